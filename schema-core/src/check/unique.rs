//! Uniques, once the types are known.

use super::{expression::condition_fault, message::Message, waiver::is_waived};
use crate::{
    def::{CaseSensitivity, ColumnIndex, EntityDef, NullsDistinct, UniqueDef},
    expr::{BinaryOperator, Expr},
    rules,
    types::LogicalType,
};

/// Finds a unique that NULLs slip through (`nullable_unique_member`), or whose filter is no
/// condition (`expression_type`, `volatile_expression`).
#[must_use]
pub const fn unique_fault(entity: &'static EntityDef, unique: u16) -> Option<Message> {
    let unique = &entity.uniques[unique as usize];
    if let Some(filter) = &unique.filter
        && let Some(message) = condition_fault(entity, filter, "a unique's filter")
    {
        return Some(message);
    }
    if matches!(unique.case, CaseSensitivity::Ignored)
        && let Some(message) = case_fault(entity, unique)
    {
        return Some(message);
    }
    nullable_fault(entity, unique)
}

/// `ignore_case` on a unique without any text.
const fn case_fault(entity: &'static EntityDef, unique: &'static UniqueDef) -> Option<Message> {
    let mut i = 0;
    while i < unique.columns.len() {
        if matches!(entity.column(unique.columns[i]).ty.logical, LogicalType::Text) {
            return None;
        }
        i += 1;
    }
    let message = Message::of_rule(rules::EXPRESSION_TYPE.id).text("in `").text(entity.name);
    let message = message.text("`: the unique of ").fields(unique.columns, entity);
    Some(message.text(" ignores case, and none of its columns is text").help("leave out `ignore_case`"))
}

/// A single nullable column is left alone: `Option` with `unique` reads as "unique where present",
/// and that is what every database makes of it.
const fn nullable_fault(entity: &'static EntityDef, unique: &'static UniqueDef) -> Option<Message> {
    if unique.columns.len() < 2
        || matches!(unique.nulls, NullsDistinct::NotDistinct)
        || is_waived(entity, rules::NULLABLE_UNIQUE_MEMBER.id)
    {
        return None;
    }
    let mut i = 0;
    while i < unique.columns.len() {
        let column = unique.columns[i];
        let is_filtered = match &unique.filter {
            Some(filter) => excludes_null(filter, column),
            None => false,
        };
        if entity.column(column).ty.is_nullable && !is_filtered {
            let field = entity.column(column).field;
            let message = Message::of_rule(rules::NULLABLE_UNIQUE_MEMBER.id).field(entity.name, field);
            let message = message.text(" may be NULL, and the unique of ").fields(unique.columns, entity);
            let message = message.text(" takes no two NULLs as equal: rows that differ in nothing get in");
            let message = message.help("add `nulls_not_distinct`, or `filter(").text(field);
            return Some(message.text(
                ".is_some())`, or take the `Option` away, or keep it with \
                 `#[waive(nullable_unique_member, reason = \"…\")]`",
            ));
        }
        i += 1;
    }
    None
}

/// Whether the filter leaves out the rows in which `column` is NULL.
const fn excludes_null(filter: &Expr, column: ColumnIndex) -> bool {
    match filter {
        Expr::IsNotNull(Expr::Column(filtered)) => *filtered == column,
        Expr::Binary(BinaryOperator::And, left, right) => {
            excludes_null(left, column) || excludes_null(right, column)
        }
        _ => false,
    }
}
