//! What is ours, and what is not.

use std::collections::BTreeMap;

use super::search::{self, Kept};
use crate::live::{
    ForeignKind, ForeignObject,
    introspection::is_runner_table,
    sqlite::query::{SchemaRow, TableRow},
};

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
    if is_runner_table(&row.table) {
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
