//! Physical expressions, made.

use schema_as_code_core::types::LogicalType;

use crate::catalog::{Binary, Expr, Membership, Operator, PatternMatch, ScalarFunction, Text, UnaryOperator};

pub(crate) fn column(name: impl Into<Text>) -> Expr {
    Expr::Column(name.into())
}

/// Numbers that are in every schema: they are constants of the program.
const COMMON: [(i128, &str); 7] = [
    (0, "0"),
    (1, "1"),
    (16, "16"),
    (36, "36"),
    (255, "255"),
    (-(1 << 31), "-2147483648"),
    ((1 << 31) - 1, "2147483647"),
];

pub(crate) fn number(value: impl Into<i128>) -> Expr {
    let value: i128 = value.into();
    let is_value = |(known, _): &&(i128, &str)| *known == value;
    Expr::Number(match (COMMON.iter().find(is_value), i64::try_from(value)) {
        (Some((_, digits)), _) => (*digits).into(),
        // Wider integers are slow to write.
        (None, Ok(value)) => value.to_string().into(),
        (None, Err(_)) => value.to_string().into(),
    })
}

pub(crate) fn text(value: impl Into<Text>) -> Expr {
    Expr::Text(value.into())
}

pub(crate) fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
    Expr::Binary(Box::new(Binary { operator, left, right }))
}

pub(crate) fn and(left: Expr, right: Expr) -> Expr {
    binary(Operator::And, left, right)
}

pub(crate) fn equal(left: Expr, right: Expr) -> Expr {
    binary(Operator::Equal, left, right)
}

pub(crate) fn not(operand: Expr) -> Expr {
    Expr::Unary { operator: UnaryOperator::Not, operand: Box::new(operand) }
}

pub(crate) fn is_null(operand: Expr) -> Expr {
    Expr::IsNull(Box::new(operand))
}

pub(crate) fn is_in(value: Expr, list: Box<[Expr]>) -> Expr {
    Expr::In(Box::new(Membership { value, list }))
}

pub(crate) fn matches(value: Expr, pattern: impl Into<Text>) -> Expr {
    Expr::Matches(Box::new(PatternMatch { value, pattern: pattern.into() }))
}

pub(crate) fn call<const N: usize>(function: ScalarFunction, arguments: [Expr; N]) -> Expr {
    Expr::Call { function, arguments: Box::new(arguments) }
}

pub(crate) fn at_most(value: Expr, limit: u32) -> Expr {
    binary(Operator::LessOrEqual, value, number(limit))
}

pub(crate) fn has_length(name: &'static str, length: u32) -> Expr {
    equal(call(ScalarFunction::Length, [column(name)]), number(length))
}

pub(crate) fn zero_or_one(name: &'static str) -> Expr {
    is_in(column(name), Box::new([number(0), number(1)]))
}

fn between(name: &'static str, low: Expr, high: Expr) -> Expr {
    and(
        binary(Operator::GreaterOrEqual, column(name), low),
        binary(Operator::LessOrEqual, column(name), high),
    )
}

/// The integer has at most so many digits.
pub(crate) fn within_digits(name: &'static str, digits: u8) -> Expr {
    let limit = 10_i128.pow(u32::from(digits.min(38))) - 1;
    between(name, number(-limit), number(limit))
}

/// The integer is one of so many bits.
pub(crate) fn within_bits(name: &'static str, bits: u8, is_signed: bool) -> Expr {
    let (low, high) = if is_signed {
        (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
    } else {
        (0, (1_i128 << bits) - 1)
    };
    between(name, number(low), number(high))
}

/// The text has the letters of an IP address, or of a network: its shape, no more.
pub(crate) fn is_address(name: &'static str, logical: LogicalType) -> Expr {
    let pattern = match logical {
        LogicalType::IpNetwork => "^[0-9A-Fa-f:./]{4,49}$",
        _ => "^[0-9A-Fa-f:.]{2,45}$",
    };
    matches(column(name), pattern)
}

/// The time is one of a day.
pub(crate) fn within_a_day(name: &'static str) -> Expr {
    and(
        binary(Operator::GreaterOrEqual, column(name), text("00:00:00")),
        binary(Operator::Less, column(name), text("24:00:00")),
    )
}
