//! IP addresses and networks, as texts where the database or the driver has no type for them.

use std::net::IpAddr;

use ipnetwork::IpNetwork;
use schema_as_code::{Entity, Schema};

/// Addresses.
#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), mariadb("10.11"), sqlite("3.40"), driver(sqlx), entities(Visit))]
pub struct Addresses;

/// Who came from where.
#[derive(Entity)]
#[unique(host, network, nulls_not_distinct)]
pub struct Visit {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The visitor.
    #[column(store(text))]
    pub host: IpAddr,
    /// The way in.
    #[column(store(text), default = "::1")]
    pub server: IpAddr,
    /// The visitor's network.
    #[column(store(text), index)]
    pub network: Option<IpNetwork>,
}
