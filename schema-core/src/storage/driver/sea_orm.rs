//! SeaORM 2: what sqlx binds, as far as its own `Value` has it.

use super::{ADDRESS_HELP, is_of_jiff};
use crate::{
    dialect::Dialect,
    storage::Refusal,
    types::{LogicalType, TypeDef},
};

pub(super) const fn refusal(ty: TypeDef, dialect: Dialect) -> Option<Refusal> {
    match ty.logical {
        _ if is_of_jiff(ty) => Some(Refusal {
            reason: "SeaORM binds no type of jiff",
            help: "use the type of `chrono` or `time`",
        }),
        LogicalType::IpAddress => {
            Some(Refusal { reason: "SeaORM binds no `IpAddr`", help: "use `IpNetwork`, or `store(text)`" })
        }
        LogicalType::IpNetwork if !dialect.is(Dialect::Postgres) => {
            Some(Refusal { reason: "SeaORM binds IP networks to PostgreSQL only", help: ADDRESS_HELP })
        }
        _ => None,
    }
}
