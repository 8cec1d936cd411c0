#![allow(dead_code)]

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use ipnetwork::IpNetwork;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Visit {
    #[key(identity)]
    id: i64,
    visitor: Uuid,
    at: DateTime<Utc>,
    host: IpAddr,
}

#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), driver(diesel), entities(Visit))]
struct Log;

#[derive(Entity)]
struct Flight {
    #[key(identity)]
    id: i64,
    starts_at: jiff::Timestamp,
    network: IpNetwork,
}

#[derive(Schema)]
#[schema(mysql("8.0"), driver(sqlx), entities(Flight))]
struct Air;

#[derive(Schema)]
#[schema(postgres("15"), driver(sea_orm), entities(Flight))]
struct Sea;

#[derive(Schema)]
#[schema(postgres("15"), driver(tokio_postgres), entities(Flight))]
struct Land;

fn main() {}
