//! diesel 2.

use super::ADDRESS_HELP;
use crate::{
    dialect::Dialect,
    storage::{
        Refusal,
        moment::{Fraction, Moments},
    },
    types::{Library, LogicalType, TypeDef},
};

pub(super) const fn refusal(ty: TypeDef, dialect: Dialect) -> Option<Refusal> {
    Some(match (ty.logical, dialect) {
        (LogicalType::IpAddress, _) => {
            Refusal { reason: "diesel binds no `IpAddr`", help: "use `IpNetwork`, or `store(text)`" }
        }
        (LogicalType::IpNetwork, Dialect::MySql | Dialect::MariaDb | Dialect::Sqlite) => {
            Refusal { reason: "diesel binds IP networks to PostgreSQL only", help: ADDRESS_HELP }
        }
        (LogicalType::Uuid, Dialect::MySql | Dialect::MariaDb | Dialect::Sqlite) => Refusal {
            reason: "diesel binds a `Uuid` to PostgreSQL only",
            help: "bind its bytes or its text in the application, and say which: `#[column(store(blob))]`, `#[column(store(text))]`",
        },
        (LogicalType::Timestamp, Dialect::MySql | Dialect::MariaDb)
            if matches!(ty.library, Library::Any | Library::Chrono) =>
        {
            Refusal {
                reason: "diesel binds a `DateTime<Utc>` to no type of MySQL",
                help: "use `NaiveDateTime`, or `OffsetDateTime` of `time`, or `Timestamp` of `jiff`",
            }
        }
        (LogicalType::Time, Dialect::MySql | Dialect::MariaDb) if matches!(ty.library, Library::Time) => {
            Refusal {
                reason: "diesel writes a `Time` of `time` to MySQL without the fraction of its second",
                help: "use the type of `chrono` or `jiff`",
            }
        }
        (
            LogicalType::Integer { bits: 8, .. } | LogicalType::Integer { is_signed: false, .. },
            Dialect::Sqlite,
        ) => Refusal {
            reason: "diesel binds integers of 8 bits, and unsigned ones, to MySQL only",
            help: "use `i16`, `i32` or `i64`, with `#[check(>= 0)]`",
        },
        _ => return None,
    })
}

pub(super) const fn moments(library: Library) -> Moments {
    match library {
        Library::Any | Library::Chrono => Moments::with_space(Fraction::Thousands),
        Library::Time => Moments::with_space(Fraction::Shortest),
        Library::Jiff => Moments::JIFF,
    }
}
