//! tokio-postgres 0.7, and its blocking sister `postgres`.

use crate::{
    storage::Refusal,
    types::{LogicalType, TypeDef},
};

pub(super) const fn refusal(ty: TypeDef) -> Option<Refusal> {
    match ty.logical {
        LogicalType::IpNetwork => Some(Refusal {
            reason: "tokio-postgres binds no type of `ipnetwork`",
            help: "use `IpAddr`, or bind the text in the application: `#[column(store(text))]`",
        }),
        _ => None,
    }
}
