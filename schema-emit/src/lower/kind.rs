//! What a physical expression's values are.

use schema_as_code_core::{def::EnumDef, storage::StoredForm, types::LogicalType};

use crate::dialect::{Stored, StoredSize};

/// The kind of a value, as far as computing with it depends on how it is stored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Bool,
    Integer {
        /// Decimal digits of the largest value.
        digits: u32,
        is_signed: bool,
    },
    /// A number in the expression itself.
    Number {
        /// Digits before the point.
        whole: u32,
        /// Digits behind the point.
        fraction: u32,
    },
    /// An exact decimal of the dialect.
    Decimal,
    /// An integer that stands for a decimal: the value times ten to the power of `scale`.
    Scaled {
        scale: u32,
        /// Digits of the largest integer.
        digits: u32,
    },
    /// A decimal as its digits.
    DecimalText,
    /// A decimal as a binary floating-point number.
    DecimalReal,
    Float,
    Text {
        length: Option<u32>,
    },
    /// A text in the expression itself: takes the kind of what it is compared with.
    Word,
    /// A variant in the expression itself.
    Variant(&'static str),
    Bytes,
    Uuid(StoredForm),
    Date,
    Time(StoredForm),
    LocalTimestamp(StoredForm),
    Timestamp(StoredForm),
    Json,
    IpAddress,
    IpNetwork,
    Array,
    Enum(&'static EnumDef),
    Null,
    /// SQL written by hand.
    Unknown,
}

/// Digits of an `i64`.
pub(super) const MOST_DIGITS: u32 = 18;

impl Kind {
    pub(super) fn of(stored: &Stored) -> Self {
        match stored.logical {
            LogicalType::Bool => Self::Bool,
            LogicalType::Integer { bits, is_signed } => Self::Integer { digits: digits_of(bits), is_signed },
            LogicalType::Float { .. } => Self::Float,
            LogicalType::Decimal => match (stored.form, stored.size) {
                (StoredForm::ScaledInteger, StoredSize::Digits { precision, scale }) => {
                    Self::Scaled { scale: u32::from(scale), digits: u32::from(precision) }
                }
                (StoredForm::DecimalText, _) => Self::DecimalText,
                (StoredForm::Real, _) => Self::DecimalReal,
                _ => Self::Decimal,
            },
            LogicalType::Text => Self::Text {
                length: match stored.size {
                    StoredSize::Length(length) => Some(length),
                    _ => None,
                },
            },
            LogicalType::Bytes => Self::Bytes,
            LogicalType::Uuid => Self::Uuid(stored.form),
            LogicalType::Date => Self::Date,
            LogicalType::Time => Self::Time(stored.form),
            LogicalType::LocalTimestamp => Self::LocalTimestamp(stored.form),
            LogicalType::Timestamp => Self::Timestamp(stored.form),
            LogicalType::Json => Self::Json,
            LogicalType::IpAddress => Self::IpAddress,
            LogicalType::IpNetwork => Self::IpNetwork,
            LogicalType::Array(_) => Self::Array,
            LogicalType::Enum(def) => Self::Enum(def),
        }
    }

    /// The word for it in messages.
    pub(super) const fn describe(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Integer { .. } => "an integer",
            Self::Number { .. } => "a number",
            Self::Decimal | Self::Scaled { .. } => "a decimal",
            Self::DecimalText => "a decimal stored as text",
            Self::DecimalReal => "a decimal stored as a floating-point number",
            Self::Float => "a floating-point number",
            Self::Text { .. } | Self::Word => "text",
            Self::Variant(_) | Self::Enum(_) => "an enum",
            Self::Bytes => "bytes",
            Self::Uuid(_) => "a UUID",
            Self::Date => "a date",
            Self::Time(_) => "a time of day",
            Self::LocalTimestamp(_) => "a timestamp without time zone",
            Self::Timestamp(_) => "a timestamp",
            Self::Json => "a JSON document",
            Self::IpAddress => "an IP address",
            Self::IpNetwork => "an IP network",
            Self::Array => "an array",
            Self::Null => "NULL",
            Self::Unknown => "SQL written by hand",
        }
    }

    pub(super) const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Integer { .. }
                | Self::Number { .. }
                | Self::Decimal
                | Self::Scaled { .. }
                | Self::DecimalReal
                | Self::Float
        )
    }

    /// The most digits that a value has as an integer of the given scale.
    pub(super) const fn digits_at(self, to: u32) -> u32 {
        match self {
            Self::Integer { digits, .. } => digits + to,
            Self::Number { whole, .. } => whole + to,
            Self::Scaled { scale, digits } => digits + to.saturating_sub(scale),
            _ => 0,
        }
    }
}

const fn digits_of(bits: u8) -> u32 {
    match bits {
        8 => 3,
        16 => 5,
        32 => 10,
        _ => 19,
    }
}
