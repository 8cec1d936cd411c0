//! Schemas of real applications are read back without loss.
#![cfg(feature = "live-sqlite")]

use std::{io::Write as _, path::PathBuf};

use rusqlite::Connection;
use schema_as_code_emit::{
    catalog::Table,
    live::{ForeignKind, Introspection, sqlite::introspect},
};

/// The dump called `name`, or `None` with a word about it where the corpus is not there.
///
/// The corpus lies beside the project; `SCHEMA_CORPUS` names another place, and where that is set the
/// corpus must be there.
fn dump(name: &str) -> Option<String> {
    let said = std::env::var_os("SCHEMA_CORPUS").map(PathBuf::from);
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/schemas");
    let path = said.clone().unwrap_or_else(|| PathBuf::from(beside)).join("sqlite").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if said.is_some() => panic!("{}: {error}", path.display()),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "NOT TESTED: {}: {error}", path.display());
            None
        }
    }
}

fn read(sql: &str) -> (Connection, Introspection) {
    let database = Connection::open_in_memory().expect("memory is enough");
    database.execute_batch(sql).expect("the dump is SQL");
    let found = introspect(&database).expect("the dump is read");
    (database, found)
}

/// Reading the same file twice, and the same text in another file, gives the same.
fn is_stable(sql: &str) -> Introspection {
    let (database, first) = read(sql);
    assert_eq!(first, introspect(&database).expect("it is read again"));
    let (_, second) = read(sql);
    assert_eq!(first, second);
    first
}

fn count(found: &Introspection, items: impl Fn(&Table) -> usize) -> usize {
    found.catalog.tables.iter().map(items).sum()
}

#[test]
fn reads_chinook() {
    let Some(sql) = dump("chinook.sql") else { return };
    let found = is_stable(&sql);
    assert_eq!(found.catalog.tables.len(), sql.matches("CREATE TABLE").count());
    assert_eq!(count(&found, |table| table.foreign_keys.len()), sql.matches("FOREIGN KEY").count());
    assert_eq!(count(&found, |table| table.indexes.len()), sql.matches("INDEX [").count());
    assert_eq!(found.unheld, []);
    assert_eq!(found.foreign, []);
    let line =
        found.catalog.tables.iter().find(|table| table.name.name == "PlaylistTrack").expect("it is there");
    let key = line.primary_key.as_ref().expect("it has a key");
    assert_eq!(key.columns, ["PlaylistId", "TrackId"]);
    assert_eq!(key.name.as_deref(), Some("PK_PlaylistTrack"));
}

#[test]
fn reads_sakila() {
    let Some(sql) = dump("sakila.sql") else { return };
    let found = is_stable(&sql);
    assert_eq!(found.catalog.tables.len(), sql.matches("CREATE TABLE").count());
    assert_eq!(count(&found, |table| table.triggers.len()), sql.matches("CREATE TRIGGER").count());
    assert_eq!(count(&found, |table| table.indexes.len()), sql.matches("INDEX ").count());
    assert_eq!(count(&found, |table| table.checks.len()), sql.matches("CHECK(").count());
    assert_eq!(count(&found, |table| table.foreign_keys.len()), sql.matches("FOREIGN KEY").count());
    assert_eq!(found.catalog.views.len(), sql.matches("CREATE VIEW").count());
    assert_eq!(found.foreign, []);
}

#[test]
fn reads_rauthy() {
    let Some(sql) = dump("rauthy.sql") else { return };
    let found = is_stable(&sql);
    assert_eq!(found.catalog.tables.len(), sql.matches("CREATE TABLE").count());
    assert_eq!(count(&found, |table| table.indexes.len()), sql.matches("INDEX ").count());
    assert_eq!(count(&found, |table| table.foreign_keys.len()), sql.matches("REFERENCES").count());
    let keys = found.catalog.tables.iter().filter(|table| table.primary_key.is_some()).count();
    assert_eq!(keys, sql.matches("PRIMARY KEY").count());
    let identities = |table: &Table| table.columns.iter().filter(|column| column.is_identity).count();
    assert_eq!(count(&found, identities), sql.to_uppercase().matches("AUTOINCREMENT").count());
    let foreign: Vec<_> = found.foreign.iter().map(|object| (object.kind, object.name.as_str())).collect();
    assert_eq!(foreign, [(ForeignKind::Internal, "sqlite_sequence")]);
}
