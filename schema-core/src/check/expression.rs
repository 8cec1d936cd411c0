//! Checks, filters and indexed expressions, once the types are known.

mod fault;
mod walk;

pub(super) use fault::describe;
pub(super) use walk::{is_volatile, reads_column};

use super::{message::Message, waiver::is_waived};
use crate::{
    def::{EntityDef, IndexValue},
    expr::{Expr, typing::type_of},
    rules,
    types::LogicalType,
};

/// Finds a check that is no condition over the columns: `expression_type`, `volatile_expression`.
#[must_use]
pub const fn check_fault(entity: &'static EntityDef, check: u16) -> Option<Message> {
    condition_fault(entity, &entity.checks[check as usize].expr, "a check")
}

/// Finds an index whose expressions or filter have no meaning: `expression_type`,
/// `volatile_expression`.
#[must_use]
pub const fn index_fault(entity: &'static EntityDef, index: u16) -> Option<Message> {
    let index = &entity.indexes[index as usize];
    let mut i = 0;
    while i < index.parts.len() {
        if let IndexValue::Expr(expr) = &index.parts[i].value {
            if let Some(message) = type_fault(entity, expr) {
                return Some(message);
            }
            if let Some(message) = volatile_fault(entity, expr, "an index") {
                return Some(message);
            }
            if !reads_column(expr) {
                let message = start(entity).text("the indexed `").expr(expr, entity);
                return Some(message.text("` reads no column").help("index a column, or leave it out"));
            }
        }
        i += 1;
    }
    match &index.filter {
        Some(filter) => condition_fault(entity, filter, "an index's filter"),
        None => None,
    }
}

/// The fault of an expression that must be a condition and may not change by itself.
pub(super) const fn condition_fault(
    entity: &'static EntityDef,
    expr: &'static Expr,
    place: &str,
) -> Option<Message> {
    let ty = match type_of(expr, entity) {
        Ok(ty) => ty,
        Err(fault) => return Some(describe(&fault, entity, rules::EXPRESSION_TYPE.id)),
    };
    if !matches!(ty.logical, Some(LogicalType::Bool) | None) || matches!(expr, Expr::Variant(_)) {
        let message = start(entity).typed(expr, entity).text(", not a condition");
        return Some(message.help("compare it with something: `>`, `==`, `.is_in([…])`, `.matches(\"…\")`"));
    }
    volatile_fault(entity, expr, place)
}

const fn type_fault(entity: &'static EntityDef, expr: &'static Expr) -> Option<Message> {
    match type_of(expr, entity) {
        Ok(_) => None,
        Err(fault) => Some(describe(&fault, entity, rules::EXPRESSION_TYPE.id)),
    }
}

/// The fault of an expression that changes while its row does not.
pub(super) const fn volatile_fault(
    entity: &'static EntityDef,
    expr: &'static Expr,
    place: &str,
) -> Option<Message> {
    if !is_volatile(expr) || is_waived(entity, rules::VOLATILE_EXPRESSION.id) {
        return None;
    }
    let message = Message::of_rule(rules::VOLATILE_EXPRESSION.id).text("`").expr(expr, entity);
    let message = message.text("` in `").text(entity.name).text("` reads the clock: ").text(place);
    Some(
        message
            .text(" is decided when a row is written, and the row stays as the clock moves on")
            .help("compare columns with each other or with constants, and ask for the time in the query"),
    )
}

/// The start of a message of `expression_type`.
const fn start(entity: &EntityDef) -> Message {
    Message::of_rule(rules::EXPRESSION_TYPE.id).text("in `").text(entity.name).text("`: ")
}
