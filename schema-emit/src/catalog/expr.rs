//! Physical expressions: over stored values, in one dialect's terms.
//!
//! Lowering has resolved everything that depends on how values are stored: literals are scaled, enum
//! variants are their stored text. What is left to rendering is spelling.

use serde::{Deserialize, Serialize};

use super::{ColumnType, Text};

/// An expression over stored values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expr {
    /// A column, by its name.
    Column(Text),
    /// `NULL`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number, as its digits: no float is ever made of it.
    Number(Text),
    /// Text.
    Text(Text),
    /// Bytes.
    Bytes(Box<[u8]>),
    /// An operator before its operand.
    Unary {
        /// The operator.
        operator: UnaryOperator,
        /// Its operand.
        operand: Box<Expr>,
    },
    /// An operator between its operands.
    Binary(Box<Binary>),
    /// `value IS NULL`.
    IsNull(Box<Expr>),
    /// `value IS NOT NULL`.
    IsNotNull(Box<Expr>),
    /// `value IN (…)`.
    In(Box<Membership>),
    /// `CASE WHEN condition THEN value END`: NULL where the condition does not hold.
    When {
        /// The condition.
        condition: Box<Expr>,
        /// The value where it holds.
        value: Box<Expr>,
    },
    /// A regular expression, in the subset all dialects share.
    Matches(Box<PatternMatch>),
    /// A function.
    Call {
        /// Which.
        function: ScalarFunction,
        /// Its arguments.
        arguments: Box<[Expr]>,
    },
    /// `CAST(value AS type)`.
    Cast {
        /// The value.
        value: Box<Expr>,
        /// The type.
        ty: Box<ColumnType>,
    },
    /// The user's own SQL, in parentheses.
    Raw(Text),
}

/// An operator between its operands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binary {
    /// The operator.
    pub operator: Operator,
    /// The left operand.
    pub left: Expr,
    /// The right operand.
    pub right: Expr,
}

/// Whether a value is one of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// What is looked for.
    pub value: Expr,
    /// Where; never empty.
    pub list: Box<[Expr]>,
}

/// Whether a text is as a pattern says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternMatch {
    /// The text.
    pub value: Expr,
    /// The pattern.
    pub pattern: Text,
}

/// An operator before its operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnaryOperator {
    /// `NOT`
    Not,
    /// `-`
    Negate,
}

/// An operator between its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operator {
    /// `AND`
    And,
    /// `OR`
    Or,
    /// `=`
    Equal,
    /// `<>`
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
    /// `/`: of exact numbers, without loss of the fraction
    Divide,
    /// `/`: of whole numbers, rounded towards zero
    DivideWhole,
    /// `%`
    Remainder,
    /// `GLOB`, SQLite only
    Glob,
}

/// A function, by its meaning; each dialect spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScalarFunction {
    /// Lower case.
    Lower,
    /// Upper case.
    Upper,
    /// Length in characters.
    Length,
    /// Length in bytes.
    ByteLength,
    /// Without surrounding spaces.
    Trim,
    /// Absolute value.
    Abs,
    /// First argument that is not NULL.
    Coalesce,
    /// The arguments that are not NULL, with a space between them; MySQL and MariaDB.
    JoinWords,
    /// The words of the arguments, those that are NULL left out, as they are indexed; PostgreSQL.
    Words,
    /// The kind of a JSON document, in the dialect's words.
    JsonKind,
    /// The current point in time, in UTC, as a timestamp column stores it.
    Now,
    /// The current day and time in UTC, as a column of timestamps without time zone stores it.
    NowLocal,
    /// The current day in UTC, as a date column stores it.
    Today,
    /// The current time of day in UTC, as a time column stores it.
    TimeOfDay,
    /// A new random UUID, as the dialect's own UUID type.
    RandomUuid,
    /// A new random UUID as 16 bytes.
    RandomUuidBytes,
    /// A new random UUID as 36 characters.
    RandomUuidText,
    /// The current point in time as text with `T` and `+00:00`.
    NowTextT,
    /// The current point in time as text with a space and `+00:00`.
    NowTextSpace,
    /// The current point in time as text with `T` and `Z`.
    NowTextZ,
    /// The current day and time in UTC as text with `T`.
    NowLocalT,
    /// A point in time as text that sorts as it passes: without the `Z`; SQLite only.
    WithoutZone,
    /// The place of the first NULL in an array, NULL when there is none; PostgreSQL only.
    PlaceOfNull,
    /// Whether a text is a JSON document.
    IsJson,
    /// The type of a value as SQLite names it.
    TypeOf,
    /// The Julian day of a date or time text, NULL for junk; SQLite only.
    JulianDay,
    /// Whether a text begins with a day of the calendar; SQLite only.
    IsDay,
}
