//! Relations, once the list of entities and the conventions are known.

use super::{FaultKind, Finding, index::SchemaIndex, walk::Faults};
use crate::{
    check::{
        message::Message,
        relation::{action::action_fault, own_size, referenced_column, size_fault},
    },
    def::{Action, EntityDef, RelationDef, SchemaDef, Site, Size},
    rules,
};

/// Finds the faults of relations: one a relation.
pub(super) const fn find(
    schema: &SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    mut faults: Faults,
) -> Faults {
    let own = index.position(schema.entities, entity.id);
    let mut i = 0;
    while i < entity.relations.len() {
        if let Some(kind) = relation_fault(schema, index, entity, own, i) {
            faults = faults.with(Finding::new(Site::Relation(i as u16), kind));
        }
        i += 1;
    }
    faults
}

const fn relation_fault(
    schema: &SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    own: Option<u16>,
    number: usize,
) -> Option<FaultKind> {
    let relation = &entity.relations[number];
    let Some(target) = index.position(schema.entities, relation.target) else {
        return Some(FaultKind::TargetOutside);
    };
    if let Some(own) = own
        && index.cycle(own).closes_with(number)
    {
        return Some(FaultKind::RequiredCycle);
    }
    if relation.on_delete.is_none()
        && let Some(action) = schema.conventions.on_delete
        && action_fault(entity, relation, action, "on_delete").is_some()
    {
        return Some(FaultKind::ConventionalAction(action));
    }
    differing_size(schema, entity, schema.entities[target as usize], relation)
}

/// The sizes differ only once the convention gives one of them its size: two that are said have been
/// compared with the types.
const fn differing_size(
    schema: &SchemaDef,
    entity: &'static EntityDef,
    target: &'static EntityDef,
    relation: &'static RelationDef,
) -> Option<FaultKind> {
    let mut i = 0;
    while i < relation.columns.len() {
        let here = entity.column(relation.columns[i]);
        if let Some(there) = referenced_column(target, relation, i) {
            let there = target.column(there);
            // What cannot be stored was reported.
            if here.ty.is_unknown() || there.ty.is_unknown() {
                return None;
            }
            let is_silent = matches!(own_size(here), Size::Unset) || matches!(own_size(there), Size::Unset);
            let sizes = (schema.conventions.size_of(here), schema.conventions.size_of(there));
            if is_silent && size_fault(entity, here, sizes.0, target, there, sizes.1).is_some() {
                return Some(FaultKind::RelatedSize { position: i as u16 });
            }
        }
        i += 1;
    }
    None
}

pub(super) const fn outside(schema: &'static SchemaDef, entity: &'static EntityDef, site: Site) -> Message {
    let message = Message::of_rule(rules::TARGET_OUTSIDE_SCHEMA.id);
    let Some(relation) = relation_at(entity, site) else { return message };
    let message = message.fields(relation.columns, entity).text(" in ").name(entity.name);
    let message = message.text(" relates to ").name(relation.target_name);
    let message = message.text(", which is not among the entities of ").name(schema.name);
    let message = message.help("add it to the list: `entities(…, ").text(relation.target_name);
    message.text(")` on `").text(schema.name).text("`")
}

pub(super) const fn action(entity: &'static EntityDef, site: Site, action: Action) -> Message {
    let message = match relation_at(entity, site) {
        Some(relation) => action_fault(entity, relation, action, "on_delete"),
        None => None,
    };
    match message {
        Some(message) => message.text(" here, where the schema's convention says another"),
        None => Message::new(),
    }
}

pub(super) const fn size(
    schema: &'static SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    site: Site,
    position: u16,
) -> Message {
    let message = match relation_at(entity, site) {
        Some(relation) => match index.position(schema.entities, relation.target) {
            Some(target) => {
                let target = schema.entities[target as usize];
                let here = entity.column(relation.columns[position as usize]);
                match referenced_column(target, relation, position as usize) {
                    Some(there) => {
                        let there = target.column(there);
                        let conventions = &schema.conventions;
                        size_fault(
                            entity,
                            here,
                            conventions.size_of(here),
                            target,
                            there,
                            conventions.size_of(there),
                        )
                    }
                    None => None,
                }
            }
            None => None,
        },
        None => None,
    };
    match message {
        Some(message) => message,
        None => Message::new(),
    }
}

const fn relation_at(entity: &'static EntityDef, site: Site) -> Option<&'static RelationDef> {
    match site {
        Site::Relation(relation) => Some(&entity.relations[relation as usize]),
        _ => None,
    }
}
