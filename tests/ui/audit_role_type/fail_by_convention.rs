#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Order {
    id: Uuid,
    created_at: DateTime<Utc>,
    updated_at: Option<DateTime<Utc>>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), audit(timestamps), entities(Order))]
struct Shop;

fn main() {}
