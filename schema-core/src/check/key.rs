//! The primary key, once the types are known.

use super::message::{Message, refuse};
use crate::def::EntityDef;

/// Refuses a key column (the one at `position` in the key) that may be NULL or does not compare exactly: `key_type`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn key(entity: &'static EntityDef, position: u16) {
    refuse(&key_fault(entity, position));
}

const fn key_fault(_entity: &'static EntityDef, _position: u16) -> Option<Message> {
    None
}
