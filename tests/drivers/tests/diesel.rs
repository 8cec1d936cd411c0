//! Through diesel, with jiff-diesel: SQLite by its own connection, the servers by those of diesel-async,
//! which need no C library. What is written and read is made by diesel itself either way.

use std::{fmt::Debug, marker::PhantomData};

use cells::{
    Cell, ColorSql, foreign, lists,
    moments::{chrono, jiff, time},
    values,
};
use diesel::{
    Connection as _, QueryableByName, SqliteConnection,
    backend::Backend,
    connection::SimpleConnection as _,
    deserialize::{self, FromSql},
    mysql::Mysql,
    pg::Pg,
    query_builder::QueryId,
    row::NamedRow,
    serialize::ToSql,
    sql_query,
    sql_types::{
        Array, BigInt, Binary, Bool, Date, Datetime, Double, Float, HasSqlType, Inet, Integer, Json, Jsonb,
        Nullable, Numeric, SingleValue, SmallInt, SqlType, Text, Time, Timestamp, Timestamptz,
        TimestamptzSqlite, TinyInt, Unsigned, Uuid, is_nullable::NotNull,
    },
    sqlite::Sqlite,
};
use diesel_async::{AsyncConnection, AsyncMysqlConnection, AsyncPgConnection, SimpleAsyncConnection};
use schema_as_code::{dialect::Dialect, storage::Driver};
use support::Engine;

use crate::common::{
    ADDRESS, By, DIGITS, NETWORK, REAL, SCALED, SLICE, Session, THEME, UUID_BYTES, UUID_TEXT, own, rows,
    scripts, sql, texts, with_url, wrapped,
};

/// `value` and `absent` of a row, of the SQL type `ST`.
struct Read<ST, W> {
    value: W,
    absent: Option<W>,
    sql_type: PhantomData<ST>,
}

impl<DB: Backend, ST, W> QueryableByName<DB> for Read<ST, W>
where
    ST: SqlType<IsNull = NotNull>,
    W: FromSql<ST, DB>,
    Option<W>: FromSql<Nullable<ST>, DB>,
{
    fn build<'a>(row: &impl NamedRow<'a, DB>) -> deserialize::Result<Self> {
        Ok(Self {
            value: NamedRow::get::<ST, W>(row, "value")?,
            absent: NamedRow::get::<Nullable<ST>, Option<W>>(row, "absent")?,
            sql_type: PhantomData,
        })
    }
}

/// `made` of a row.
struct Made<ST, W>(W, PhantomData<ST>);

impl<DB: Backend, ST, W: FromSql<ST, DB>> QueryableByName<DB> for Made<ST, W> {
    fn build<'a>(row: &impl NamedRow<'a, DB>) -> deserialize::Result<Self> {
        Ok(Self(NamedRow::get::<ST, W>(row, "made")?, PhantomData))
    }
}

/// Writes and reads the values of a cell as the SQL type `ST`; the connection of SQLite waits for nothing.
macro_rules! backend {
    ($name:ident, $backend:ident, $connection:ident, $($dsl:ident)::+ $(, $await:tt)?) => {
        async fn $name<C, ST, W>(session: &mut Session<$connection>, by: By<C::Value, W>)
        where
            C: Cell,
            ST: SqlType<IsNull = NotNull> + SingleValue + QueryId + Send + 'static,
            Nullable<ST>: QueryId,
            $backend: HasSqlType<ST>,
            W: ToSql<ST, $backend> + FromSql<ST, $backend> + Debug + Send + 'static,
        {
            use $($dsl)::+ as Dsl;

            let (connection, dialect) = (&mut session.connection, session.dialect);
            let fail = |error: diesel::result::Error| -> ! { panic!("{} on {dialect:?}: {error}", C::NAME) };
            let (create, remove) = scripts::<C>(Driver::Diesel, dialect);
            for sql in create {
                connection.batch_execute(&sql)$(.$await)?.unwrap_or_else(|error| fail(error));
            }
            let sql = sql(dialect);
            for (id, value, absent) in rows::<C>() {
                let written = (value.clone(), absent.clone());
                let query = sql_query(sql.insert).bind::<Integer, _>(id);
                let query = query.bind::<ST, _>((by.to)(value)).bind::<Nullable<ST>, _>(absent.map(by.to));
                Dsl::execute(query, connection)$(.$await)?.unwrap_or_else(|error| fail(error));
                let query = sql_query(sql.select).bind::<Integer, _>(id);
                let read: Result<Read<ST, W>, _> = Dsl::get_result(query, connection)$(.$await)?;
                let Read { value, absent, .. } = read.unwrap_or_else(|error| fail(error));
                let read = ((by.from)(value), absent.map(by.from));
                assert_eq!(read, written, "{} on {dialect:?}", C::NAME);
            }
            for (id, text) in texts::<C>(Driver::Diesel, dialect) {
                let query = sql_query(sql.select).bind::<Integer, _>(id);
                let read: Result<Read<Text, String>, _> = Dsl::get_result(query, connection)$(.$await)?;
                assert_eq!(read.unwrap_or_else(|error| fail(error)).value, text, "{} on {dialect:?}", C::NAME);
            }
            if C::HAS_DEFAULT {
                let query = sql_query(sql.select_default).bind::<Integer, _>(1);
                let made: Result<Made<ST, W>, _> = Dsl::get_result(query, connection)$(.$await)?;
                let made = (by.from)(made.unwrap_or_else(|error| fail(error)).0);
                assert!(C::is_default(&made), "{} on {dialect:?}: {made:?}", C::NAME);
            }
            for sql in remove {
                connection.batch_execute(&sql)$(.$await)?.unwrap_or_else(|error| fail(error));
            }
            session.proves::<C>();
        }
    };
}

backend!(on_postgres, Pg, AsyncPgConnection, diesel_async::RunQueryDsl, await);
backend!(on_mysql, Mysql, AsyncMysqlConnection, diesel_async::RunQueryDsl, await);
backend!(on_sqlite, Sqlite, SqliteConnection, diesel::RunQueryDsl);

/// `each!(on_sqlite(session), Bool, own() => [A, B])`: a call for each cell.
macro_rules! each {
    ($through:ident($session:ident), $($sql:ty, $by:expr => [$($cell:ty),* $(,)?]),* $(,)?) => {
        $($($through::<$cell, $sql, _>(&mut $session, $by).await;)*)*
    };
}

/// What diesel binds to every database in one way.
macro_rules! everywhere {
    ($through:ident($session:ident)) => {
        each!($through($session),
            Bool, own() => [values::Truth],
            SmallInt, own() => [values::Small],
            Integer, own() => [values::Medium],
            BigInt, own() => [values::Large],
            Float, own() => [values::Single],
            Double, own() => [values::Double],
            Text, own() => [values::Words, values::Story],
            Binary, own() => [values::Raw, values::Digest],
            Binary, SLICE => [values::Slice],
            Date, own() => [chrono::Day, time::Day],
            Time, own() => [chrono::Hour],
            Timestamp, own() => [chrono::Local, time::Local],
            Date, wrapped::<_, jiff_diesel::Date>() => [jiff::Day],
            Time, wrapped::<_, jiff_diesel::Time>() => [jiff::Hour],
            Timestamp, wrapped::<_, jiff_diesel::DateTime>() => [jiff::Local],
            Text, ADDRESS => [values::AddressText],
            Text, NETWORK => [foreign::NetworkText],
            Text, UUID_TEXT => [foreign::IdentifierText],
            BigInt, SCALED => [foreign::Scaled],
            Text, DIGITS => [foreign::Digits],
            Double, REAL => [foreign::Approximate],
        );
    };
}

/// proves E9 A2 A21 A24
#[test]
fn diesel_reads_what_it_wrote_to_postgres() {
    for engine in [Engine::Postgres15, Engine::Postgres18] {
        with_url(engine, |url| async move {
            let connection = AsyncPgConnection::establish(&url).await.expect("the server is there");
            let mut session = Session::new(connection, Driver::Diesel, Dialect::Postgres);
            everywhere!(on_postgres(session));
            each!(on_postgres(session),
                ColorSql, own() => [foreign::Named],
                Jsonb, own() => [foreign::Document],
                Jsonb, THEME => [foreign::Typed],
                Time, own() => [time::Hour],
                Uuid, own() => [foreign::Identifier],
                Numeric, own() => [foreign::Money],
                Inet, own() => [foreign::Network],
                Timestamptz, own() => [chrono::Instant, time::Instant],
                Timestamptz, wrapped::<_, jiff_diesel::Timestamp>() => [jiff::Instant],
                Array<Bool>, own() => [lists::Truths],
                Array<SmallInt>, own() => [lists::Smalls],
                Array<Integer>, own() => [lists::Mediums],
                Array<BigInt>, own() => [lists::Larges],
                Array<Float>, own() => [lists::Singles],
                Array<Double>, own() => [lists::Doubles],
                Array<Text>, own() => [lists::Words],
                Array<Uuid>, own() => [lists::Identifiers],
                Array<Numeric>, own() => [lists::Moneys],
                Array<Jsonb>, own() => [lists::Documents],
                Array<Date>, own() => [lists::Days, lists::TimeDays],
                Array<Time>, own() => [lists::Hours, lists::TimeHours],
                Array<Timestamp>, own() => [lists::Locals, lists::TimeLocals],
                Array<Timestamptz>, own() => [lists::Instants, lists::TimeInstants],
            );
            session.end();
        });
    }
}

/// proves E9 A2 A24
#[test]
fn diesel_reads_what_it_wrote_to_mysql_and_mariadb() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        with_url(engine, |url| async move {
            let connection = AsyncMysqlConnection::establish(&url).await.expect("the server is there");
            let mut session = Session::new(connection, Driver::Diesel, engine.dialect());
            everywhere!(on_mysql(session));
            each!(on_mysql(session),
                TinyInt, own() => [values::Tiny],
                Unsigned<TinyInt>, own() => [values::UnsignedTiny],
                Unsigned<SmallInt>, own() => [values::UnsignedSmall],
                Unsigned<Integer>, own() => [values::UnsignedMedium],
                Unsigned<BigInt>, own() => [values::UnsignedLarge],
                Text, own() => [foreign::Named],
                Json, own() => [foreign::Document],
                Json, THEME => [foreign::Typed],
                Binary, UUID_BYTES => [foreign::IdentifierBytes],
                Numeric, own() => [foreign::Money],
                Timestamp, own() => [time::Instant],
                Datetime, wrapped::<_, jiff_diesel::Timestamp>() => [jiff::Instant],
            );
            session.end();
        });
    }
}

/// proves E9 A2 A24
#[test]
fn diesel_reads_what_it_wrote_to_sqlite() {
    crate::common::block_on(async {
        let connection = SqliteConnection::establish(":memory:").expect("sqlite opens");
        let mut session = Session::new(connection, Driver::Diesel, Dialect::Sqlite);
        everywhere!(on_sqlite(session));
        each!(on_sqlite(session),
            Text, own() => [foreign::Named],
            Json, own() => [foreign::Document],
            Json, THEME => [foreign::Typed],
            Binary, UUID_BYTES => [foreign::IdentifierBytes],
            Time, own() => [time::Hour],
            TimestamptzSqlite, own() => [chrono::Instant, time::Instant],
            TimestamptzSqlite, wrapped::<_, jiff_diesel::Timestamp>() => [jiff::Instant],
        );
        session.end();
    });
}
