#![allow(dead_code)]

use std::net::IpAddr;

use ipnetwork::IpNetwork;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Visit {
    #[key(identity)]
    id: i64,
    #[column(store(blob), type(postgres = "bytea"))]
    visitor: Uuid,
    at: jiff::Timestamp,
    #[column(store(text))]
    host: IpAddr,
}

#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), sqlite("3.40"), driver(diesel), entities(Visit))]
struct Log;

#[derive(Entity)]
struct Network {
    #[key(identity)]
    id: i64,
    range: IpNetwork,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sea_orm), entities(Network))]
struct Net;

fn main() {}
