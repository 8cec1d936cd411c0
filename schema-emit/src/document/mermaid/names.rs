//! Names that Mermaid's lexer accepts.
//!
//! A plain name stands as it is. Any other gets an alias, beside which the exact name is shown.

use std::collections::{BTreeMap, BTreeSet};

use schema_as_code_core::def::{EntityDef, EntityId, SchemaDef};

use super::text::escaped;

/// The entities of a diagram, each by an identifier of its own.
pub(super) struct Entities {
    entries: Vec<Entry>,
    positions: BTreeMap<EntityId, usize>,
}

struct Entry {
    alias: String,
    table: String,
}

impl Entities {
    /// Plain table names keep their names; the others are numbered apart from them.
    pub(super) fn of(schema: &SchemaDef) -> Self {
        let tables: Vec<String> = schema.entities.iter().map(|entity| table_name(schema, entity)).collect();
        let names: BTreeSet<&str> = tables.iter().map(String::as_str).collect();
        let mut taken = BTreeSet::new();
        let mut entries = Vec::with_capacity(tables.len());
        for table in &tables {
            let mut alias = table.clone();
            let mut number = 0;
            while !is_plain(&alias) || taken.contains(&alias) || number > 0 && names.contains(alias.as_str())
            {
                number += 1;
                alias = format!("{}_{number}", replaced(table));
            }
            taken.insert(alias.clone());
            entries.push(Entry { alias, table: table.clone() });
        }
        let positions = schema.entities.iter().zip(0..).map(|(entity, index)| (entity.id, index)).collect();
        Self { entries, positions }
    }

    /// The entity at `index` where it is described: quoted, because keywords such as `one` or `end`
    /// are names of tables too.
    pub(super) fn declared(&self, index: usize) -> String {
        let Entry { alias, table, .. } = &self.entries[index];
        if alias == table { format!("\"{alias}\"") } else { format!("\"{alias}\"[\"{}\"]", escaped(table)) }
    }

    /// The entity at `index` in a relation.
    pub(super) fn used(&self, index: usize) -> String {
        format!("\"{}\"", self.entries[index].alias)
    }

    /// The target of a relation; a target outside the schema by the name of its struct.
    pub(super) fn target(&self, id: EntityId, name: &str) -> String {
        self.positions
            .get(&id)
            .copied()
            .map_or_else(|| format!("\"{}\"", replaced(name)), |index| self.used(index))
    }
}

/// A column's name as an attribute.
pub(super) fn attribute_name(name: &str) -> String {
    if is_plain(name) && !is_key_word(name) { name.to_owned() } else { format!("{}_", replaced(name)) }
}

/// An enum's name as a type.
pub(super) fn type_name(name: &str) -> String {
    if is_key_word(name) { format!("{name}_") } else { replaced(name) }
}

fn table_name(schema: &SchemaDef, entity: &EntityDef) -> String {
    let table = schema.conventions.table_of(entity);
    match entity.namespace {
        Some(namespace) => format!("{namespace}.{table}"),
        None => table.to_string(),
    }
}

/// What every version of Mermaid reads as one word.
fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|each| each.is_ascii_alphanumeric() || each == '_')
}

/// What the lexer takes for a mark of a key.
fn is_key_word(name: &str) -> bool {
    ["pk", "fk", "uk"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// `name` with `_` for everything that is not a letter or digit of ASCII.
fn replaced(name: &str) -> String {
    let word: String =
        name.chars().map(|each| if each.is_ascii_alphanumeric() { each } else { '_' }).collect();
    if word.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') {
        word
    } else {
        format!("_{word}")
    }
}
