//! An expression with its type, on its way into an operator.

use super::{Expr, ExprType, Literal, Scale, TypeFault, UnaryOperator};
use crate::{
    def::{ColumnDef, Conventions, Size},
    types::LogicalType,
};

#[derive(Clone, Copy)]
pub(super) struct Operand<'a> {
    pub(super) expr: &'a Expr,
    pub(super) ty: ExprType,
}

impl<'a> Operand<'a> {
    pub(super) const fn as_condition(self) -> Result<ExprType, TypeFault<'a>> {
        match self.ty.logical {
            Some(LogicalType::Bool) => Ok(self.ty),
            None if self.is_raw() => Ok(self.ty),
            _ => Err(TypeFault::NeedsCondition { expr: self.expr }),
        }
    }

    pub(super) const fn as_number(self) -> Result<ExprType, TypeFault<'a>> {
        if self.ty.is_number() || self.is_raw() {
            return Ok(self.ty);
        }
        Err(TypeFault::NeedsNumber { expr: self.expr })
    }

    pub(super) const fn as_text(self) -> Result<ExprType, TypeFault<'a>> {
        if self.ty.is_text() || self.is_raw() {
            return Ok(self.ty);
        }
        Err(TypeFault::NeedsText { expr: self.expr })
    }

    pub(super) const fn as_json(self) -> Result<ExprType, TypeFault<'a>> {
        if matches!(self.ty.logical, Some(LogicalType::Json)) || self.is_raw() {
            return Ok(self.ty);
        }
        Err(TypeFault::NeedsJson { expr: self.expr })
    }

    pub(super) const fn is_raw(&self) -> bool {
        matches!(self.expr, Expr::Raw(_))
            || self.ty.logical.is_none() && !self.is_null() && !self.is_variant()
    }

    pub(super) const fn is_null(&self) -> bool {
        matches!(self.expr, Expr::Literal(Literal::Null))
    }

    const fn is_variant(&self) -> bool {
        matches!(self.expr, Expr::Variant(_))
    }

    /// The constant, when the expression is one whole number.
    pub(super) const fn integer(&self) -> Option<i128> {
        match self.expr {
            Expr::Literal(Literal::Integer(number)) => Some(*number),
            Expr::Unary(UnaryOperator::Negate, Expr::Literal(Literal::Integer(number))) => {
                number.checked_neg()
            }
            _ => None,
        }
    }
}

pub(super) const fn column_type(column: &ColumnDef, conventions: &Conventions) -> ExprType {
    let ty = ExprType { is_nullable: column.ty.is_nullable, ..ExprType::of(column.ty.logical) };
    match column.ty.logical {
        LogicalType::Decimal => ExprType { scale: decimal_scale(column, conventions), ..ty },
        _ => ty,
    }
}

const fn decimal_scale(column: &ColumnDef, conventions: &Conventions) -> Scale {
    match (column.size, column.ty.size, conventions.decimal) {
        (Size::Decimal { scale, .. }, _, _)
        | (_, Size::Decimal { scale, .. }, _)
        | (_, _, Some((_, scale))) => Scale::Digits(scale),
        _ => Scale::Unset,
    }
}

/// The digits after the point of a number as written; underscores and an exponent do not count.
pub(crate) const fn digits_after_point(number: &str) -> u8 {
    let bytes = number.as_bytes();
    let mut digits = 0_u8;
    let mut is_after = false;
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'.' => is_after = true,
            b'0'..=b'9' if is_after => digits = digits.saturating_add(1),
            b'e' | b'E' => break,
            _ => {}
        }
        i += 1;
    }
    digits
}

/// Whether `number` is a value of an integer of `bits` bits.
pub(crate) const fn is_in_range(number: i128, bits: u8, is_signed: bool) -> bool {
    let (low, high) = range(bits, is_signed);
    low <= number && number <= high
}

/// The smallest and the largest value of an integer of `bits` bits.
pub(crate) const fn range(bits: u8, is_signed: bool) -> (i128, i128) {
    if is_signed {
        let half = 1_i128 << (bits - 1);
        (-half, half - 1)
    } else {
        (0, (1_i128 << bits) - 1)
    }
}
