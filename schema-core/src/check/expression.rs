//! Checks and indexed expressions, once the types are known.

use super::message::{Message, refuse};
use crate::def::EntityDef;

/// Refuses a check that is no condition over the columns: `expression_type`, `volatile_expression`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn check(entity: &'static EntityDef, check: u16) {
    refuse(&check_fault(entity, check));
}

const fn check_fault(_entity: &'static EntityDef, _check: u16) -> Option<Message> {
    None
}

/// Refuses an index whose expressions or filter have no meaning: `expression_type`,
/// `volatile_expression`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn index(entity: &'static EntityDef, index: u16) {
    refuse(&index_fault(entity, index));
}

const fn index_fault(_entity: &'static EntityDef, _index: u16) -> Option<Message> {
    None
}
