#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Order {
    id: Uuid,
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order))]
struct Shop;

fn main() {}
