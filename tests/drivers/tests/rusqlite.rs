//! Through rusqlite.

use cells::{
    Cell, foreign,
    moments::{chrono, jiff, time},
    values,
};
use rusqlite::{
    Connection,
    types::{FromSql, ToSql},
};
use schema_as_code::{dialect::Dialect, storage::Driver};

use crate::common::{
    ADDRESS, By, DIGITS, NETWORK, REAL, SCALED, SLICE, Session, THEME, UUID_BYTES, UUID_TEXT, each, own,
    rows, scripts, sql, texts,
};

fn round_trip<C: Cell, W: ToSql + FromSql>(session: &mut Session<Connection>, by: By<C::Value, W>) {
    let connection = &session.connection;
    let fail = |error: rusqlite::Error| -> ! { panic!("{}: {error}", C::NAME) };
    let (create, remove) = scripts::<C>(Driver::Rusqlite, Dialect::Sqlite);
    for sql in create {
        connection.execute_batch(&sql).unwrap_or_else(|error| fail(error));
    }
    let sql = sql(Dialect::Sqlite);
    for (id, value, absent) in rows::<C>() {
        let written = (value.clone(), absent.clone());
        let bound = ((by.to)(value), absent.map(by.to));
        connection.execute(sql.insert, (id, bound.0, bound.1)).unwrap_or_else(|error| fail(error));
        let read = connection.query_row(sql.select, [id], |row| Ok((row.get(0)?, row.get(1)?)));
        let (value, absent): (W, Option<W>) = read.unwrap_or_else(|error| fail(error));
        assert_eq!(((by.from)(value), absent.map(by.from)), written, "{}", C::NAME);
    }
    for (id, text) in texts::<C>(Driver::Rusqlite, Dialect::Sqlite) {
        let stored: Result<String, _> = connection.query_row(sql.select, [id], |row| row.get(0));
        assert_eq!(stored.unwrap_or_else(|error| fail(error)), text, "{}", C::NAME);
    }
    if C::HAS_DEFAULT {
        let read = connection.query_row(sql.select_default, [1], |row| row.get(0));
        let made = (by.from)(read.unwrap_or_else(|error| fail(error)));
        assert!(C::is_default(&made), "{}: {made:?}", C::NAME);
    }
    for sql in remove {
        connection.execute_batch(&sql).unwrap_or_else(|error| fail(error));
    }
    session.proves::<C>();
}

/// proves E9 A2 A24
#[test]
fn rusqlite_reads_what_it_wrote_to_sqlite() {
    let connection = Connection::open_in_memory().expect("sqlite opens");
    let mut session = Session::new(connection, Driver::Rusqlite, Dialect::Sqlite);
    each!(round_trip(session),
        own() => [
            values::Truth, values::Tiny, values::Small, values::Medium, values::Large, values::UnsignedTiny,
            values::UnsignedSmall, values::UnsignedMedium, values::Single, values::Double, values::Words,
            values::Story, values::Raw, values::Digest, foreign::Named, foreign::Document,
            foreign::Identifier, chrono::Day, chrono::Hour, chrono::Local, chrono::Instant, time::Day,
            time::Hour, time::Local, time::Instant, jiff::Day, jiff::Hour, jiff::Local, jiff::Instant,
        ],
        SLICE => [values::Slice],
        ADDRESS => [values::AddressText],
        NETWORK => [foreign::NetworkText],
        UUID_BYTES => [foreign::IdentifierBytes],
        UUID_TEXT => [foreign::IdentifierText],
        SCALED => [foreign::Scaled],
        DIGITS => [foreign::Digits],
        REAL => [foreign::Approximate],
        THEME => [foreign::Typed],
    );
    session.end();
}
