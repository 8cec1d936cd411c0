#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[audit(timestamps, soft_delete, actor, version)]
struct Order {
    id: Uuid,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
    created_by: Option<Uuid>,
    updated_by: Option<Uuid>,
    version: i32,
}

fn main() {}
