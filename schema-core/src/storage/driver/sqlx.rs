//! sqlx 0.9.

use super::{ADDRESS_HELP, is_address, is_of_jiff};
use crate::{
    dialect::Dialect,
    storage::{
        Refusal,
        moment::{Fraction, MomentText, Moments, Separator, Zone},
    },
    types::{Library, TypeDef},
};

pub(super) const fn refusal(ty: TypeDef, dialect: Dialect) -> Option<Refusal> {
    match dialect {
        Dialect::Postgres => None,
        _ if is_address(ty) => {
            Some(Refusal { reason: "sqlx binds IP addresses to PostgreSQL only", help: ADDRESS_HELP })
        }
        Dialect::MySql | Dialect::MariaDb if is_of_jiff(ty) => Some(Refusal {
            reason: "jiff-sqlx binds to PostgreSQL and SQLite only",
            help: "use the type of `chrono` or `time`",
        }),
        _ => None,
    }
}

pub(super) const fn moments(library: Library) -> Moments {
    let instant = MomentText { separator: Separator::T, fraction: Fraction::Thousands, zone: Zone::Offset };
    match library {
        Library::Any | Library::Chrono => Moments { instant, ..Moments::with_space(Fraction::Thousands) },
        Library::Time => Moments {
            instant: MomentText { fraction: Fraction::Shortest, zone: Zone::Letter, ..instant },
            ..Moments::with_space(Fraction::AtLeastOne)
        },
        Library::Jiff => Moments::JIFF,
    }
}
