//! Expressions over an entity's columns: the bodies of checks, filters, defaults.
//!
//! A tree of const data. Columns are positions; operators mean the same on every dialect, and what
//! does not is refused by the typing (`expr::typing`) or by the target.

pub mod typing;

use crate::{def::ColumnIndex, dialect::Dialect};

/// An expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expr {
    /// A column of the entity.
    Column(ColumnIndex),
    /// A constant.
    Literal(Literal),
    /// A variant of the enum of the other operand, by its Rust name.
    Variant(&'static str),
    /// `-x`, `!x`.
    Unary(UnaryOperator, &'static Expr),
    /// `x + y`, `x == y`, `x && y`, …
    Binary(BinaryOperator, &'static Expr, &'static Expr),
    /// `x IS NULL`.
    IsNull(&'static Expr),
    /// `x IS NOT NULL`.
    IsNotNull(&'static Expr),
    /// `x` is one of the list.
    In(&'static Expr, &'static [Expr]),
    /// `low <= x`, `x <= high` (or `x < high`).
    Between {
        /// What is compared.
        value: &'static Expr,
        /// The lower bound, included.
        low: &'static Expr,
        /// The upper bound.
        high: &'static Expr,
        /// Whether `high` itself is allowed.
        bound: Bound,
    },
    /// `x` matches the regular expression as a whole or in part, as its anchors say.
    Matches(&'static Expr, &'static str),
    /// A function of the portable set.
    Call(Function, &'static [Expr]),
    /// SQL written by hand, per dialect.
    Raw(&'static [RawSql]),
}

impl Expr {
    /// The conditions that `&&` joins, from left to right; of any other expression, itself.
    ///
    /// ```
    /// use schema_as_code_core::expr::{BinaryOperator, Expr};
    ///
    /// const IS_ACTIVE: Expr = Expr::Column(3);
    /// const HAS_EMAIL: Expr = Expr::IsNotNull(&Expr::Column(1));
    /// const BOTH: Expr = Expr::Binary(BinaryOperator::And, &IS_ACTIVE, &HAS_EMAIL);
    /// assert_eq!(BOTH.conjuncts(), [&IS_ACTIVE, &HAS_EMAIL]);
    /// assert_eq!(IS_ACTIVE.conjuncts(), [&IS_ACTIVE]);
    /// ```
    #[must_use]
    pub fn conjuncts(&self) -> Vec<&Self> {
        match self {
            Self::Binary(BinaryOperator::And, left, right) => {
                let mut all = left.conjuncts();
                all.extend(right.conjuncts());
                all
            }
            _ => vec![self],
        }
    }
}

/// A constant in an expression or a default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Literal {
    /// `NULL`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// A number with a point, as written: `0.19` keeps its two digits.
    Decimal(&'static str),
    /// Text.
    Text(&'static str),
}

/// An operator before its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnaryOperator {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// An operator between its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BinaryOperator {
    /// `&&`
    And,
    /// `||`
    Or,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
}

/// Whether the upper bound of a range is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `low..=high`
    Included,
    /// `low..high`
    Excluded,
}

/// The functions that every dialect has with the same meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// Lower case.
    Lower,
    /// Upper case.
    Upper,
    /// Length of a text in characters.
    Length,
    /// Text without surrounding spaces.
    Trim,
    /// Absolute value.
    Abs,
    /// The first argument that is not NULL.
    Coalesce,
    /// Whether a JSON document is an object.
    IsObject,
    /// Whether a JSON document is an array.
    IsArray,
    /// The current time. Volatile: not in checks, filters, indexes.
    Now,
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 9] = [
        Self::Lower,
        Self::Upper,
        Self::Length,
        Self::Trim,
        Self::Abs,
        Self::Coalesce,
        Self::IsObject,
        Self::IsArray,
        Self::Now,
    ];

    /// The name in an attribute.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Upper => "upper",
            Self::Length => "length",
            Self::Trim => "trim",
            Self::Abs => "abs",
            Self::Coalesce => "coalesce",
            Self::IsObject => "is_object",
            Self::IsArray => "is_array",
            Self::Now => "now",
        }
    }

    /// Whether the result may change while the arguments do not.
    #[must_use]
    pub const fn is_volatile(self) -> bool {
        matches!(self, Self::Now)
    }
}

/// SQL written by hand for one dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RawSql {
    /// The dialect it is for.
    pub dialect: Dialect,
    /// The expression's text.
    pub sql: &'static str,
}
