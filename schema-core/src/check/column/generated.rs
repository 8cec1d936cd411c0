//! Generated columns, once the types are known.

use crate::{
    check::{
        expression::{describe, volatile_fault},
        message::Message,
    },
    def::{ColumnIndex, Conventions, EntityDef, Size},
    expr::{
        Expr,
        typing::{Scale, fits, type_with},
    },
    rules,
    types::LogicalType,
};

/// Finds an expression whose value the column cannot hold: `generated_type`, `expression_type`,
/// `volatile_expression`.
#[must_use]
pub const fn generated_fault(entity: &'static EntityDef, index: ColumnIndex) -> Option<Message> {
    let column = entity.column(index);
    let Some(expr) = column.generated else { return None };
    if let Some(message) = volatile_fault(entity, expr, "a generated column") {
        return Some(message);
    }
    let ty = match type_with(expr, entity, &Conventions::NONE) {
        Ok(ty) => ty,
        Err(fault) => return Some(describe(&fault, entity, rules::EXPRESSION_TYPE.id)),
    };
    if matches!(expr, Expr::Raw(_)) {
        return None;
    }
    if let Err(fault) = fits(&Expr::Column(index), expr, entity) {
        return Some(describe(&fault, entity, rules::GENERATED_TYPE.id));
    }
    if ty.is_nullable && ty.logical.is_some() && !column.ty.is_nullable {
        let message = start(entity, index).text(" is never NULL, and `").expr(expr, entity);
        let message = message.text("` is NULL where a column that it reads is");
        return Some(
            message.help("make the field an `Option`, or say what stands for NULL: `coalesce(…, 0)`"),
        );
    }
    scale_fault(entity, index, &Conventions::NONE)
}

/// The fault of a value with more digits behind the point than the column has, in a schema with
/// `conventions`.
pub(in crate::check) const fn scale_fault(
    entity: &'static EntityDef,
    index: ColumnIndex,
    conventions: &Conventions,
) -> Option<Message> {
    let column = entity.column(index);
    let (Some(expr), LogicalType::Decimal) = (column.generated, column.ty.logical) else { return None };
    let Size::Decimal { scale, .. } = conventions.size_of(column) else { return None };
    let digits = match type_with(expr, entity, conventions) {
        Ok(ty) => match ty.scale {
            Scale::Digits(digits) if digits > scale => digits,
            _ => return None,
        },
        Err(_) => return None,
    };
    let message =
        start(entity, index).text(" has ").number(scale as i128).text(" digits behind the point, `");
    let message = message.expr(expr, entity).text("` has ").number(digits as i128);
    Some(
        message
            .text(": the database would round it")
            .text("\nhelp: give the column ")
            .number(digits as i128)
            .text(" digits behind the point: `decimal(…, ")
            .number(digits as i128)
            .text(")`"),
    )
}

/// `` [generated_type] `Item.total` ``
const fn start(entity: &EntityDef, index: ColumnIndex) -> Message {
    Message::of_rule(rules::GENERATED_TYPE.id).field(entity.name, entity.column(index).field)
}
