//! Through SeaORM's own values, over sqlx.

use cells::{
    Cell, Color,
    foreign::{self, Theme},
    lists,
    moments::{chrono, time},
    values,
};
use schema_as_code::{ColumnEnum, dialect::Dialect, storage::Driver};
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DbErr, DeriveActiveEnum, EnumIter, FromJsonQueryResult,
    Statement, TryGetable, Value, sea_query::Nullable,
};
use serde::{Deserialize, Serialize};
use support::Engine;

use crate::{
    beside::sea_orm_reads_entities,
    common::{
        ADDRESS, By, DIGITS, NETWORK, REAL, SCALED, SLICE, Session, UUID_TEXT, block_on, each, own, rows,
        scripts, sql, texts, with_url, wrapped,
    },
};

/// The color once more: SeaORM's derive implements traits of sqlx, which `Color` derives itself.
// proves E1
#[derive(Debug, Clone, PartialEq, Eq, ColumnEnum, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Enum", enum_name = "color", rename_all = "snake_case")]
#[column(type_name = "color")]
pub(crate) enum SeaColor {
    Red,
    DarkBlue,
}

impl From<Color> for SeaColor {
    fn from(color: Color) -> Self {
        match color {
            Color::Red => Self::Red,
            Color::DarkBlue => Self::DarkBlue,
        }
    }
}

impl From<SeaColor> for Color {
    fn from(color: SeaColor) -> Self {
        match color {
            SeaColor::Red => Self::Red,
            SeaColor::DarkBlue => Self::DarkBlue,
        }
    }
}

/// A document of a type of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
pub(crate) struct SeaTheme(Theme);

const JSON: By<Theme, SeaTheme> = By { to: SeaTheme, from: |SeaTheme(theme)| theme };

async fn round_trip<C, W>(session: &mut Session<DatabaseConnection>, by: By<C::Value, W>)
where
    C: Cell,
    W: Into<Value> + Nullable + TryGetable,
{
    let (connection, dialect) = (&session.connection, session.dialect);
    let backend = connection.get_database_backend();
    let fail = |error: DbErr| -> ! { panic!("{} on {dialect:?}: {error}", C::NAME) };
    let (create, remove) = scripts::<C>(Driver::SeaOrm, dialect);
    for sql in create {
        connection.execute_unprepared(&sql).await.unwrap_or_else(|error| fail(error));
    }
    let sql = sql(dialect);
    // Prepared statements are kept by their text, and the next table of the name has other types.
    let text = |sql: &str| format!("{sql} /* {} */", C::NAME);
    for (id, value, absent) in rows::<C>() {
        let written = (value.clone(), absent.clone());
        let bound: [Value; 3] = [id.into(), (by.to)(value).into(), absent.map(by.to).into()];
        let insert = Statement::from_sql_and_values(backend, text(sql.insert), bound);
        connection.execute_raw(insert).await.unwrap_or_else(|error| fail(error));
        let select = Statement::from_sql_and_values(backend, text(sql.select), [id.into()]);
        let row = connection.query_one_raw(select).await.unwrap_or_else(|error| fail(error)).expect("a row");
        let value: W = row.try_get("", "value").unwrap_or_else(|error| fail(error));
        let absent: Option<W> = row.try_get("", "absent").unwrap_or_else(|error| fail(error));
        assert_eq!(((by.from)(value), absent.map(by.from)), written, "{} on {dialect:?}", C::NAME);
    }
    for (id, expected) in texts::<C>(Driver::SeaOrm, dialect) {
        let select = Statement::from_sql_and_values(backend, text(sql.select), [id.into()]);
        let row = connection.query_one_raw(select).await.unwrap_or_else(|error| fail(error)).expect("a row");
        let stored: String = row.try_get("", "value").unwrap_or_else(|error| fail(error));
        assert_eq!(stored, expected, "{} on {dialect:?}", C::NAME);
    }
    if C::HAS_DEFAULT {
        let select = Statement::from_sql_and_values(backend, text(sql.select_default), [1.into()]);
        let row = connection.query_one_raw(select).await.unwrap_or_else(|error| fail(error)).expect("a row");
        let made = (by.from)(row.try_get("", "made").unwrap_or_else(|error| fail(error)));
        assert!(C::is_default(&made), "{} on {dialect:?}: {made:?}", C::NAME);
    }
    for sql in remove {
        connection.execute_unprepared(&sql).await.unwrap_or_else(|error| fail(error));
    }
    session.proves::<C>();
}

/// What SeaORM binds to every database.
macro_rules! everywhere {
    ($session:ident) => {
        each!(round_trip($session) await,
            own() => [
                values::Truth, values::Small, values::Medium, values::Large, values::Single, values::Double,
                values::Words, values::Story, values::Raw, values::Digest, foreign::Document,
                foreign::Identifier, chrono::Day, chrono::Hour, chrono::Local, chrono::Instant, time::Day,
                time::Hour, time::Local, time::Instant,
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

async fn connected(url: &str, dialect: Dialect) -> Session<DatabaseConnection> {
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1);
    let connection = Database::connect(options).await.expect("the database is there");
    Session::new(connection, Driver::SeaOrm, dialect)
}

/// proves E1 E9 A2 A21 A24
#[test]
fn sea_orm_reads_what_it_wrote_to_postgres() {
    for engine in [Engine::Postgres15, Engine::Postgres18] {
        with_url(engine, |url| async move {
            let mut session = connected(&url, Dialect::Postgres).await;
            everywhere!(session);
            each!(round_trip(session) await,
                own() => [
                    foreign::Money, foreign::Network, lists::Truths, lists::Smalls, lists::Mediums,
                    lists::Larges, lists::Singles, lists::Doubles, lists::Words, lists::Identifiers,
                    lists::Moneys, lists::Documents, lists::Days, lists::Hours, lists::Locals,
                    lists::Instants, lists::TimeDays, lists::TimeHours, lists::TimeLocals,
                    lists::TimeInstants,
                ],
            );
            // Only an entity makes the cast that PostgreSQL's enums need.
            sea_orm_reads_entities(&session.connection, session.dialect).await;
            session.proves::<foreign::Named>();
            session.end();
        });
    }
}

/// proves E1 E9 A2 A24
#[test]
fn sea_orm_reads_what_it_wrote_to_mysql_and_mariadb() {
    for engine in [Engine::MySql, Engine::MariaDb] {
        with_url(engine, |url| async move {
            let mut session = connected(&url, engine.dialect()).await;
            everywhere!(session);
            each!(round_trip(session) await,
                own() => [
                    values::Tiny, values::UnsignedTiny, values::UnsignedSmall, values::UnsignedMedium,
                    values::UnsignedLarge, foreign::IdentifierBytes, foreign::Money,
                ],
                wrapped::<_, SeaColor>() => [foreign::Named],
            );
            sea_orm_reads_entities(&session.connection, session.dialect).await;
            session.end();
        });
    }
}

/// proves E1 E9 A2 A24
#[test]
fn sea_orm_reads_what_it_wrote_to_sqlite() {
    block_on(async {
        let mut session = connected("sqlite::memory:", Dialect::Sqlite).await;
        everywhere!(session);
        each!(round_trip(session) await,
            own() => [
                values::Tiny, values::UnsignedTiny, values::UnsignedSmall, values::UnsignedMedium,
                foreign::IdentifierBytes,
            ],
            wrapped::<_, SeaColor>() => [foreign::Named],
        );
        sea_orm_reads_entities(&session.connection, session.dialect).await;
        session.end();
    });
}
