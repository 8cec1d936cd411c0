//! Computing with numbers.
//!
//! A decimal that is stored as an integer stands for itself times a power of ten. A sum brings its
//! operands to one scale; a product has the sum of the scales; what may pass 64 bits is refused,
//! because SQLite goes on in floating point there.

use schema_as_code_core::expr::BinaryOperator;

use super::Typed;
use crate::{
    catalog::{ColumnType, Expr, Operator, UnaryOperator},
    dialect::Shape,
    lower::{
        kind::{Kind, MOST_DIGITS},
        literal::{Digits, Fault},
        make,
    },
};

pub(super) fn negate(shape: &Shape, operand: Typed) -> Result<Typed, Fault> {
    if let (Kind::Number { .. }, Expr::Number(text)) = (operand.kind, &operand.expr)
        && let Some(digits) = Digits::parse(text)
    {
        let negated = Digits { is_negative: !digits.is_negative, ..digits };
        return Ok(Typed { expr: Expr::Number(negated.to_text().into()), kind: operand.kind });
    }
    must_compute(operand.kind)?;
    let operand = signed(shape, operand);
    Ok(Typed {
        expr: Expr::Unary { operator: UnaryOperator::Negate, operand: Box::new(operand.expr) },
        kind: operand.kind,
    })
}

pub(super) fn compute(
    shape: &Shape,
    operator: BinaryOperator,
    left: Typed,
    right: Typed,
) -> Result<Typed, Fault> {
    must_compute(left.kind)?;
    must_compute(right.kind)?;
    let (left, right) = (signed(shape, left), signed(shape, right));
    if matches!(left.kind, Kind::Scaled { .. }) || matches!(right.kind, Kind::Scaled { .. }) {
        return compute_scaled(operator, left, right);
    }
    let kind = joined(left.kind, right.kind);
    let is_whole = matches!(kind, Kind::Integer { .. } | Kind::Number { fraction: 0, .. });
    let symbol = match operator {
        BinaryOperator::Add => Operator::Add,
        BinaryOperator::Subtract => Operator::Subtract,
        BinaryOperator::Multiply => Operator::Multiply,
        BinaryOperator::Remainder => Operator::Remainder,
        BinaryOperator::Divide if is_whole => Operator::DivideWhole,
        BinaryOperator::Divide if matches!(kind, Kind::Float | Kind::Unknown) => Operator::Divide,
        _ => return Err(division()),
    };
    Ok(Typed { expr: make::binary(symbol, left.expr, right.expr), kind })
}

fn division() -> Fault {
    Fault::new(
        "a quotient of decimals is rounded differently by each database",
        "multiply the other side instead: `total == price * quantity`",
    )
}

fn compute_scaled(operator: BinaryOperator, left: Typed, right: Typed) -> Result<Typed, Fault> {
    for operand in [&left, &right] {
        if matches!(operand.kind, Kind::Float | Kind::DecimalReal | Kind::Decimal | Kind::Unknown) {
            return Err(Fault::new(
                format!("a decimal stored as an integer is computed with {}", operand.kind.describe()),
                "store both the same way",
            ));
        }
    }
    if operator == BinaryOperator::Divide {
        return Err(division());
    }
    if operator == BinaryOperator::Multiply {
        let (left_scale, right_scale) = (scale_of(left.kind), scale_of(right.kind));
        let digits = left.kind.digits_at(left_scale) + right.kind.digits_at(right_scale);
        // A product beyond 64 bits continues in floating point; a sum of such would be wrong.
        must_fit(left.kind.digits_at(left_scale))?;
        must_fit(right.kind.digits_at(right_scale))?;
        let expr = make::binary(
            Operator::Multiply,
            at_scale(left, left_scale).expr,
            at_scale(right, right_scale).expr,
        );
        return Ok(Typed { expr, kind: Kind::Scaled { scale: left_scale + right_scale, digits } });
    }
    let scale = scale_of(left.kind).max(scale_of(right.kind));
    let widest = left.kind.digits_at(scale).max(right.kind.digits_at(scale));
    let (symbol, digits) = match operator {
        BinaryOperator::Add => (Operator::Add, widest + 1),
        BinaryOperator::Subtract => (Operator::Subtract, widest + 1),
        _ => (Operator::Remainder, widest),
    };
    must_fit(digits)?;
    let expr = make::binary(symbol, at_scale(left, scale).expr, at_scale(right, scale).expr);
    Ok(Typed { expr, kind: Kind::Scaled { scale, digits } })
}

/// The two numbers at one scale, when one of them is stored scaled.
///
/// One side may pass 64 bits: as a floating-point number it is still on the right side of every
/// number that does not.
pub(super) fn aligned(left: Typed, right: Typed) -> Result<(Typed, Typed), Fault> {
    let scale = scale_of(left.kind).max(scale_of(right.kind));
    must_fit(left.kind.digits_at(scale).min(right.kind.digits_at(scale)))?;
    Ok((at_scale(left, scale), at_scale(right, scale)))
}

/// The digits behind the point that the number is stored with.
pub(super) const fn scale_of(kind: Kind) -> u32 {
    match kind {
        Kind::Scaled { scale, .. } => scale,
        Kind::Number { fraction, .. } => fraction,
        _ => 0,
    }
}

/// The number as an integer of the scale, which is not less than its own.
pub(super) fn at_scale(typed: Typed, scale: u32) -> Typed {
    let own = scale_of(typed.kind);
    let digits = typed.kind.digits_at(scale);
    let expr = match typed.expr {
        Expr::Null => Expr::Null,
        Expr::Number(text) if matches!(typed.kind, Kind::Number { .. }) => {
            let number = Digits::parse(&text).expect("the number was made of digits");
            Expr::Number(number.at_scale(scale).into())
        }
        expr if scale == own => expr,
        expr => {
            let factor = format!("1{}", "0".repeat((scale - own) as usize));
            make::binary(Operator::Multiply, expr, Expr::Number(factor.into()))
        }
    };
    Typed { expr, kind: Kind::Scaled { scale, digits } }
}

pub(super) fn must_fit(digits: u32) -> Result<(), Fault> {
    if digits <= MOST_DIGITS {
        return Ok(());
    }
    Err(Fault::new(
        format!("the expression may need {digits} digits, a 64-bit integer has {MOST_DIGITS}"),
        "say fewer digits on the columns, or use narrower integers",
    ))
}

fn must_compute(kind: Kind) -> Result<(), Fault> {
    if kind.is_number() || matches!(kind, Kind::Unknown | Kind::Null) {
        return Ok(());
    }
    if kind == Kind::DecimalText {
        return Err(decimal_text());
    }
    Err(Fault::new(format!("{} is no number to compute with", kind.describe()), "compute with numbers only"))
}

pub(super) fn decimal_text() -> Fault {
    Fault::new(
        "a decimal stored as text is neither computed nor compared",
        "store it as an integer: `decimal(integer)` on the target, or `store(integer)` on the column",
    )
}

/// An unsigned integer as a decimal: MySQL refuses a row when a difference of unsigned integers falls
/// below zero, even where the check allows it.
fn signed(shape: &Shape, typed: Typed) -> Typed {
    match (typed.kind, shape.unsigned_cast) {
        (Kind::Integer { digits, is_signed: false }, Some(ty)) => Typed {
            expr: Expr::Cast { value: Box::new(typed.expr), ty: Box::new(ColumnType::built_in(ty)) },
            kind: Kind::Integer { digits, is_signed: true },
        },
        _ => typed,
    }
}

fn joined(left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Unknown, _) | (_, Kind::Unknown) => Kind::Unknown,
        (Kind::DecimalReal, _) | (_, Kind::DecimalReal) => Kind::DecimalReal,
        (Kind::Float, _) | (_, Kind::Float) => Kind::Float,
        (Kind::Decimal, _) | (_, Kind::Decimal) => Kind::Decimal,
        (Kind::Number { fraction: 1.., .. }, _) | (_, Kind::Number { fraction: 1.., .. }) => Kind::Decimal,
        (Kind::Number { .. } | Kind::Null, other) | (other, Kind::Number { .. } | Kind::Null) => other,
        (left, _) => left,
    }
}
