//! Through tokio-postgres.

use cells::{
    Cell,
    foreign::{self, Theme},
    lists,
    moments::{chrono, jiff, time},
    values,
};
use schema_as_code::{dialect::Dialect, storage::Driver};
use support::Engine;
use tokio_postgres::{
    Client, NoTls,
    types::{FromSqlOwned, Json, ToSql},
};

use crate::common::{
    ADDRESS, By, DIGITS, NETWORK, REAL, SCALED, SLICE, Session, UUID_TEXT, each, own, rows, scripts, sql,
    with_url,
};

const JSON: By<Theme, Json<Theme>> = By { to: Json, from: |Json(theme)| theme };

async fn round_trip<C, W>(session: &mut Session<Client>, by: By<C::Value, W>)
where
    C: Cell,
    W: ToSql + FromSqlOwned + Sync,
{
    let client = &session.connection;
    let fail = |error: tokio_postgres::Error| -> ! { panic!("{}: {error:?}", C::NAME) };
    let (create, remove) = scripts::<C>(Driver::TokioPostgres, Dialect::Postgres);
    for sql in create {
        client.batch_execute(&sql).await.unwrap_or_else(|error| fail(error));
    }
    let sql = sql(Dialect::Postgres);
    for (id, value, absent) in rows::<C>() {
        let written = (value.clone(), absent.clone());
        let (value, absent) = ((by.to)(value), absent.map(by.to));
        client.execute(sql.insert, &[&id, &value, &absent]).await.unwrap_or_else(|error| fail(error));
        let row = client.query_one(sql.select, &[&id]).await.unwrap_or_else(|error| fail(error));
        let value: W = row.try_get(0).unwrap_or_else(|error| fail(error));
        let absent: Option<W> = row.try_get(1).unwrap_or_else(|error| fail(error));
        assert_eq!(((by.from)(value), absent.map(by.from)), written, "{}", C::NAME);
    }
    if C::HAS_DEFAULT {
        let row = client.query_one(sql.select_default, &[&1]).await.unwrap_or_else(|error| fail(error));
        let made = (by.from)(row.try_get(0).unwrap_or_else(|error| fail(error)));
        assert!(C::is_default(&made), "{}: {made:?}", C::NAME);
    }
    for sql in remove {
        client.batch_execute(&sql).await.unwrap_or_else(|error| fail(error));
    }
    session.proves::<C>();
}

/// proves E9 A2 A21 A24
#[test]
fn tokio_postgres_reads_what_it_wrote_to_postgres() {
    for engine in [Engine::Postgres15, Engine::Postgres18] {
        with_url(engine, |url| async move {
            let (client, connection) =
                tokio_postgres::connect(&url, NoTls).await.expect("the server is there");
            tokio::spawn(connection);
            let mut session = Session::new(client, Driver::TokioPostgres, Dialect::Postgres);
            each!(round_trip(session) await,
                own() => [
                    values::Truth, values::Small, values::Medium, values::Large, values::Single,
                    values::Double, values::Words, values::Story, values::Raw, values::Digest,
                    values::Address, foreign::Named, foreign::Document, foreign::Identifier,
                    foreign::Money, chrono::Day, chrono::Hour, chrono::Local, chrono::Instant, time::Day,
                    time::Hour, time::Local, time::Instant, jiff::Day, jiff::Hour, jiff::Local,
                    jiff::Instant, lists::Truths, lists::Smalls, lists::Mediums, lists::Larges,
                    lists::Singles, lists::Doubles, lists::Words, lists::Identifiers, lists::Moneys,
                    lists::Documents, lists::Days, lists::Hours, lists::Locals, lists::Instants,
                    lists::TimeDays, lists::TimeHours, lists::TimeLocals, lists::TimeInstants,
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
            session.end();
        });
    }
}
