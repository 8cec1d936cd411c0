//! Through sqlx.

use ::sqlx::{Connection, Executor, MySqlConnection, PgConnection, SqliteConnection};
use schema_as_code::{Schema, def::SchemaDef, dialect::Dialect, emit};
use support::{Database, Engine};
use tokio::runtime::Builder;

use super::sample::{
    Integers, LargeInteger, Money, MySqlSamples, OptionalSample, PostgresSamples, Sample, Samples,
    SqliteSamples, optional_samples, samples,
};

/// Statements that make `schema` on `dialect`.
fn create(schema: &'static SchemaDef, dialect: Dialect) -> Vec<&'static str> {
    let target = schema.target(dialect).expect("the samples name the dialect");
    let emission = emit::emit(schema, target).unwrap_or_else(|error| panic!("{dialect:?}: {error}"));
    emission.create.texts().map(|sql| &*Box::leak(sql.to_owned().into_boxed_str())).collect()
}

/// `INSERT INTO table (a, b) VALUES (?, ?)` with the placeholders of `dialect`.
fn insert(table: &str, columns: &[&str], dialect: Dialect) -> &'static str {
    let values: Vec<_> = (1..=columns.len())
        .map(|number| if dialect == Dialect::Postgres { format!("${number}") } else { "?".to_owned() })
        .collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", "));
    Box::leak(sql.into_boxed_str())
}

/// Writes and reads rows with the fields named, through a connection of any backend.
macro_rules! round_trip {
    ($connection:expr, $dialect:expr, $entity:ident in $table:literal, [$($field:ident),+ $(,)?], $rows:expr) => {{
        let rows: Vec<$entity> = $rows;
        let sql = insert($table, &[$(stringify!($field)),+], $dialect);
        for row in &rows {
            let row = row.clone();
            ::sqlx::query(sql)$(.bind(row.$field))+.execute(&mut $connection).await.unwrap_or_else(|error| panic!("{:?}: {error}", $dialect));
        }
        for row in &rows {
            let select = concat!("SELECT * FROM ", $table, " WHERE id = ");
            let select: &'static str = Box::leak(
                format!("{select}{}", if $dialect == Dialect::Postgres { "$1" } else { "?" }).into_boxed_str(),
            );
            let read: $entity = ::sqlx::query_as(select)
                .bind(row.id)
                .fetch_one(&mut $connection)
                .await
                .unwrap_or_else(|error| panic!("{:?}: {error}", $dialect));
            assert_eq!(*row, read, "{:?}", $dialect);
        }
    }};
}

/// What every dialect stores.
macro_rules! common_samples {
    ($connection:expr, $dialect:expr) => {{
        for sql in create(Samples::DEF, $dialect) {
            $connection.execute(::sqlx::raw_sql(sql)).await.unwrap_or_else(|error| panic!("{error}\n{sql}"));
        }
        round_trip!($connection, $dialect, Sample in "samples", [
            id, truth, small, medium, large, single_float, double_float, words, story, raw, day, hour, wall_clock, instant,
            document, color, made_at, usual_color, usual_truth, usual_words,
        ], samples_for($dialect));
        round_trip!($connection, $dialect, OptionalSample in "optional_samples", [
            id, truth, small, medium, large, single_float, double_float, words, story, raw, day, hour, wall_clock, instant,
            document, color, reference,
        ], optional_samples());
        // Defaults are made by the database, and must come back through the driver like any value.
        let row = samples().remove(0);
        let sql = insert("samples", &[
            "truth", "small", "medium", "large", "single_float", "double_float", "words", "story", "raw", "day", "hour",
            "wall_clock", "instant", "document", "color",
        ], $dialect);
        $connection.execute(::sqlx::raw_sql("DELETE FROM samples")).await.expect("rows are removed");
        ::sqlx::query(sql)
            .bind(row.truth).bind(row.small).bind(row.medium).bind(row.large).bind(row.single_float).bind(row.double_float)
            .bind(row.words).bind(row.story).bind(row.raw).bind(row.day).bind(row.hour).bind(row.wall_clock)
            .bind(row.instant).bind(row.document).bind(row.color)
            .execute(&mut $connection).await.expect("defaults fill the rest");
        let read: Sample = ::sqlx::query_as("SELECT * FROM samples").fetch_one(&mut $connection).await
            .unwrap_or_else(|error| panic!("{:?}: {error}", $dialect));
        assert!(chrono::Utc::now().signed_duration_since(read.made_at).num_seconds().abs() < 300, "{:?}: {}", $dialect, read.made_at);
        assert_eq!(read.usual_color, super::color::Color::Red);
        assert!(read.usual_truth);
        assert_eq!(read.usual_words, "it's a \\ \"usual\" text");
        assert!(!read.id.is_nil());
    }};
}

/// sqlx binds a `DateTime<Utc>` as a TIMESTAMP, and MariaDB takes none after 2038-01-19, whatever the
/// column's type: an application that must write later ones to MariaDB binds a `NaiveDateTime`.
fn samples_for(dialect: Dialect) -> Vec<Sample> {
    let mut samples = samples();
    if dialect == Dialect::MariaDb {
        let end =
            chrono::DateTime::from_timestamp(i64::from(i32::MAX), 0).expect("the end of 32 bits is a time");
        for sample in &mut samples {
            sample.instant = sample.instant.min(end);
        }
    }
    samples
}

fn integers() -> Vec<Integers> {
    vec![
        Integers {
            id: 1,
            tiny: i8::MIN,
            unsigned_tiny: u8::MAX,
            unsigned_small: u16::MAX,
            unsigned_medium: u32::MAX,
        },
        Integers { id: 2, tiny: i8::MAX, unsigned_tiny: 0, unsigned_small: 0, unsigned_medium: 0 },
    ]
}

fn money() -> Vec<Money> {
    ["0.000", "0.190", "123456789.123", "-999999999.999"]
        .into_iter()
        .zip(1..)
        .map(|(amount, id)| Money { id, amount: amount.parse().expect("a decimal") })
        .collect()
}

/// proves E9 A2
#[test]
fn sqlx_reads_what_it_wrote_to_postgres() {
    for engine in [Engine::Postgres15, Engine::Postgres18] {
        with_url(engine, |url| async move {
            let mut connection = PgConnection::connect(&url).await.expect("the server is there");
            common_samples!(connection, Dialect::Postgres);
            for sql in create(PostgresSamples::DEF, Dialect::Postgres) {
                connection.execute(::sqlx::raw_sql(sql)).await.expect("the table is made");
            }
            round_trip!(connection, Dialect::Postgres, Money in "money", [id, amount], money());
        });
    }
}

/// proves E9 A2
#[test]
fn sqlx_reads_what_it_wrote_to_mysql_and_mariadb() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        with_url(engine, |url| async move {
            let dialect = engine.dialect();
            let mut connection = MySqlConnection::connect(&url).await.expect("the server is there");
            common_samples!(connection, dialect);
            let late = ::sqlx::query("UPDATE samples SET instant = ?").bind(samples().remove(1).instant);
            let late = late.execute(&mut connection).await;
            // FIXME: passes when MariaDB, or sqlx for it, takes timestamps after 2038.
            assert_eq!(late.is_ok(), dialect == Dialect::MySql, "{dialect:?}: {late:?}");
            let late =
                ::sqlx::query("UPDATE samples SET instant = ?").bind(samples().remove(1).instant.naive_utc());
            late.execute(&mut connection).await.expect("a local timestamp has no such end");
            let read: Sample = ::sqlx::query_as("SELECT * FROM samples")
                .fetch_one(&mut connection)
                .await
                .expect("a row is read");
            assert_eq!(read.instant, samples().remove(1).instant);
            for sql in create(MySqlSamples::DEF, dialect) {
                connection.execute(::sqlx::raw_sql(sql)).await.expect("the tables are made");
            }
            round_trip!(connection, dialect, Integers in "integers", [
                id, tiny, unsigned_tiny, unsigned_small, unsigned_medium,
            ], integers());
            round_trip!(connection, dialect, LargeInteger in "large_integers", [id, value], vec![
                LargeInteger { id: 1, value: u64::MAX },
                LargeInteger { id: 2, value: 0 },
            ]);
            round_trip!(connection, dialect, Money in "money", [id, amount], money());
        });
    }
}

/// proves E9 A2
#[test]
fn sqlx_reads_what_it_wrote_to_sqlite() {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let mut connection = SqliteConnection::connect("sqlite::memory:").await.expect("sqlite opens");
        common_samples!(connection, Dialect::Sqlite);
        for sql in create(SqliteSamples::DEF, Dialect::Sqlite) {
            connection.execute(::sqlx::raw_sql(sql)).await.expect("the tables are made");
        }
        round_trip!(connection, Dialect::Sqlite, Integers in "integers", [
            id, tiny, unsigned_tiny, unsigned_small, unsigned_medium,
        ], integers());
        // sqlx has no decimals for SQLite: the application binds the scaled integer itself.
        for row in money() {
            let scaled = i64::try_from(row.amount.mantissa()).expect("twelve digits fit");
            let sql = insert("money", &["id", "amount"], Dialect::Sqlite);
            ::sqlx::query(sql)
                .bind(row.id)
                .bind(scaled)
                .execute(&mut connection)
                .await
                .expect("a row is written");
        }
        let read: Vec<(i32, i64)> = ::sqlx::query_as("SELECT id, amount FROM money ORDER BY id")
            .fetch_all(&mut connection)
            .await
            .expect("rows");
        let read: Vec<Money> = read
            .into_iter()
            .map(|(id, amount)| Money { id, amount: rust_decimal::Decimal::new(amount, 3) })
            .collect();
        assert_eq!(read, money());
    });
}

fn with_url<F: Future<Output = ()>>(engine: Engine, run: impl FnOnce(String) -> F) {
    let Some(database) = Database::create(engine, "drivers") else { return };
    let url = database.url().expect("a server has a url");
    Builder::new_current_thread().enable_all().build().expect("a runtime starts").block_on(run(url));
}
