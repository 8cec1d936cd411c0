//! The type of an expression.
//!
//! A dialect may store a value in another form (a decimal as a scaled integer, an enum as text), so
//! an expression is lowered by its types: `price * 0.19` on scaled integers is 19 000 unless it is
//! rescaled. What has no meaning, or not the same meaning on every dialect, is a [`TypeFault`].
//!
//! | operands | result |
//! |---|---|
//! | integer with integer, decimal with decimal | the same, the wider |
//! | integer with decimal | decimal |
//! | integer or constant with floating-point number | floating-point number |
//! | decimal with floating-point number | refused: an exact number is not compared with an inexact one |
//! | integer divided by integer | refused: PostgreSQL and SQLite cut the result, MySQL and MariaDB do not |
//! | `<` on enums | refused: PostgreSQL and MySQL order by declaration, SQLite by text |
//! | equality and order of JSON | refused: no two dialects agree |
//! | SQL written by hand | fits everything: only the server knows its type |

mod arithmetic;
mod call;
mod comparison;
mod fault;
mod operand;
#[cfg(test)]
mod tests;

pub(crate) use comparison::{characters, has_variant, is_iso_date, is_same_enum};
pub use fault::TypeFault;
pub(crate) use operand::{digits_after_point, is_in_range};

use super::{BinaryOperator, Expr, Literal, UnaryOperator};
use crate::{
    def::{Conventions, EntityDef},
    types::LogicalType,
};
use operand::Operand;

/// What an expression yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExprType {
    /// The logical type; `None`: NULL, a variant before its enum is known, SQL written by hand.
    pub logical: Option<LogicalType>,
    /// The digits after the point.
    pub scale: Scale,
    /// Whether the value may be NULL.
    pub is_nullable: bool,
    /// Whether it reads no column: a constant takes the type of the other operand.
    pub is_constant: bool,
}

/// How many digits follow the point of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// The value is no exact number.
    None,
    /// So many; 0 for whole numbers.
    Digits(u8),
    /// What the schema's convention says, which the given [`Conventions`] do not.
    Unset,
    /// What the dialect makes of a division.
    Open,
}

impl ExprType {
    const fn of(logical: LogicalType) -> Self {
        let scale = match logical {
            LogicalType::Integer { .. } => Scale::Digits(0),
            LogicalType::Decimal => Scale::Unset,
            _ => Scale::None,
        };
        Self { logical: Some(logical), scale, is_nullable: false, is_constant: false }
    }

    const UNTYPED: Self = Self { logical: None, scale: Scale::None, is_nullable: true, is_constant: true };
    const BOOL: Self = Self::of(LogicalType::Bool);

    const fn constant(self) -> Self {
        Self { is_constant: true, ..self }
    }

    /// Whether the value is an integer, a decimal or a floating-point number.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(
            self.logical,
            Some(LogicalType::Integer { .. } | LogicalType::Decimal | LogicalType::Float { .. })
        )
    }

    const fn is_integer(&self) -> bool {
        matches!(self.logical, Some(LogicalType::Integer { .. }))
    }

    const fn is_text(&self) -> bool {
        matches!(self.logical, Some(LogicalType::Text))
    }
}

/// Passes a fault on: `?` does not exist in const evaluation.
macro_rules! attempt {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(fault) => return Err(fault),
        }
    };
}
use attempt;

/// The type of `expr` over the columns of `entity`. Decimals that rely on the schema's convention
/// have the scale [`Scale::Unset`].
///
/// # Errors
/// When the expression has no meaning.
pub const fn type_of<'a>(expr: &'a Expr, entity: &'a EntityDef) -> Result<ExprType, TypeFault<'a>> {
    type_with(expr, entity, &Conventions::NONE)
}

/// The type of `expr` over the columns of `entity` in a schema with `conventions`.
///
/// # Errors
/// When the expression has no meaning.
pub const fn type_with<'a>(
    expr: &'a Expr,
    entity: &'a EntityDef,
    conventions: &Conventions,
) -> Result<ExprType, TypeFault<'a>> {
    match *expr {
        Expr::Column(column) => Ok(operand::column_type(entity.column(column), conventions)),
        Expr::Literal(literal) => Ok(literal_type(literal)),
        // A variant has no type of its own: its place in a comparison gives it one.
        Expr::Variant(_) => Ok(ExprType { is_nullable: false, ..ExprType::UNTYPED }),
        Expr::Unary(operator, inner) => {
            let ty = attempt!(type_with(inner, entity, conventions));
            unary(operator, Operand { expr: inner, ty })
        }
        Expr::Binary(operator, left, right) => {
            let left = Operand { expr: left, ty: attempt!(type_with(left, entity, conventions)) };
            let right = Operand { expr: right, ty: attempt!(type_with(right, entity, conventions)) };
            binary(operator, left, right, entity)
        }
        Expr::IsNull(inner) | Expr::IsNotNull(inner) => {
            attempt!(type_with(inner, entity, conventions));
            Ok(ExprType::BOOL)
        }
        Expr::In(value, list) => {
            let value = Operand { expr: value, ty: attempt!(type_with(value, entity, conventions)) };
            if list.is_empty() {
                return Err(TypeFault::EmptyList { value: value.expr });
            }
            let mut i = 0;
            let mut is_nullable = value.ty.is_nullable;
            while i < list.len() {
                let item = Operand { expr: &list[i], ty: attempt!(type_with(&list[i], entity, conventions)) };
                attempt!(comparison::equality(value, item, entity));
                is_nullable |= item.ty.is_nullable;
                i += 1;
            }
            Ok(ExprType { is_nullable, ..ExprType::BOOL })
        }
        Expr::Between { value, low, high, bound: _ } => {
            let value = Operand { expr: value, ty: attempt!(type_with(value, entity, conventions)) };
            let low = Operand { expr: low, ty: attempt!(type_with(low, entity, conventions)) };
            let high = Operand { expr: high, ty: attempt!(type_with(high, entity, conventions)) };
            attempt!(comparison::order(value, low, entity));
            attempt!(comparison::order(value, high, entity));
            let is_nullable = value.ty.is_nullable || low.ty.is_nullable || high.ty.is_nullable;
            Ok(ExprType { is_nullable, ..ExprType::BOOL })
        }
        Expr::Matches(value, _) => {
            let ty = attempt!(type_with(value, entity, conventions));
            attempt!(Operand { expr: value, ty }.as_text());
            Ok(ExprType { is_nullable: ty.is_nullable, ..ExprType::BOOL })
        }
        Expr::Call(function, arguments) => {
            attempt!(call::count(function, arguments));
            if arguments.is_empty() {
                return Ok(call::CURRENT_TIME);
            }
            let first =
                Operand { expr: &arguments[0], ty: attempt!(type_with(&arguments[0], entity, conventions)) };
            let mut result = attempt!(call::first(function, first));
            let mut i = 1;
            while i < arguments.len() {
                let ty = attempt!(type_with(&arguments[i], entity, conventions));
                let next = Operand { expr: &arguments[i], ty };
                result = attempt!(call::next(Operand { ty: result, ..first }, next, entity));
                i += 1;
            }
            Ok(result)
        }
        Expr::Raw(_) => Ok(ExprType { is_constant: false, ..ExprType::UNTYPED }),
    }
}

/// Whether the value of `value` can be stored in `place`, which is a column.
///
/// # Errors
/// When it is of another kind, or no value of the column.
pub(crate) const fn fits<'a>(
    place: &'a Expr,
    value: &'a Expr,
    entity: &'a EntityDef,
) -> Result<(), TypeFault<'a>> {
    let place = Operand { expr: place, ty: attempt!(type_of(place, entity)) };
    let value = Operand { expr: value, ty: attempt!(type_of(value, entity)) };
    if place.ty.is_integer() && value.ty.is_number() && !value.ty.is_integer() {
        return Err(TypeFault::Unlike { left: place.expr, right: value.expr });
    }
    comparison::alike(place, value, entity)
}

const fn literal_type(literal: Literal) -> ExprType {
    match literal {
        Literal::Null => ExprType::UNTYPED,
        Literal::Bool(_) => ExprType::BOOL.constant(),
        Literal::Integer(_) => ExprType::of(LogicalType::Integer { bits: 64, is_signed: true }).constant(),
        Literal::Decimal(digits) => ExprType {
            scale: Scale::Digits(digits_after_point(digits)),
            ..ExprType::of(LogicalType::Decimal).constant()
        },
        Literal::Text(_) => ExprType::of(LogicalType::Text).constant(),
    }
}

const fn unary(operator: UnaryOperator, inner: Operand<'_>) -> Result<ExprType, TypeFault<'_>> {
    match operator {
        UnaryOperator::Not => inner.as_condition(),
        UnaryOperator::Negate => match attempt!(inner.as_number()).logical {
            Some(LogicalType::Integer { bits, .. }) => {
                Ok(ExprType { logical: Some(LogicalType::Integer { bits, is_signed: true }), ..inner.ty })
            }
            _ => Ok(inner.ty),
        },
    }
}

const fn binary<'a>(
    operator: BinaryOperator,
    left: Operand<'a>,
    right: Operand<'a>,
    entity: &'a EntityDef,
) -> Result<ExprType, TypeFault<'a>> {
    match operator {
        BinaryOperator::And | BinaryOperator::Or => {
            attempt!(left.as_condition());
            attempt!(right.as_condition());
        }
        BinaryOperator::Equal | BinaryOperator::NotEqual => {
            attempt!(comparison::equality(left, right, entity));
        }
        BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual => attempt!(comparison::order(left, right, entity)),
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::Remainder => return arithmetic::result(operator, left, right),
    }
    Ok(ExprType { is_nullable: left.ty.is_nullable || right.ty.is_nullable, ..ExprType::BOOL })
}
