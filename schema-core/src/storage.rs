//! The form in which a driver binds each type.
//!
//! A column is stored as the application's driver writes and reads it: a `Uuid` that sqlx binds to
//! SQLite as 16 bytes must not become a TEXT column. Each combination is proven by writing and
//! reading through the real driver.

use crate::{def::DecimalStorage, dialect::Dialect, types::LogicalType};

/// The crate through which the application talks to its database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Driver {
    /// `sqlx`: PostgreSQL, MySQL, MariaDB, SQLite.
    Sqlx,
    /// `rusqlite`: SQLite.
    Rusqlite,
}

impl Driver {
    /// Every driver.
    pub const ALL: [Self; 2] = [Self::Sqlx, Self::Rusqlite];

    /// The name in attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlx => "sqlx",
            Self::Rusqlite => "rusqlite",
        }
    }

    /// Whether the driver talks to `dialect`.
    #[must_use]
    pub const fn reaches(self, dialect: Dialect) -> bool {
        match self {
            Self::Sqlx => true,
            Self::Rusqlite => dialect.is(Dialect::Sqlite),
        }
    }
}

/// A stored form asked for by hand: `#[column(store(...))]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoreAs {
    /// As bytes.
    Blob,
    /// As text.
    Text,
    /// As an integer: a decimal is scaled by its scale.
    Integer,
    /// As a floating-point number.
    Real,
}

/// How a value is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoredForm {
    /// The dialect's own type for the logical type.
    Native,
    /// 16 bytes of a UUID.
    UuidBytes,
    /// A UUID's 36 characters, lower case.
    UuidText,
    /// A decimal as an integer, scaled by the column's scale.
    ScaledInteger,
    /// A decimal as its digits.
    DecimalText,
    /// A decimal as a binary floating-point number.
    Real,
    /// A timestamp as text, with `T` between date and time and `+00:00` at the end.
    TimestampTextT,
    /// A timestamp as text, with a space between date and time and `+00:00` at the end.
    TimestampTextSpace,
}

/// Why a combination cannot be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refusal {
    /// What is wrong.
    pub reason: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// The stored form of `logical` on `dialect` as `driver` binds it, unless `store` (or, for
/// decimals, the target's `decimal`) asks for another.
///
/// # Errors
/// When the driver cannot bind the type to the dialect.
pub const fn stored_form(
    logical: LogicalType,
    dialect: Dialect,
    driver: Driver,
    store: Option<StoreAs>,
    decimal: Option<DecimalStorage>,
) -> Result<StoredForm, Refusal> {
    match logical {
        LogicalType::Uuid => uuid(dialect, store),
        LogicalType::Decimal => decimal_form(dialect, store, decimal),
        LogicalType::Timestamp if dialect.is(Dialect::Sqlite) => match (store, driver) {
            (None | Some(StoreAs::Text), Driver::Sqlx) => Ok(StoredForm::TimestampTextT),
            (None | Some(StoreAs::Text), Driver::Rusqlite) => Ok(StoredForm::TimestampTextSpace),
            _ => Err(UNKNOWN_STORE),
        },
        LogicalType::Integer { bits, is_signed: false } => unsigned(bits, dialect, driver, store),
        LogicalType::Integer { bits: 8, is_signed: true } if dialect.is(Dialect::Postgres) => Err(Refusal {
            reason: "PostgreSQL has no 8-bit integer, and sqlx binds `i8` to its internal \"char\" type",
            help: "use `i16`",
        }),
        _ => match store {
            None => Ok(StoredForm::Native),
            Some(_) => Err(UNKNOWN_STORE),
        },
    }
}

/// The pattern of [`is_always_storable`].
macro_rules! always_storable {
    () => {
        LogicalType::Bool
            | LogicalType::Integer { bits: 16 | 32 | 64, is_signed: true }
            | LogicalType::Float { .. }
            | LogicalType::Text
            | LogicalType::Bytes
            | LogicalType::Uuid
            | LogicalType::Date
            | LogicalType::Time
            | LogicalType::LocalTimestamp
            | LogicalType::Timestamp
            | LogicalType::Json
            | LogicalType::Enum(_)
    };
}
pub(crate) use always_storable;

/// Whether every driver binds the type to every dialect, in digits and range that need no further word,
/// as long as no other form is asked for.
#[must_use]
pub const fn is_always_storable(logical: LogicalType) -> bool {
    matches!(logical, always_storable!())
}

const UNKNOWN_STORE: Refusal = Refusal {
    reason: "the type has no such stored form",
    help: "`store(...)` is for UUIDs (blob, text) and decimals (integer, text, real): leave it out",
};

const fn uuid(dialect: Dialect, store: Option<StoreAs>) -> Result<StoredForm, Refusal> {
    match (dialect, store) {
        (Dialect::Postgres, None) => Ok(StoredForm::Native),
        (Dialect::MySql | Dialect::MariaDb | Dialect::Sqlite, None | Some(StoreAs::Blob)) => {
            Ok(StoredForm::UuidBytes)
        }
        (_, Some(StoreAs::Text)) => Ok(StoredForm::UuidText),
        _ => Err(UNKNOWN_STORE),
    }
}

const fn decimal_form(
    dialect: Dialect,
    store: Option<StoreAs>,
    decimal: Option<DecimalStorage>,
) -> Result<StoredForm, Refusal> {
    if !dialect.is(Dialect::Sqlite) {
        return match store {
            None => Ok(StoredForm::Native),
            Some(StoreAs::Integer) => Ok(StoredForm::ScaledInteger),
            Some(StoreAs::Text) => Ok(StoredForm::DecimalText),
            Some(StoreAs::Real) => Ok(StoredForm::Real),
            Some(StoreAs::Blob) => Err(UNKNOWN_STORE),
        };
    }
    match (store, decimal) {
        (Some(StoreAs::Integer), _) | (None, Some(DecimalStorage::ScaledInteger)) => {
            Ok(StoredForm::ScaledInteger)
        }
        (Some(StoreAs::Text), _) | (None, Some(DecimalStorage::Text)) => Ok(StoredForm::DecimalText),
        (Some(StoreAs::Real), _) | (None, Some(DecimalStorage::Real)) => Ok(StoredForm::Real),
        (Some(StoreAs::Blob), _) => Err(UNKNOWN_STORE),
        (None, None) => Err(Refusal {
            reason: "SQLite has no exact decimal type, and no driver binds a decimal to it",
            help: "say how: `decimal(integer)` on the schema's sqlite target, or `store(integer)` on the column",
        }),
    }
}

const fn unsigned(
    bits: u8,
    dialect: Dialect,
    driver: Driver,
    store: Option<StoreAs>,
) -> Result<StoredForm, Refusal> {
    if store.is_some() {
        return Err(UNKNOWN_STORE);
    }
    match (dialect, driver, bits) {
        (Dialect::Postgres, _, _) => Err(Refusal {
            reason: "PostgreSQL has no unsigned integers, and sqlx binds none",
            help: "use the next larger signed type with `#[check(>= 0)]`",
        }),
        (Dialect::Sqlite, _, 64) => Err(Refusal {
            reason: "SQLite's integers end at 9223372036854775807",
            help: "use `i64` with `#[check(>= 0)]`",
        }),
        _ => Ok(StoredForm::Native),
    }
}

#[cfg(test)]
mod tests {
    use super::{Driver, is_always_storable, stored_form};
    use crate::{def::EnumDef, dialect::Dialect, types::LogicalType};

    static STATUS: EnumDef =
        EnumDef { name: "Status", type_name: "status", comment: "", variants: &[], default: None };

    #[test]
    fn what_is_always_storable_has_a_form_for_every_driver_and_dialect() {
        let integers = [8, 16, 32, 64]
            .into_iter()
            .flat_map(|bits| [true, false].map(|is_signed| LogicalType::Integer { bits, is_signed }));
        let types = [
            LogicalType::Bool,
            LogicalType::Float { bits: 32 },
            LogicalType::Float { bits: 64 },
            LogicalType::Decimal,
            LogicalType::Text,
            LogicalType::Bytes,
            LogicalType::Uuid,
            LogicalType::Date,
            LogicalType::Time,
            LogicalType::LocalTimestamp,
            LogicalType::Timestamp,
            LogicalType::Json,
            LogicalType::Enum(&STATUS),
        ];
        for logical in types.into_iter().chain(integers) {
            let has_form = Dialect::ALL.into_iter().all(|dialect| {
                Driver::ALL
                    .into_iter()
                    .all(|driver| stored_form(logical, dialect, driver, None, None).is_ok())
            });
            assert_eq!(is_always_storable(logical), has_form, "{logical:?}");
        }
    }
}
