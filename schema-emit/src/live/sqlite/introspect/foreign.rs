//! What is ours, and what is not.

use std::collections::BTreeMap;

use super::search::{self, Kept};
use crate::live::sqlite::query::{SchemaRow, TableRow};

/// An object that is neither compared nor dropped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ForeignObject {
    /// What it is.
    pub kind: ForeignKind,
    /// Its name.
    pub name: String,
}

/// Why an object is not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ForeignKind {
    /// A trigger on a view; to [`drift`](crate::live::sqlite::drift), a view that is not declared.
    View,
    /// A virtual table; an FTS5 table that triggers on our tables keep in step is a search of ours.
    Virtual,
    /// A table in which a virtual table keeps its rows.
    Shadow,
    /// Of SQLite itself: counters, statistics.
    Internal,
    /// The journal of a migration runner.
    Runner,
}

/// Tables in which migration runners keep their journal.
const RUNNER_TABLES: [&str; 6] = [
    "_sqlx_migrations",
    "refinery_schema_history",
    "__diesel_schema_migrations",
    "schema_migrations",
    "flyway_schema_history",
    "seaql_migrations",
];

pub(super) struct Ownership<'r> {
    pub(super) ours: Vec<&'r SchemaRow>,
    pub(super) foreign: Vec<ForeignObject>,
    pub(super) searches: Vec<Kept<'r>>,
}

pub(super) fn sort<'r>(rows: &'r [SchemaRow], listing: &BTreeMap<String, TableRow>) -> Ownership<'r> {
    let mut ownership =
        Ownership { ours: Vec::new(), foreign: Vec::new(), searches: search::kept(rows, listing) };
    for row in rows {
        if ownership.searches.iter().any(|search| search.has(row)) {
            continue;
        }
        match foreign_kind(row, listing) {
            None => ownership.ours.push(row),
            Some(kind) => ownership.foreign.push(ForeignObject { kind, name: row.name.clone() }),
        }
    }
    ownership
}

/// An index or a trigger is whose its table is.
fn foreign_kind(row: &SchemaRow, listing: &BTreeMap<String, TableRow>) -> Option<ForeignKind> {
    let is_internal = row.table.get(..7).is_some_and(|prefix| prefix.eq_ignore_ascii_case("sqlite_"));
    if is_internal {
        return Some(ForeignKind::Internal);
    }
    if RUNNER_TABLES.iter().any(|name| row.table.eq_ignore_ascii_case(name)) {
        return Some(ForeignKind::Runner);
    }
    let table = listing
        .get(&row.table)
        .or_else(|| listing.values().find(|table| table.name.eq_ignore_ascii_case(&row.table)))?;
    match table.kind.as_str() {
        "view" => (row.kind != "view").then_some(ForeignKind::View),
        "virtual" => Some(ForeignKind::Virtual),
        "shadow" => Some(ForeignKind::Shadow),
        _ => None,
    }
}
