#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[audit(timestamps, soft_delete, version)]
struct Order {
    id: Uuid,
    created_at: Option<DateTime<Utc>>,
    updated_at: String,
    deleted_at: DateTime<Utc>,
    version: i16,
}

fn main() {}
