#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Order {
    id: i64,
    #[column(role(deleted))]
    removed_at: Option<DateTime<Utc>>,
}

#[derive(Entity)]
struct Removal {
    id: i64,
    deleted_at: DateTime<Utc>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order, Removal))]
struct Shop;

fn main() {}
