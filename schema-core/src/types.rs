//! Which Rust type is which logical type.
//!
//! [`ColumnType`] is the only bridge between the two: the derive asks `<T as ColumnType>::TYPE` for
//! every field, so aliases, newtypes and types of other crates are seen as what they are.

mod array;
mod builtin;
#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "ipnetwork")]
mod ipnetwork;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "serde_json")]
mod serde_json;
#[cfg(feature = "time")]
mod time;
mod typed;
#[cfg(feature = "uuid")]
mod uuid;

pub use array::{ArrayElement, ArrayType};
#[doc(hidden)]
pub use typed::{ArrayProbe, Probe, Typed, Unknown};

use crate::def::{EnumDef, Sensitivity, Size};

/// A Rust type that can be stored in one column.
///
/// Implemented for the built-in scalar types, for `Option<T>`, for the foreign types behind this
/// crate's features, and by `#[derive(ColumnEnum)]` and `#[derive(ColumnType)]`.
#[diagnostic::on_unimplemented(
    message = "[type_not_storable] `{Self}` cannot be stored in one column",
    label = "no column type for `{Self}`",
    note = "storable: bool, integers, floats, String, Vec<u8>, IpAddr, Option of these, and the types of uuid, chrono, time, jiff, rust_decimal, serde_json, ipnetwork and bytes with the feature of their crate",
    note = "a column of a table in first normal form holds one value: the elements of a collection are rows of a table of their own",
    note = "help: derive `ColumnEnum` for an enum or `ColumnType` for a newtype; put a collection into a child table, or accept it with `#[column(as(json))]`, on PostgreSQL with `#[column(array(reason = \"…\"))]`; a field that is no column is `#[column(skip)]`"
)]
pub trait ColumnType {
    /// How values of this type are described.
    const TYPE: TypeDef;
    /// The same, with what the checks ask of it; a reference, because rustc proves nothing of those.
    #[doc(hidden)]
    const TYPED: &'static Typed = &Typed::of(Self::TYPE);
}

/// `storable! { Library::Any: Rust => LogicalType::Logical, … }`: `impl ColumnType` for types of a library.
macro_rules! storable {
    ($library:path: $($rust:ty => $logical:expr,)*) => {
        $(#[diagnostic::do_not_recommend]
        impl $crate::types::ColumnType for $rust {
            const TYPE: $crate::types::TypeDef = $crate::types::TypeDef::new($logical).of($library);
        })*
    };
}
use storable;

/// What a Rust type says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeDef {
    /// The logical type.
    pub logical: LogicalType,
    /// Whether NULL is a value: `Option<T>`.
    pub is_nullable: bool,
    /// Length or precision that the type itself carries (a newtype may).
    pub size: Size,
    /// Protection that the type itself carries (a newtype may).
    pub sensitivity: Sensitivity,
    /// The crate that the type is from, as far as drivers bind its values in their own way.
    pub library: Library,
}

impl TypeDef {
    /// Stands for a type that cannot be stored, which was reported: of its column nothing else is. No type is like this.
    #[doc(hidden)]
    pub const UNKNOWN: Self = Self { size: Size::Unbounded, ..Self::new(LogicalType::Bool) };

    /// Whether it is [`UNKNOWN`](Self::UNKNOWN).
    pub(crate) const fn is_unknown(&self) -> bool {
        matches!((self.logical, self.size), (LogicalType::Bool, Size::Unbounded))
    }

    /// A type that says nothing but what it is.
    #[must_use]
    pub const fn new(logical: LogicalType) -> Self {
        Self {
            logical,
            is_nullable: false,
            size: Size::Unset,
            sensitivity: Sensitivity::None,
            library: Library::Any,
        }
    }

    /// The same type, from `library`.
    #[must_use]
    pub const fn of(self, library: Library) -> Self {
        Self { library, ..self }
    }

    /// The same type with NULL as a value.
    #[must_use]
    pub const fn nullable(self) -> Self {
        Self { is_nullable: true, ..self }
    }
}

/// The crate that a type is from. Days and times come from three, and drivers write their texts in as many
/// ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Library {
    /// The standard library, or any crate: drivers bind the values in one way.
    Any,
    /// `chrono`.
    Chrono,
    /// `time`.
    Time,
    /// `jiff`.
    Jiff,
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
    /// The address of a host.
    IpAddress,
    /// An address with the length of its network's prefix.
    IpNetwork,
    /// One of named values.
    Enum(&'static EnumDef),
    /// A list of values of one type, which are never NULL.
    Array(&'static TypeDef),
}

impl LogicalType {
    /// What a length or digits are said of: the elements of an array, else the values themselves.
    #[must_use]
    pub const fn sized(self) -> Self {
        match self {
            Self::Array(element) => element.logical,
            logical => logical,
        }
    }

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
            Self::IpAddress => "an IP address",
            Self::IpNetwork => "an IP network",
            Self::Enum(_) => "an enum",
            Self::Array(_) => "an array",
        }
    }
}
