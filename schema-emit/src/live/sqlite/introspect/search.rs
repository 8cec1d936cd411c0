//! Searches: an FTS5 table, and what keeps it in step with a table of ours.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::{
    catalog::{Definition, Search},
    dialect::SEARCH_NAMES,
    live::sqlite::{
        IntrospectError, Names, normalize,
        parse::ParseError,
        query::{self, SchemaRow, TableRow},
        token::tokenize,
    },
};

/// An FTS5 table that triggers keep in step, and everything that belongs to it.
#[derive(Debug)]
pub(super) struct Kept<'r> {
    /// The table that is searched.
    pub(super) table: &'r str,
    /// The FTS5 table.
    row: &'r SchemaRow,
    /// The table that numbers the rows, then the triggers.
    parts: Vec<&'r SchemaRow>,
}

/// Every FTS5 table of which a trigger of the right name stands on a table. Without one it is somebody
/// else's.
pub(super) fn kept<'r>(rows: &'r [SchemaRow], listing: &BTreeMap<String, TableRow>) -> Vec<Kept<'r>> {
    let is_virtual = |row: &&SchemaRow| {
        row.kind == "table" && listing.get(&row.name).is_some_and(|table| table.kind == "virtual")
    };
    rows.iter().filter(is_virtual).filter(|row| is_fts5(row)).filter_map(|row| keep(rows, row)).collect()
}

fn keep<'r>(rows: &'r [SchemaRow], row: &'r SchemaRow) -> Option<Kept<'r>> {
    let part = |kind: &str, suffix: &str| {
        let name = format!("{}{suffix}", row.name);
        rows.iter().find(|other| other.kind == kind && other.name == name)
    };
    let triggers: Vec<&SchemaRow> =
        SEARCH_NAMES.triggers.iter().filter_map(|(suffix, _)| part("trigger", suffix)).collect();
    let table = triggers.first()?.table.as_str();
    let triggers = triggers.into_iter().filter(|trigger| trigger.table == table);
    let parts = part("table", SEARCH_NAMES.rows).into_iter().chain(triggers).collect();
    Some(Kept { table, row, parts })
}

/// Whether the row is a `CREATE VIRTUAL TABLE … USING fts5`.
pub(in crate::live::sqlite) fn is_fts5(row: &SchemaRow) -> bool {
    let Some(Ok(tokens)) = row.sql.as_deref().map(tokenize) else { return false };
    tokens.tokens.windows(2).any(|pair| pair[0].is_word("USING") && pair[1].is_word("FTS5"))
}

impl Kept<'_> {
    /// Whether the object is a part of the search, or an index or table behind one.
    pub(super) fn has(&self, row: &SchemaRow) -> bool {
        let is_shadow = row.table.strip_prefix(self.row.name.as_str());
        let is_shadow = is_shadow.is_some_and(|suffix| SEARCH_NAMES.shadows.contains(&suffix));
        let is_part = |part: &SchemaRow| {
            (part.kind == row.kind && part.name == row.name)
                || (part.kind == "table" && part.name == row.table)
        };
        is_shadow || is_part(self.row) || self.parts.iter().any(|part| is_part(part))
    }

    pub(super) fn read(&self, database: &Connection, names: &Names) -> Result<Search, IntrospectError> {
        let mut texts = Vec::new();
        for row in std::iter::once(&self.row).chain(&self.parts) {
            let object = format!("{} `{}`", row.kind, row.name);
            let text = normalize(row.sql.as_deref().unwrap_or_default(), names)
                .map_err(|error| IntrospectError::unreadable(&object, ParseError::from(error)))?;
            texts.push(text);
        }
        let rank = query::rank(database, &self.row.name)?;
        texts.extend(rank.map(|rank| format!("rank {rank}")));
        let definition = Definition::Observed(texts.join(";\n").into());
        Ok(Search { name: self.row.name.clone().into(), definition })
    }
}
