//! A database file as a catalog.

mod comment;
mod constraint;
mod foreign;
mod index;
mod search;
mod table;
mod trigger;
mod unnamed;
mod view;

use std::collections::BTreeMap;

use rusqlite::Connection;
use schema_as_code_core::dialect::{Dialect, Version};

pub(super) use search::is_fts5;
pub use unnamed::is_unnamed;

use super::{
    IntrospectError, Names,
    query::{self, SchemaRow, TableRow},
};
use crate::{
    catalog::{Catalog, Table, Text},
    live::Introspection,
};

/// Reads what the file of `database` holds; temporary and attached databases are left alone.
///
/// Everything is read in one transaction. Constraints that SQLite knows no name of get one from what
/// they say ([`is_unnamed`]).
///
/// # Errors
/// When the database cannot be read, or when the text of an object is not understood; the error names
/// the object. Nothing is skipped.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::introspect;
///
/// let database = rusqlite::Connection::open_in_memory()?;
/// database.execute_batch("CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT NOT NULL) STRICT")?;
/// let found = introspect(&database)?;
/// assert_eq!(found.catalog.tables[0].columns[1].name, "email");
/// assert!(found.foreign.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn introspect(database: &Connection) -> Result<Introspection, IntrospectError> {
    // A transaction that is only read from is dropped without a trace. Inside the caller's there is
    // one already.
    let _snapshot = if database.is_autocommit() { Some(database.unchecked_transaction()?) } else { None };
    let rows = query::schema(database)?;
    let listing: BTreeMap<String, TableRow> =
        query::tables(database)?.into_iter().map(|table| (table.name.clone(), table)).collect();
    let ownership = foreign::sort(&rows, &listing);
    let mut found = Introspection::new(Catalog::empty(Dialect::Sqlite, library_version()));
    found.foreign = ownership.foreign;
    read_tables(database, &ownership.ours, &listing, &mut found)?;
    constraint::resolve_targets(&mut found.catalog);
    read_indexes(database, &ownership.ours, &mut found)?;
    read_searches(database, &ownership.searches, &mut found)?;
    read_triggers(&ownership.ours, &mut found)?;
    read_views(&ownership.ours, &mut found)?;
    Ok(found)
}

fn library_version() -> Version {
    let number = rusqlite::version_number();
    let part = |divisor: i32| u16::try_from(number / divisor % 1000).unwrap_or(0);
    Version::new(part(1_000_000), part(1000))
}

fn read_tables(
    database: &Connection,
    rows: &[&SchemaRow],
    listing: &BTreeMap<String, TableRow>,
    found: &mut Introspection,
) -> Result<(), IntrospectError> {
    for row in rows.iter().filter(|row| row.kind == "table") {
        let table = table::read(database, row, listing.get(&row.name), &mut found.unheld)?;
        found.catalog.tables.push(table);
    }
    Ok(())
}

fn read_indexes(
    database: &Connection,
    rows: &[&SchemaRow],
    found: &mut Introspection,
) -> Result<(), IntrospectError> {
    let places = places(&found.catalog);
    for row in rows.iter().filter(|row| row.kind == "index") {
        // The index of a constraint has no text; the constraint has been read.
        let Some(sql) = &row.sql else { continue };
        if let Some(&place) = places.get(&row.table.to_ascii_lowercase()) {
            let table = &mut found.catalog.tables[place];
            let index = index::read(database, row, sql, table)?;
            table.indexes.push(index);
        }
    }
    Ok(())
}

fn read_searches(
    database: &Connection,
    searches: &[search::Kept<'_>],
    found: &mut Introspection,
) -> Result<(), IntrospectError> {
    let mut names = Names::from_iter(["rowid", "rank", "new", "old"]);
    for table in &found.catalog.tables {
        names.extend([&table.name.name]);
        names.extend(table.columns.iter().map(|column| &column.name));
    }
    let places = places(&found.catalog);
    for kept in searches {
        if let Some(&place) = places.get(&kept.table.to_ascii_lowercase()) {
            let search = kept.read(database, &names)?;
            found.catalog.tables[place].searches.push(search);
        }
    }
    Ok(())
}

fn read_triggers(rows: &[&SchemaRow], found: &mut Introspection) -> Result<(), IntrospectError> {
    let mut names = Names::default();
    for table in &found.catalog.tables {
        names.extend([&table.name.name]);
        names.extend(table.columns.iter().map(|column| &column.name));
    }
    let places = places(&found.catalog);
    for row in rows.iter().filter(|row| row.kind == "trigger") {
        if let Some(&place) = places.get(&row.table.to_ascii_lowercase()) {
            let trigger = trigger::read(row, &names, &places, &found.catalog.tables)?;
            found.catalog.tables[place].triggers.push(trigger);
        }
    }
    Ok(())
}

fn read_views(rows: &[&SchemaRow], found: &mut Introspection) -> Result<(), IntrospectError> {
    let mut names = Names::default();
    for table in &found.catalog.tables {
        names.extend([&table.name.name]);
        names.extend(table.columns.iter().map(|column| &column.name));
    }
    names.extend(rows.iter().filter(|row| row.kind == "view").map(|row| &row.name));
    let places = places(&found.catalog);
    for row in rows.iter().filter(|row| row.kind == "view") {
        let view = view::read(row, &names, &places, &found.catalog.tables)?;
        found.catalog.views.push(view);
    }
    Ok(())
}

/// The places of the tables, by names as SQLite compares them.
fn places(catalog: &Catalog) -> BTreeMap<String, usize> {
    let names = catalog.tables.iter().map(|table| table.name.name.to_ascii_lowercase());
    names.zip(0..).collect()
}

/// The names that an expression over a table may use.
fn names_in(table: &Table) -> Names {
    let mut names = Names::from_iter(["rowid", "oid", "_rowid_", &table.name.name]);
    names.extend(table.columns.iter().map(|column| &column.name));
    names
}

/// `name` as the table spells the column that it means.
fn spelled(table: &Table, name: &str) -> Text {
    let column = table.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name));
    column.map_or_else(|| name.to_owned().into(), |column| column.name.clone())
}
