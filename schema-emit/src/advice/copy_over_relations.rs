//! See [`rules::COPY_OVER_RELATIONS`](schema_as_code_core::rules::COPY_OVER_RELATIONS).

use std::collections::BTreeSet;

use schema_as_code_core::def::{ColumnDef, EntityDef, EntityId, SchemaDef};

use super::{
    Hint,
    words::{columns, is_related},
};

/// The longest way that is searched. One relation is the error `undeclared_copy`.
const MOST_RELATIONS: usize = 4;

/// A relation that is reached over others.
struct Reached {
    /// The entities on the way, the first excluded.
    way: Vec<&'static str>,
    through: &'static str,
    target: &'static EntityDef,
}

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let reached = reached(schema, entity);
    let mut hints = Vec::new();
    for (index, column) in columns(entity) {
        let is_declared =
            entity.copies.iter().flat_map(|copy| copy.columns).any(|copied| copied.column == index);
        if is_declared || is_related(entity, index) {
            continue;
        }
        let hit = reached.iter().find_map(|reached| Some((reached, original(reached, column)?)));
        if let Some((reached, original)) = hit {
            let message = format!(
                "`{}` repeats `{}.{original}`, which is reached over `{}`: nothing keeps the two equal",
                column.field,
                reached.target.name,
                reached.way.join("`, `"),
            );
            let help = format!("drop `{}` and join, or waive the rule and say why it stays", column.field);
            hints.push(Hint::at(index, message, help));
        }
    }
    hints
}

/// `email`, when the column is `user_email` and a relation `user_id` leads to an entity with such an `email`.
fn original(reached: &Reached, column: &ColumnDef) -> Option<&'static str> {
    let stem = &reached.through[..=reached.through.rfind('_')?];
    let rest = column.field.strip_prefix(stem)?;
    let original = reached.target.columns.iter().find(|original| original.field == rest)?;
    (original.ty.logical == column.ty.logical).then_some(original.field)
}

/// The relations of one column that start at an entity which is reached from `entity`; nearest first.
fn reached(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Reached> {
    let mut seen: BTreeSet<EntityId> = BTreeSet::from([entity.id]);
    let mut here: Vec<(&'static EntityDef, Vec<&'static str>)> = vec![(entity, Vec::new())];
    let mut found = Vec::new();
    for _ in 0..MOST_RELATIONS {
        let mut next = Vec::new();
        for (from, way) in &here {
            for relation in from.relations {
                let Some(target) = schema.entity(relation.target) else { continue };
                if let (&[through], false) = (relation.columns, way.is_empty()) {
                    found.push(Reached { way: way.clone(), through: from.column(through).field, target });
                }
                if seen.insert(target.id) {
                    next.push((target, followed(way, target)));
                }
            }
        }
        here = next;
    }
    found
}

fn followed(way: &[&'static str], target: &EntityDef) -> Vec<&'static str> {
    way.iter().copied().chain([target.name]).collect()
}
