//! One column, once its type is known.

use super::message::{Message, refuse};
use crate::def::{ColumnIndex, EntityDef};

/// Refuses a length or digits on a type that has none: `misplaced_size`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn column_size(entity: &'static EntityDef, column: ColumnIndex) {
    refuse(&column_size_fault(entity, column));
}

const fn column_size_fault(_entity: &'static EntityDef, _column: ColumnIndex) -> Option<Message> {
    None
}

/// Refuses a default that is no value of the column: `default_type`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn default_value(entity: &'static EntityDef, column: ColumnIndex) {
    refuse(&default_value_fault(entity, column));
}

const fn default_value_fault(_entity: &'static EntityDef, _column: ColumnIndex) -> Option<Message> {
    None
}

/// Refuses an identity that does not count: `identity_type`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn identity(entity: &'static EntityDef, column: ColumnIndex) {
    refuse(&identity_fault(entity, column));
}

const fn identity_fault(_entity: &'static EntityDef, _column: ColumnIndex) -> Option<Message> {
    None
}

/// Refuses an audit role on a column that cannot play it: `audit_role_type`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn role(entity: &'static EntityDef, column: ColumnIndex) {
    refuse(&role_fault(entity, column));
}

const fn role_fault(_entity: &'static EntityDef, _column: ColumnIndex) -> Option<Message> {
    None
}
