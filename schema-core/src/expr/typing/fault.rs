//! Why an expression has no meaning.

use crate::{
    def::EnumDef,
    expr::{Expr, Function},
};

/// Why an expression has no meaning, or not the same on every dialect.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum TypeFault<'a> {
    /// The operands are of different kinds.
    Unlike {
        /// The left operand.
        left: &'a Expr,
        /// The right operand.
        right: &'a Expr,
    },
    /// Something else than a condition beside `&&`, `||`, `!`.
    NeedsCondition {
        /// The operand.
        expr: &'a Expr,
    },
    /// Something else than a number in arithmetic.
    NeedsNumber {
        /// The operand.
        expr: &'a Expr,
    },
    /// Something else than text in a function or a pattern.
    NeedsText {
        /// The operand.
        expr: &'a Expr,
    },
    /// Something else than a JSON document in a function for documents.
    NeedsJson {
        /// The operand.
        expr: &'a Expr,
    },
    /// The values have no order that every dialect agrees on.
    NoOrder {
        /// The operand.
        expr: &'a Expr,
    },
    /// The values have no equality that every dialect agrees on.
    NoEquality {
        /// The operand.
        expr: &'a Expr,
    },
    /// A comparison with NULL, which is never true.
    NullComparison {
        /// The other operand.
        other: &'a Expr,
    },
    /// A variant that its enum does not have.
    UnknownVariant {
        /// The enum.
        enumeration: &'static EnumDef,
        /// The variant's name.
        variant: &'a str,
    },
    /// A variant with nothing beside it that says of which enum.
    LoneVariant {
        /// The variant's name.
        variant: &'a str,
    },
    /// A constant that the column beside it can never hold.
    OutOfRange {
        /// The column.
        value: &'a Expr,
        /// The constant.
        constant: &'a Expr,
    },
    /// Division of whole numbers: some dialects cut the result.
    IntegerDivision {
        /// The dividend.
        left: &'a Expr,
        /// The divisor.
        right: &'a Expr,
    },
    /// A remainder of numbers with a point: some dialects cut the operands.
    InexactRemainder {
        /// The dividend.
        left: &'a Expr,
        /// The divisor.
        right: &'a Expr,
    },
    /// Too few or too many arguments.
    ArgumentCount {
        /// The function.
        function: Function,
        /// How many there are.
        given: usize,
    },
    /// One of nothing.
    EmptyList {
        /// What is looked for.
        value: &'a Expr,
    },
}
