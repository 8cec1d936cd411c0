#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
#[audit(soft_delete)]
struct Order {
    id: Uuid,
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Entity)]
struct File {
    id: Uuid,
    #[column(role(none))]
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order, File))]
struct Shop;

fn main() {}
