//! Which Rust type is which logical type.
//!
//! [`ColumnType`] is the only bridge between the two: the derive asks `<T as ColumnType>::TYPE` for
//! every field, so aliases, newtypes and types of other crates are seen as what they are.

mod builtin;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "serde_json")]
mod serde_json;
#[cfg(feature = "uuid")]
mod uuid;

use crate::def::{EnumDef, Sensitivity, Size};

/// A Rust type that can be stored in one column.
///
/// Implemented for the built-in scalar types, for `Option<T>`, for the foreign types behind this
/// crate's features, and by `#[derive(ColumnEnum)]` and `#[derive(ColumnType)]`.
#[diagnostic::on_unimplemented(
    message = "[type_not_storable] `{Self}` cannot be stored in one column",
    label = "no column type for `{Self}`",
    note = "storable: bool, integers, floats, String, Vec<u8>, Option of these, and Uuid, DateTime<Utc>, NaiveDate, NaiveTime, NaiveDateTime, Decimal, serde_json::Value with the feature of their crate",
    note = "help: derive `ColumnEnum` for an enum or `ColumnType` for a newtype; put a collection into a child table, or mark the field `#[column(as(json))]`; a field that is no column is `#[column(skip)]`"
)]
pub trait ColumnType {
    /// How values of this type are described.
    const TYPE: TypeDef;
    /// The same, as a reference: rustc proves nothing of those.
    #[doc(hidden)]
    const TYPE_REF: &'static TypeDef = &Self::TYPE;
}

/// What a Rust type says about its column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypeDef {
    /// The logical type.
    pub logical: LogicalType,
    /// Whether NULL is a value: `Option<T>`.
    pub is_nullable: bool,
    /// Length or precision that the type itself carries (a newtype may).
    pub size: Size,
    /// Protection that the type itself carries (a newtype may).
    pub sensitivity: Sensitivity,
}

impl TypeDef {
    /// A type that says nothing but what it is.
    #[must_use]
    pub const fn new(logical: LogicalType) -> Self {
        Self { logical, is_nullable: false, size: Size::Unset, sensitivity: Sensitivity::None }
    }

    /// The same type with NULL as a value.
    #[must_use]
    pub const fn nullable(self) -> Self {
        Self { is_nullable: true, ..self }
    }
}

/// What a column holds, independent of any dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogicalType {
    /// True or false.
    Bool,
    /// A whole number of `bits` bits.
    Integer {
        /// 8, 16, 32 or 64.
        bits: u8,
        /// Whether negative numbers are values.
        is_signed: bool,
    },
    /// A binary floating-point number of `bits` bits.
    Float {
        /// 32 or 64.
        bits: u8,
    },
    /// An exact decimal number; its digits are the column's [`Size`].
    Decimal,
    /// Characters.
    Text,
    /// Bytes.
    Bytes,
    /// A UUID.
    Uuid,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and time without a time zone.
    LocalTimestamp,
    /// A point in time, in UTC.
    Timestamp,
    /// A JSON document.
    Json,
    /// One of named values.
    Enum(&'static EnumDef),
}

impl LogicalType {
    /// The word for it in messages.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Integer { bits: 8, is_signed: true } => "an 8-bit integer",
            Self::Integer { bits: 16, is_signed: true } => "a 16-bit integer",
            Self::Integer { bits: 32, is_signed: true } => "a 32-bit integer",
            Self::Integer { is_signed: true, .. } => "a 64-bit integer",
            Self::Integer { bits: 8, .. } => "an unsigned 8-bit integer",
            Self::Integer { bits: 16, .. } => "an unsigned 16-bit integer",
            Self::Integer { bits: 32, .. } => "an unsigned 32-bit integer",
            Self::Integer { .. } => "an unsigned 64-bit integer",
            Self::Float { .. } => "a floating-point number",
            Self::Decimal => "a decimal",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::Uuid => "a UUID",
            Self::Date => "a date",
            Self::Time => "a time of day",
            Self::LocalTimestamp => "a timestamp without time zone",
            Self::Timestamp => "a timestamp",
            Self::Json => "a JSON document",
            Self::Enum(_) => "an enum",
        }
    }
}
