#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
#[audit(timestamps, soft_delete, actor, version)]
#[index(id, created_at, filter(live))]
struct Order {
    id: i64,
    created_at: DateTime<Utc>,
    #[column(role(updated))]
    changed_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
    created_by: Option<Uuid>,
    updated_by: Option<Uuid>,
    version: i32,
}

#[derive(Entity)]
#[index(name, filter(live))]
struct User {
    id: i64,
    name: String,
    deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
