//! Relations, once the target's type is known.

pub(super) mod action;

use super::{
    message::{Message, refuse},
    predicted::is_code_of_number_or_uuid,
    text::is_same,
};
use crate::{
    def::{
        CaseSensitivity, ColumnDef, ColumnIndex, Entity, EntityDef, RelationDef, Size, UniqueDef, UniqueScope,
    },
    expr::typing::is_same_enum,
    rules,
    types::{LogicalType, Typed},
};

/// Refuses a relation that does not fit its target: `relation_arity`, `relation_type`, `relation_target_not_unique`,
/// `set_null_on_not_null`, `set_default_without_default`.
///
/// `ty` is the position of the type of the only column of a relation to a key whose actions the column takes, or
/// [`NO_TYPE`]: such a relation fits when the key is one column of the same type, which has no size.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn relation_target<E: Entity, T: Entity>(relation: u16, ty: u16) {
    // Not by references, for which rustc would make and validate constants of their own.
    let (_, _, types, ..) = E::PACKED;
    let (_, (_, key, ..), types_of_target, ..) = T::PACKED;
    if !is_plain_fit(types, ty, types_of_target, key) {
        refuse(&fault_of::<E, T>(relation));
    }
}

/// Instead of the position of a type: there is none, or more than one.
pub const NO_TYPE: u16 = u16::MAX;

/// In a function of its own: a constant that a function mentions is evaluated when it is entered.
const fn fault_of<E: Entity, T: Entity>(relation: u16) -> Option<Message> {
    relation_fault(E::DEF, T::DEF, relation)
}

const fn is_plain_fit(types: &[&Typed], ty: u16, types_of_target: &[&Typed], key: u16) -> bool {
    if ty == NO_TYPE || key == NO_TYPE {
        return false;
    }
    let (left, right) = (types[ty as usize].kind, types_of_target[key as usize].kind);
    left == right && is_code_of_number_or_uuid(left)
}

/// Finds what [`relation_target`] refuses but the fit to the target: an action that the columns cannot take.
#[must_use]
pub const fn relation_action_fault(entity: &'static EntityDef, relation: u16) -> Option<Message> {
    action::fault(entity, &entity.relations[relation as usize])
}

pub(super) const fn relation_fault(
    entity: &'static EntityDef,
    target: &'static EntityDef,
    relation: u16,
) -> Option<Message> {
    let relation = &entity.relations[relation as usize];
    if let Some(message) = arity_fault(entity, target, relation) {
        return Some(message);
    }
    let mut i = 0;
    while i < relation.columns.len() {
        let column = entity.column(relation.columns[i]);
        // It was reported.
        if column.ty.is_unknown() {
            return None;
        }
        let Some(referenced) = referenced_column(target, relation, i) else {
            // A target without a key or columns has been reported for it.
            if relation.references.is_empty() || target.columns.is_empty() {
                return None;
            }
            return Some(unknown_field(target, relation, i));
        };
        if let Some(message) = type_fault(entity, column, target, target.column(referenced)) {
            return Some(message);
        }
        i += 1;
    }
    if !relation.references.is_empty() && !is_unique(target, relation.references) {
        return Some(not_unique(entity, target, relation));
    }
    action::fault(entity, relation)
}

/// As many columns as the target's key, or as `references` names.
const fn arity_fault(
    entity: &'static EntityDef,
    target: &'static EntityDef,
    relation: &'static RelationDef,
) -> Option<Message> {
    let count = if relation.references.is_empty() { target.key.len() } else { relation.references.len() };
    // A target without a key has been reported for it.
    if count == relation.columns.len() || count == 0 {
        return None;
    }
    let message = Message::of_rule(rules::RELATION_ARITY.id).text("the relation of ");
    let message = message.fields(relation.columns, entity).text(" in ").name(entity.name);
    let message = message.text(" to ").name(target.name).text(" has ").number(relation.columns.len() as i128);
    if relation.references.is_empty() {
        let message = message.text(" of the ").number(count as i128).text(" columns of its key: ");
        let message = message.fields(target.key, target);
        return Some(
            message
                .text("\nhelp: put `#[relation(")
                .text(target.name)
                .text(", on(…))]` on the struct and name one field for each, in this order"),
        );
    }
    let message = message.text(" columns, and references ").number(count as i128);
    Some(message.help("name as many fields on this side as of the target"))
}

/// The column of the target that the column number `position` of the relation references.
pub(super) const fn referenced_column(
    target: &EntityDef,
    relation: &RelationDef,
    position: usize,
) -> Option<ColumnIndex> {
    if relation.references.is_empty() {
        return if position < target.key.len() { Some(target.key[position]) } else { None };
    }
    if position < relation.references.len() { field(target, relation.references[position]) } else { None }
}

/// The column of `entity` with the field name `name`.
pub(super) const fn field(entity: &EntityDef, name: &str) -> Option<ColumnIndex> {
    let mut i = 0;
    while i < entity.columns.len() {
        if is_same(entity.columns[i].field, name) {
            return Some(i as ColumnIndex);
        }
        i += 1;
    }
    None
}

const fn unknown_field(
    target: &'static EntityDef,
    relation: &'static RelationDef,
    position: usize,
) -> Message {
    Message::of_rule(rules::RELATION_TARGET_NOT_UNIQUE.id)
        .name(target.name)
        .text(" has no field ")
        .name(relation.references[position])
        .help("reference its key, or one of the fields ")
        .all_fields(target.columns)
}

const fn type_fault(
    entity: &'static EntityDef,
    column: &'static ColumnDef,
    target: &'static EntityDef,
    referenced: &'static ColumnDef,
) -> Option<Message> {
    if referenced.ty.is_unknown() {
        return None;
    }
    if !is_same_logical(column.ty.logical, referenced.ty.logical) {
        let message = Message::of_rule(rules::RELATION_TYPE.id);
        let message = message.field(entity.name, column.field).text(" is ").logical(column.ty.logical);
        let message = message.text(", and ").field(target.name, referenced.field);
        let message = message.text(", which it references, is ").logical(referenced.ty.logical);
        return Some(message.help("give both the same Rust type"));
    }
    match (own_size(column), own_size(referenced)) {
        (Size::Unset, _) | (_, Size::Unset) => None,
        (here, there) => size_fault(entity, column, here, target, referenced, there),
    }
}

/// The fault of two sizes, once both are known.
pub(super) const fn size_fault(
    entity: &EntityDef,
    column: &ColumnDef,
    here: Size,
    target: &EntityDef,
    referenced: &ColumnDef,
    there: Size,
) -> Option<Message> {
    if is_same_size(here, there) {
        return None;
    }
    let message = Message::of_rule(rules::RELATION_TYPE.id).field(entity.name, column.field);
    let message = message.text(" holds ").size(here, column.ty.logical).text(", and ");
    let message = message.field(target.name, referenced.field).text(", which it references, ");
    Some(message.size(there, referenced.ty.logical).help("give both the same length or digits"))
}

/// Whether two columns hold the same kind of value, integers of the same width.
pub(super) const fn is_same_logical(left: LogicalType, right: LogicalType) -> bool {
    match (left, right) {
        (
            LogicalType::Integer { bits: left, is_signed: left_signed },
            LogicalType::Integer { bits: right, is_signed: right_signed },
        ) => left == right && left_signed == right_signed,
        (LogicalType::Float { bits: left }, LogicalType::Float { bits: right }) => left == right,
        (LogicalType::Enum(left), LogicalType::Enum(right)) => is_same_enum(left, right),
        (LogicalType::Bool, LogicalType::Bool)
        | (LogicalType::Decimal, LogicalType::Decimal)
        | (LogicalType::Text, LogicalType::Text)
        | (LogicalType::Bytes, LogicalType::Bytes)
        | (LogicalType::Uuid, LogicalType::Uuid)
        | (LogicalType::Date, LogicalType::Date)
        | (LogicalType::Time, LogicalType::Time)
        | (LogicalType::LocalTimestamp, LogicalType::LocalTimestamp)
        | (LogicalType::Timestamp, LogicalType::Timestamp)
        | (LogicalType::IpAddress, LogicalType::IpAddress)
        | (LogicalType::IpNetwork, LogicalType::IpNetwork)
        | (LogicalType::Json, LogicalType::Json) => true,
        _ => false,
    }
}

/// The size said on the field, else by its type.
pub(super) const fn own_size(column: &ColumnDef) -> Size {
    match column.size {
        Size::Unset => column.ty.size,
        size => size,
    }
}

const fn is_same_size(left: Size, right: Size) -> bool {
    match (left, right) {
        (Size::Length(left), Size::Length(right)) => left == right,
        (Size::Decimal { precision, scale }, Size::Decimal { precision: other, scale: other_scale }) => {
            precision == other && scale == other_scale
        }
        (Size::Unset, Size::Unset) | (Size::Unbounded, Size::Unbounded) => true,
        _ => false,
    }
}

/// Whether the fields are the key or a unique of the whole table, in its order.
const fn is_unique(target: &EntityDef, fields: &[&str]) -> bool {
    if is_list(target, target.key, fields) {
        return true;
    }
    let mut i = 0;
    while i < target.uniques.len() {
        let unique = &target.uniques[i];
        if is_plain(unique) && is_list(target, unique.columns, fields) {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether a foreign key may reference the unique: it holds for every row, as it stands, at once.
const fn is_plain(unique: &UniqueDef) -> bool {
    matches!(unique.scope, UniqueScope::All)
        && unique.filter.is_none()
        && matches!(unique.case, CaseSensitivity::Sensitive)
        && !unique.is_deferrable
}

const fn is_list(target: &EntityDef, columns: &[ColumnIndex], fields: &[&str]) -> bool {
    if columns.len() != fields.len() {
        return false;
    }
    let mut i = 0;
    while i < fields.len() {
        if !is_same(target.column(columns[i]).field, fields[i]) {
            return false;
        }
        i += 1;
    }
    true
}

const fn not_unique(
    entity: &'static EntityDef,
    target: &'static EntityDef,
    relation: &'static RelationDef,
) -> Message {
    let message = Message::of_rule(rules::RELATION_TARGET_NOT_UNIQUE.id).text("several rows of ");
    let message = message.name(target.name).text(" may have the same ").names(relation.references);
    let message = message.text(", which ").fields(relation.columns, entity).text(" in ").name(entity.name);
    let message = message.text(" references: it names no one row\nhelp: reference the key ");
    let message = message.fields(target.key, target).text(", or put `#[unique(");
    message.list_of_names(relation.references).text(")]` on ").name(target.name)
}
