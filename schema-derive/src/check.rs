//! The rules that one entity's attributes can break. Each function reports every place that breaks it.

mod access;
mod audit;
mod contradiction;
mod copy;
mod generated;
mod index;
mod key;
mod name;
mod normal_form;
mod proposal;
mod repeating_group;
mod unique;

pub(crate) use name::{disagreement, is_too_long};

use crate::{ast::Entity, diagnostic::Faults};

/// The rules that a waiver on the entity silences here. A field missing for a role that the entity declares
/// itself is not among them: that waiver is for the schema's conventions.
const WAIVABLE: [&str; 10] = [
    "duplicate_index",
    "redundant_index",
    "unserved_access_pattern",
    "unique_beside_soft_delete",
    "repeating_group",
    "partial_dependency",
    "transitive_dependency",
    "non_key_determinant",
    "independent_facts",
    "undeclared_key",
];

/// Checks `entity`, then drops the faults of rules that it waives.
pub(crate) fn entity(entity: &Entity, faults: &mut Faults) {
    key::missing_key(entity, faults);
    audit::missing_audit_field(entity, faults);
    audit::live_without_soft_delete(entity, faults);
    unique::unique_beside_soft_delete(entity, faults);
    index::duplicate_index(entity, faults);
    index::redundant_index(entity, faults);
    access::unserved_access_pattern(entity, faults);
    name::name_too_long(entity, faults);
    name::name_collision(entity, faults);
    name::name_disagreement(entity, faults);
    generated::generated_reference(entity, faults);
    copy::copy_without_relation(entity, faults);
    contradiction::contradicting_attributes(entity, faults);
    repeating_group::repeating_group(entity, faults);
    normal_form::normal_forms(entity, faults);
    let is_waived = |rule: &str| entity.waivers.iter().any(|waiver| waiver.rule == rule);
    faults.waive(|rule| WAIVABLE.contains(&rule) && is_waived(rule));
}
