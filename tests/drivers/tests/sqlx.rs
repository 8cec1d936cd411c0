//! Through sqlx, with jiff-sqlx.

use cells::{
    Cell,
    foreign::{self, Theme},
    lists,
    moments::{chrono, jiff, time},
    values,
};
use schema_as_code::{dialect::Dialect, storage::Driver};
use sqlx::{
    Connection, Decode, Encode, Executor, MySql, MySqlConnection, PgConnection, Postgres, Sqlite,
    SqliteConnection, Type, types::Json,
};
use support::Engine;

use crate::common::{
    ADDRESS, By, DIGITS, NETWORK, REAL, SCALED, SLICE, Session, UUID_TEXT, block_on, each, leak, own, rows,
    scripts, sql, texts, with_url, wrapped,
};

const JSON: By<Theme, Json<Theme>> = By { to: Json, from: |Json(theme)| theme };

/// Writes and reads the values of a cell through a connection to `$database`. Prepared statements are not
/// kept: the next table of the name has other types.
macro_rules! backend {
    ($name:ident, $database:ident, $connection:ident) => {
        async fn $name<C, W>(session: &mut Session<$connection>, by: By<C::Value, W>)
        where
            C: Cell,
            W: for<'q> Encode<'q, $database>
                + for<'r> Decode<'r, $database>
                + Type<$database>
                + Send
                + Unpin
                + 'static,
        {
            let (connection, dialect) = (&mut session.connection, session.dialect);
            let fail = |error: sqlx::Error| -> ! { panic!("{} on {dialect:?}: {error}", C::NAME) };
            let (create, remove) = scripts::<C>(Driver::Sqlx, dialect);
            for sql in create {
                connection.execute(sqlx::raw_sql(leak(sql))).await.unwrap_or_else(|error| fail(error));
            }
            let sql = sql(dialect);
            for (id, value, absent) in rows::<C>() {
                let written = (value.clone(), absent.clone());
                let query = sqlx::query(sql.insert)
                    .persistent(false)
                    .bind(id)
                    .bind((by.to)(value))
                    .bind(absent.map(by.to));
                query.execute(&mut *connection).await.unwrap_or_else(|error| fail(error));
                let query = sqlx::query_as::<_, (W, Option<W>)>(sql.select).persistent(false).bind(id);
                let read = query.fetch_one(&mut *connection).await;
                let (value, absent) = read.unwrap_or_else(|error| fail(error));
                let read = ((by.from)(value), absent.map(by.from));
                assert_eq!(read, written, "{} on {dialect:?}", C::NAME);
            }
            for (id, text) in texts::<C>(Driver::Sqlx, dialect) {
                let query = sqlx::query_as::<_, (String,)>(sql.select).persistent(false).bind(id);
                let (stored,) = query.fetch_one(&mut *connection).await.unwrap_or_else(|error| fail(error));
                assert_eq!(stored, text, "{} on {dialect:?}", C::NAME);
            }
            if C::HAS_DEFAULT {
                let query = sqlx::query_as::<_, (W,)>(sql.select_default).persistent(false).bind(1);
                let (made,) = query.fetch_one(&mut *connection).await.unwrap_or_else(|error| fail(error));
                let made = (by.from)(made);
                assert!(C::is_default(&made), "{} on {dialect:?}: {made:?}", C::NAME);
            }
            for sql in remove {
                connection.execute(sqlx::raw_sql(leak(sql))).await.unwrap_or_else(|error| fail(error));
            }
            session.proves::<C>();
        }
    };
}

backend!(on_postgres, Postgres, PgConnection);
backend!(on_mysql, MySql, MySqlConnection);
backend!(on_sqlite, Sqlite, SqliteConnection);

/// What sqlx binds to every database.
macro_rules! everywhere {
    ($through:ident($session:ident)) => {
        each!($through($session) await,
            own() => [
                values::Truth, values::Small, values::Medium, values::Large, values::Single, values::Double,
                values::Words, values::Story, values::Raw, values::Digest, foreign::Named,
                foreign::Document, foreign::Identifier, chrono::Day, chrono::Hour, chrono::Local,
                chrono::Instant, time::Day, time::Hour, time::Local, time::Instant,
            ],
            SLICE => [values::Slice],
            ADDRESS => [values::AddressText],
            NETWORK => [foreign::NetworkText],
            UUID_TEXT => [foreign::IdentifierText],
            SCALED => [foreign::Scaled],
            DIGITS => [foreign::Digits],
            REAL => [foreign::Approximate],
            JSON => [foreign::Typed],
        );
    };
}

/// proves E9 A2 A21 A24
#[test]
fn sqlx_reads_what_it_wrote_to_postgres() {
    for engine in [Engine::Postgres15, Engine::Postgres18] {
        with_url(engine, |url| async move {
            let dialect = Dialect::Postgres;
            let connection = PgConnection::connect(&url).await.expect("the server is there");
            let mut session = Session::new(connection, Driver::Sqlx, dialect);
            everywhere!(on_postgres(session));
            each!(on_postgres(session) await,
                own() => [
                    values::Address, foreign::Money, foreign::Network, lists::Truths, lists::Smalls,
                    lists::Mediums, lists::Larges, lists::Singles, lists::Doubles, lists::Words,
                    lists::Identifiers, lists::Moneys, lists::Documents, lists::Days, lists::Hours,
                    lists::Locals, lists::Instants, lists::TimeDays, lists::TimeHours, lists::TimeLocals,
                    lists::TimeInstants,
                ],
                wrapped::<_, jiff_sqlx::Date>() => [jiff::Day],
                wrapped::<_, jiff_sqlx::Time>() => [jiff::Hour],
                wrapped::<_, jiff_sqlx::DateTime>() => [jiff::Local],
                wrapped::<_, jiff_sqlx::Timestamp>() => [jiff::Instant],
            );
            session.end();
        });
    }
}

/// proves E9 A2 A24
#[test]
fn sqlx_reads_what_it_wrote_to_mysql_and_mariadb() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        with_url(engine, |url| async move {
            let dialect = engine.dialect();
            let connection = MySqlConnection::connect(&url).await.expect("the server is there");
            let mut session = Session::new(connection, Driver::Sqlx, dialect);
            everywhere!(on_mysql(session));
            each!(on_mysql(session) await,
                own() => [
                    values::Tiny, values::UnsignedTiny, values::UnsignedSmall, values::UnsignedMedium,
                    values::UnsignedLarge, foreign::IdentifierBytes, foreign::Money,
                ],
            );
            session.end();
        });
    }
}

/// proves E9 A2 A24
#[test]
fn sqlx_reads_what_it_wrote_to_sqlite() {
    block_on(async {
        let dialect = Dialect::Sqlite;
        let connection = SqliteConnection::connect("sqlite::memory:").await.expect("sqlite opens");
        let mut session = Session::new(connection, Driver::Sqlx, dialect);
        everywhere!(on_sqlite(session));
        each!(on_sqlite(session) await,
            own() => [
                values::Tiny, values::UnsignedTiny, values::UnsignedSmall, values::UnsignedMedium,
                foreign::IdentifierBytes,
            ],
            wrapped::<_, jiff_sqlx::Date>() => [jiff::Day],
            wrapped::<_, jiff_sqlx::Time>() => [jiff::Hour],
            wrapped::<_, jiff_sqlx::DateTime>() => [jiff::Local],
            wrapped::<_, jiff_sqlx::Timestamp>() => [jiff::Instant],
        );
        session.end();
    });
}
