//! The primary key, once the types are known.

use super::message::Message;
use crate::{
    def::EntityDef,
    rules,
    types::{LogicalType, TypeDef},
};

/// Whether the column of a key can have the type.
pub(super) const fn is_key_type(ty: &TypeDef) -> bool {
    !ty.is_nullable
        && !matches!(ty.logical, LogicalType::Float { .. } | LogicalType::Json | LogicalType::Array(_))
}

/// Finds a key column (the one at `position` in the key) that may be NULL or does not compare
/// exactly: `key_type`.
#[must_use]
pub const fn key_fault(entity: &'static EntityDef, position: u16) -> Option<Message> {
    let column = entity.column(entity.key[position as usize]);
    if is_key_type(&column.ty) {
        return None;
    }
    let reason = match column.ty.logical {
        LogicalType::Float { .. } => "numbers that look equal may differ in their last bits",
        LogicalType::Json => "databases compare documents in different ways, or not at all",
        LogicalType::Array(_) => "a list names no row",
        _ => "",
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
