//! `+`, `-`, `*`, `/`, `%`.

use super::{BinaryOperator, ExprType, Scale, TypeFault, attempt, operand::Operand};
use crate::types::LogicalType;

pub(super) const fn result<'a>(
    operator: BinaryOperator,
    left: Operand<'a>,
    right: Operand<'a>,
) -> Result<ExprType, TypeFault<'a>> {
    attempt!(left.as_number());
    attempt!(right.as_number());
    let is_nullable = left.ty.is_nullable || right.ty.is_nullable;
    let is_constant = left.ty.is_constant && right.ty.is_constant;
    let (Some(_), Some(_)) = (left.ty.logical, right.ty.logical) else {
        return Ok(ExprType { logical: None, scale: Scale::Open, is_nullable: true, is_constant: false });
    };
    let Some(logical) = common_number(&left.ty, &right.ty) else {
        return Err(TypeFault::Unlike { left: left.expr, right: right.expr });
    };
    let is_integer = left.ty.is_integer() && right.ty.is_integer();
    if matches!(operator, BinaryOperator::Divide) && is_integer {
        return Err(TypeFault::IntegerDivision { left: left.expr, right: right.expr });
    }
    if matches!(operator, BinaryOperator::Remainder) && !is_integer {
        return Err(TypeFault::InexactRemainder { left: left.expr, right: right.expr });
    }
    let scale = match logical {
        LogicalType::Float { .. } => Scale::None,
        _ => scale(operator, left.ty.scale, right.ty.scale),
    };
    Ok(ExprType { logical: Some(logical), scale, is_nullable, is_constant })
}

/// The type in which two numbers meet; `None`: an exact and an inexact one.
pub(super) const fn common_number(left: &ExprType, right: &ExprType) -> Option<LogicalType> {
    match (left.logical, right.logical) {
        (
            Some(LogicalType::Integer { bits: left_bits, is_signed: left_signed }),
            Some(LogicalType::Integer { bits: right_bits, is_signed: right_signed }),
        ) => Some(LogicalType::Integer {
            bits: if left.is_constant || !right.is_constant && left_bits < right_bits {
                right_bits
            } else {
                left_bits
            },
            is_signed: left_signed && !left.is_constant || right_signed && !right.is_constant,
        }),
        (Some(LogicalType::Float { .. }), Some(LogicalType::Decimal)) if !right.is_constant => None,
        (Some(LogicalType::Decimal), Some(LogicalType::Float { .. })) if !left.is_constant => None,
        (Some(LogicalType::Float { .. }), _) | (_, Some(LogicalType::Float { .. })) => {
            Some(LogicalType::Float { bits: 64 })
        }
        _ => Some(LogicalType::Decimal),
    }
}

const fn scale(operator: BinaryOperator, left: Scale, right: Scale) -> Scale {
    match (operator, left, right) {
        (BinaryOperator::Divide, _, _) => Scale::Open,
        (BinaryOperator::Multiply, Scale::Digits(left), Scale::Digits(right)) => {
            Scale::Digits(left.saturating_add(right))
        }
        _ => wider(left, right),
    }
}

/// The scale that holds both values.
pub(super) const fn wider(left: Scale, right: Scale) -> Scale {
    match (left, right) {
        (Scale::None, scale) | (scale, Scale::None) => scale,
        (Scale::Open, _) | (_, Scale::Open) => Scale::Open,
        (Scale::Digits(left), Scale::Digits(right)) => Scale::Digits(if left < right { right } else { left }),
        _ => Scale::Unset,
    }
}
