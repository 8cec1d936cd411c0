//! Copies of columns of a related entity.

use super::{
    message::{Message, refuse},
    relation::{field, is_same_logical},
    text::{is_same, starts_with},
    waiver::is_waived,
};
use crate::{
    def::{ColumnIndex, Entity, EntityDef},
    rules,
};

/// Refuses a declared copy whose original is missing in the target `T` or has another type:
/// `copy_source`.
///
/// `copy` is the position in [`EntityDef::copies`], `position` the one in its columns.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn declared_copy<E: Entity, T: Entity>(copy: u16, position: u16) {
    refuse(&declared_fault(E::DEF, T::DEF, copy, position));
}

pub(super) const fn declared_fault(
    entity: &'static EntityDef,
    target: &'static EntityDef,
    copy: u16,
    position: u16,
) -> Option<Message> {
    let copied = &entity.copies[copy as usize].columns[position as usize];
    let column = entity.column(copied.column);
    let Some(source) = field(target, copied.source) else {
        let message = Message::of_rule(rules::COPY_SOURCE.id).field(entity.name, column.field);
        let message = message.text(" copies ").field(target.name, copied.source);
        let message = message.text(", and ").name(target.name).text(" has no such field");
        let message =
            message.help("name the original as in `").text(column.field).text("(original)`: one of ");
        return Some(message.all_fields(target.columns));
    };
    let source = target.column(source);
    if is_same_logical(column.ty.logical, source.ty.logical)
        || column.ty.is_unknown()
        || source.ty.is_unknown()
    {
        return None;
    }
    let message = Message::of_rule(rules::COPY_SOURCE.id).field(entity.name, column.field);
    let message = message.text(" is ").logical(column.ty.logical).text(", and ");
    let message = message.field(target.name, source.field).text(", which it copies, is ");
    Some(message.logical(source.ty.logical).help("give both the same Rust type, or name another original"))
}

/// Refuses a column that repeats a column of the target `T` of `relation` without being declared a
/// copy: `undeclared_copy`.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn undeclared_copy<E: Entity, T: Entity>(relation: u16, column: ColumnIndex) {
    refuse(&undeclared_fault(E::DEF, T::DEF, relation, column));
}

pub(super) const fn undeclared_fault(
    entity: &'static EntityDef,
    target: &'static EntityDef,
    relation: u16,
    index: ColumnIndex,
) -> Option<Message> {
    let relation = &entity.relations[relation as usize];
    if relation.columns.len() != 1
        || is_declared(entity, index)
        || is_related(entity, index)
        || is_waived(entity, rules::UNDECLARED_COPY.id)
    {
        return None;
    }
    let column = entity.column(index);
    let through = entity.column(relation.columns[0]);
    let source = match rest_after_stem(through.field, column.field) {
        Some(rest) => match field(target, rest) {
            Some(source) => target.column(source),
            None => return None,
        },
        None => return None,
    };
    if !is_same_logical(column.ty.logical, source.ty.logical) {
        return None;
    }
    let message = Message::of_rule(rules::UNDECLARED_COPY.id).field(entity.name, column.field);
    let message = message.text(" repeats ").field(target.name, source.field).text(", which ");
    let message = message.name(through.field).text(" already determines: nothing keeps the two equal");
    let message = chain(message, entity, through.field, index);
    let message = message.help("drop `").text(column.field).text("`, or say why it stays: `#[snapshot(");
    let message = copied(message, through.field, column.field, source.field);
    let message = message.text("reason = \"…\")]` when it keeps the value as of then, `#[denormalized(");
    let message = copied(message, through.field, column.field, source.field);
    Some(message.text("sync(trigger), reason = \"…\")]` when it follows"))
}

/// `(id) -> (user_id) -> user_email`, where the key is on neither side.
const fn chain(message: Message, entity: &EntityDef, through: &str, column: ColumnIndex) -> Message {
    let key = entity.key;
    let is_short = key.len() == 1 && is_same(entity.column(key[0]).field, through);
    if key.is_empty() || is_short || contains(key, column) {
        return message;
    }
    let mut message = message.text("\nnote: (").text(entity.column(key[0]).field);
    let mut i = 1;
    while i < key.len() {
        message = message.text(", ").text(entity.column(key[i]).field);
        i += 1;
    }
    message.text(") -> (").text(through).text(") -> ").text(entity.column(column).field)
}

/// `user_id, user_email(email), `
const fn copied(message: Message, through: &str, column: &str, source: &str) -> Message {
    message.text(through).text(", ").text(column).text("(").text(source).text("), ")
}

/// `email` for `user_email` beside `user_id`.
const fn rest_after_stem(through: &'static str, field: &'static str) -> Option<&'static str> {
    let mut stem = through.len();
    while stem > 0 && through.as_bytes()[stem - 1] != b'_' {
        stem -= 1;
    }
    let is_sibling = stem > 0
        && stem < field.len()
        && starts_with(field, through.split_at(stem).0)
        && !is_same(field, through);
    if is_sibling { Some(field.split_at(stem).1) } else { None }
}

const fn is_declared(entity: &EntityDef, column: ColumnIndex) -> bool {
    let mut copy = 0;
    while copy < entity.copies.len() {
        let columns = entity.copies[copy].columns;
        let mut i = 0;
        while i < columns.len() {
            if columns[i].column == column {
                return true;
            }
            i += 1;
        }
        copy += 1;
    }
    false
}

/// Whether the column is part of a relation: it may share a column with another for good reason.
const fn is_related(entity: &EntityDef, column: ColumnIndex) -> bool {
    let mut relation = 0;
    while relation < entity.relations.len() {
        if contains(entity.relations[relation].columns, column) {
            return true;
        }
        relation += 1;
    }
    false
}

const fn contains(columns: &[ColumnIndex], column: ColumnIndex) -> bool {
    let mut i = 0;
    while i < columns.len() {
        if columns[i] == column {
            return true;
        }
        i += 1;
    }
    false
}
