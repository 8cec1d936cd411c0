//! A relation: who refers to whom, how often, and by which columns.

use schema_as_code_core::def::{Action, EntityDef, RelationDef, SchemaDef, UniqueScope};

use super::{names::Entities, text::shortened};

/// The line of `relation`, which belongs to `entity` at `index`. The target stands on the left.
pub(super) fn relation(
    schema: &SchemaDef,
    entities: &Entities,
    entity: &EntityDef,
    index: usize,
    relation: &RelationDef,
) -> String {
    let is_optional = relation.columns.iter().any(|&column| entity.column(column).ty.is_nullable);
    let target_end = if is_optional { "|o" } else { "||" };
    let own_end = if is_held_once(entity, relation) { "o|" } else { "o{" };
    format!(
        "{} {target_end}--{own_end} {} : \"{}\"",
        entities.target(relation.target, relation.target_name),
        entities.used(index),
        shortened(&label(schema, entity, relation)),
    )
}

/// Whether at most one row refers to the same row of the target: the key, or a unique over every
/// row, lies within the relation's columns.
fn is_held_once(entity: &EntityDef, relation: &RelationDef) -> bool {
    let is_within = |columns: &[u16]| {
        !columns.is_empty() && columns.iter().all(|column| relation.columns.contains(column))
    };
    is_within(entity.key)
        || entity.uniques.iter().any(|unique| {
            unique.filter.is_none() && unique.scope == UniqueScope::All && is_within(unique.columns)
        })
}

/// The columns, and what a delete of the target does to them.
fn label(schema: &SchemaDef, entity: &EntityDef, relation: &RelationDef) -> String {
    let columns: Vec<&str> = relation.columns.iter().map(|&column| entity.column(column).name).collect();
    let columns = columns.join(", ");
    match relation.on_delete.or(schema.conventions.on_delete) {
        None | Some(Action::NoAction) => columns,
        Some(Action::Restrict) => format!("{columns} (restrict)"),
        Some(Action::Cascade) => format!("{columns} (cascade)"),
        Some(Action::SetNull) => format!("{columns} (set null)"),
        Some(Action::SetDefault) => format!("{columns} (set default)"),
    }
}
