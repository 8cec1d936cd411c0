#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Order {
    id: Uuid,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[derive(Entity)]
#[waive(missing_audit_field, reason = "a junction has no history of its own")]
struct ProductTag {
    #[key]
    product_id: Uuid,
    #[key]
    tag_id: Uuid,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), audit(timestamps), entities(Order, ProductTag))]
struct Shop;

fn main() {}
