//! The primary key, once the types are known.

use super::message::{Message, refuse};
use crate::{def::EntityDef, rules, types::LogicalType};

/// Refuses a key column (the one at `position` in the key) that may be NULL or does not compare
/// exactly: `key_type`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn key(entity: &'static EntityDef, position: u16) {
    refuse(&key_fault(entity, position));
}

/// The fault of [`key`], if there is one.
#[must_use]
pub const fn key_fault(entity: &'static EntityDef, position: u16) -> Option<Message> {
    let column = entity.column(entity.key[position as usize]);
    let reason = match column.ty.logical {
        _ if column.ty.is_nullable => "",
        LogicalType::Float { .. } => "numbers that look equal may differ in their last bits",
        LogicalType::Json => "databases compare documents in different ways, or not at all",
        LogicalType::Array(_) => "a list names no row",
        _ => return None,
    };
    let message = Message::of_rule(rules::KEY_TYPE.id).field(entity.name, column.field);
    if column.ty.is_nullable {
        return Some(
            message
                .text(" is part of the key and may be NULL: a row without a key cannot be named")
                .help("take the `Option` away, or make another field the key"),
        );
    }
    let message = message.text(" is part of the key and ").logical(column.ty.logical).text(": ").text(reason);
    Some(message.help("use an integer, a UUID or a text as the key"))
}
