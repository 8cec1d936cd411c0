//! Functions.

use super::{
    Expr, ExprType, TypeFault,
    arithmetic::{common_number, wider},
    attempt, comparison,
    operand::Operand,
};
use crate::{def::EntityDef, expr::Function, types::LogicalType};

/// Refuses a call with too few or too many arguments.
pub(super) const fn count<'a>(function: Function, arguments: &[Expr]) -> Result<(), TypeFault<'a>> {
    let given = arguments.len();
    let is_right = match function {
        Function::Now => given == 0,
        Function::Coalesce => given >= 2,
        Function::Lower
        | Function::Upper
        | Function::Length
        | Function::Trim
        | Function::Abs
        | Function::IsObject
        | Function::IsArray => given == 1,
    };
    if is_right { Ok(()) } else { Err(TypeFault::ArgumentCount { function, given }) }
}

/// The type of `now()`, the only call without arguments.
pub(super) const CURRENT_TIME: ExprType = ExprType::of(LogicalType::Timestamp);

/// The type of a call with the argument `first`.
pub(super) const fn first(function: Function, first: Operand<'_>) -> Result<ExprType, TypeFault<'_>> {
    let logical = match function {
        Function::Lower | Function::Upper | Function::Trim => LogicalType::Text,
        Function::Length => LogicalType::Integer { bits: 64, is_signed: true },
        Function::Abs => return first.as_number(),
        Function::Coalesce => return Ok(first.ty),
        Function::IsObject | Function::IsArray => {
            let ty = attempt!(first.as_json());
            return Ok(ExprType { is_nullable: ty.is_nullable, ..ExprType::BOOL });
        }
        Function::Now => return Ok(CURRENT_TIME),
    };
    let ExprType { is_nullable, is_constant, .. } = attempt!(first.as_text());
    Ok(ExprType { is_nullable, is_constant, ..ExprType::of(logical) })
}

/// The type of `coalesce`, the only call of several arguments, after one more of them.
pub(super) const fn next<'a>(
    so_far: Operand<'a>,
    next: Operand<'a>,
    entity: &'a EntityDef,
) -> Result<ExprType, TypeFault<'a>> {
    if next.is_null() {
        return Ok(so_far.ty);
    }
    attempt!(comparison::alike(so_far, next, entity));
    let logical = match so_far.ty.logical {
        Some(_) if so_far.ty.is_number() && next.ty.is_number() => common_number(&so_far.ty, &next.ty),
        Some(logical) => Some(logical),
        None => next.ty.logical,
    };
    Ok(ExprType {
        logical,
        scale: wider(so_far.ty.scale, next.ty.scale),
        is_nullable: so_far.ty.is_nullable && next.ty.is_nullable,
        is_constant: so_far.ty.is_constant && next.ty.is_constant,
    })
}
