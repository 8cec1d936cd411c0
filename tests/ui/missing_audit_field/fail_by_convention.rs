#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Order {
    id: Uuid,
    created_at: DateTime<Utc>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), audit(timestamps, soft_delete, actor, version), entities(Order))]
struct Shop;

fn main() {}
