//! The form in which a driver binds each type.
//!
//! A column is stored as the application's driver writes and reads it: a `Uuid` that sqlx binds to
//! SQLite as 16 bytes must not become a TEXT column. Each combination is proven by writing and
//! reading through the real driver; docs/storage.md lists them all.

mod driver;
mod moment;

pub use driver::Driver;
pub use moment::{Fraction, MomentText, Separator, Zone};

use crate::{
    def::DecimalStorage,
    dialect::Dialect,
    types::{Library, LogicalType, TypeDef},
};

/// A stored form asked for by hand: `#[column(store(...))]`. What the driver does not bind by itself, the
/// application converts.
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
    /// A time of day or a timestamp as text.
    Moment(MomentText),
    /// An IP address or network as text.
    AddressText,
}

/// Why a combination cannot be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refusal {
    /// What is wrong.
    pub reason: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// The stored form of `ty` on `dialect` as `driver` binds it, unless `store` (or, for decimals, the target's
/// `decimal`) asks for another.
///
/// ```
/// use schema_as_code_core::{
///     dialect::Dialect,
///     storage::{Driver, StoreAs, StoredForm, stored_form},
///     types::{LogicalType, TypeDef},
/// };
///
/// let uuid = TypeDef::new(LogicalType::Uuid);
/// let form = |driver, store| stored_form(uuid, Dialect::Sqlite, driver, store, None);
/// assert_eq!(form(Driver::Sqlx, None), Ok(StoredForm::UuidBytes));
/// assert!(form(Driver::Diesel, None).is_err());
/// assert_eq!(form(Driver::Diesel, Some(StoreAs::Blob)), Ok(StoredForm::UuidBytes));
/// ```
///
/// # Errors
/// When the dialect cannot hold the type, or the driver cannot bind it to the dialect.
pub const fn stored_form(
    ty: TypeDef,
    dialect: Dialect,
    driver: Driver,
    store: Option<StoreAs>,
    decimal: Option<DecimalStorage>,
) -> Result<StoredForm, Refusal> {
    if let Some(refusal) = lack(ty.logical, dialect) {
        return Err(refusal);
    }
    match (ty.logical, store) {
        (LogicalType::Decimal, _) => decimal_form(dialect, store, decimal),
        (LogicalType::Uuid, Some(StoreAs::Text)) => Ok(StoredForm::UuidText),
        (LogicalType::Uuid, Some(StoreAs::Blob)) if !dialect.is(Dialect::Postgres) => {
            Ok(StoredForm::UuidBytes)
        }
        (LogicalType::IpAddress | LogicalType::IpNetwork, Some(StoreAs::Text)) => Ok(StoredForm::AddressText),
        (LogicalType::Array(element), None) => match stored_form(*element, dialect, driver, None, decimal) {
            Ok(_) => Ok(StoredForm::Native),
            Err(refusal) => Err(refusal),
        },
        (_, None) => match driver.refusal(ty, dialect) {
            Some(refusal) => Err(refusal),
            None => Ok(own_form(ty, dialect, driver)),
        },
        (_, Some(_)) => Err(UNKNOWN_STORE),
    }
}

/// Whether `driver` binds the type to every dialect, in digits and range that need no further word, as long as
/// no other form is asked for. Quicker than to ask of each.
#[must_use]
pub const fn is_always_storable(ty: TypeDef, driver: Driver) -> bool {
    match ty.logical {
        LogicalType::Bool
        | LogicalType::Integer { bits: 16 | 32 | 64, is_signed: true }
        | LogicalType::Float { .. }
        | LogicalType::Text
        | LogicalType::Bytes
        | LogicalType::Json
        | LogicalType::Enum(_) => true,
        LogicalType::Date | LogicalType::LocalTimestamp => !matches!(ty.library, Library::Jiff),
        LogicalType::Time | LogicalType::Timestamp => {
            !matches!(ty.library, Library::Jiff) && !matches!(driver, Driver::Diesel)
        }
        LogicalType::Uuid => !matches!(driver, Driver::Diesel),
        _ => false,
    }
}

/// The form in which the driver binds what it can bind.
const fn own_form(ty: TypeDef, dialect: Dialect, driver: Driver) -> StoredForm {
    match (ty.logical, dialect) {
        (LogicalType::Uuid, Dialect::MySql | Dialect::MariaDb | Dialect::Sqlite) => StoredForm::UuidBytes,
        (LogicalType::Time, Dialect::Sqlite) => StoredForm::Moment(driver.moments(ty.library).time),
        (LogicalType::LocalTimestamp, Dialect::Sqlite) => {
            StoredForm::Moment(driver.moments(ty.library).local)
        }
        (LogicalType::Timestamp, Dialect::Sqlite) => StoredForm::Moment(driver.moments(ty.library).instant),
        _ => StoredForm::Native,
    }
}

/// What no driver can help.
const fn lack(logical: LogicalType, dialect: Dialect) -> Option<Refusal> {
    Some(match (logical, dialect) {
        (LogicalType::Integer { is_signed: false, .. }, Dialect::Postgres) => Refusal {
            reason: "PostgreSQL has no unsigned integers, and no driver binds one",
            help: "use the next larger signed type with `#[check(>= 0)]`",
        },
        (LogicalType::Integer { bits: 8, .. }, Dialect::Postgres) => Refusal {
            reason: "PostgreSQL has no 8-bit integer, and drivers bind `i8` to its internal \"char\" type",
            help: "use `i16`",
        },
        (LogicalType::Integer { bits: 64, is_signed: false }, Dialect::Sqlite) => Refusal {
            reason: "SQLite's integers end at 9223372036854775807",
            help: "use `i64` with `#[check(>= 0)]`",
        },
        (LogicalType::Array(_), Dialect::MySql | Dialect::MariaDb | Dialect::Sqlite) => Refusal {
            reason: "only PostgreSQL has arrays",
            help: "put the elements into a table of their own, one a row, or store the list as a document: `#[column(as(json))]`",
        },
        _ => return None,
    })
}

const UNKNOWN_STORE: Refusal = Refusal {
    reason: "the type has no such stored form",
    help: "`store(...)` is for UUIDs (blob, text), decimals (integer, text, real) and IP addresses (text): leave it out",
};

const fn decimal_form(
    dialect: Dialect,
    store: Option<StoreAs>,
    decimal: Option<DecimalStorage>,
) -> Result<StoredForm, Refusal> {
    match (store, decimal) {
        (Some(StoreAs::Blob), _) => Err(UNKNOWN_STORE),
        (Some(StoreAs::Integer), _) => Ok(StoredForm::ScaledInteger),
        (Some(StoreAs::Text), _) => Ok(StoredForm::DecimalText),
        (Some(StoreAs::Real), _) => Ok(StoredForm::Real),
        _ if !dialect.is(Dialect::Sqlite) => Ok(StoredForm::Native),
        (None, Some(DecimalStorage::ScaledInteger)) => Ok(StoredForm::ScaledInteger),
        (None, Some(DecimalStorage::Text)) => Ok(StoredForm::DecimalText),
        (None, Some(DecimalStorage::Real)) => Ok(StoredForm::Real),
        (None, None) => Err(Refusal {
            reason: "SQLite has no exact decimal type, and no driver binds one exactly",
            help: "say how: `decimal(integer)` on the schema's sqlite target, or `store(integer)` on the column",
        }),
    }
}

#[cfg(test)]
mod tests;
