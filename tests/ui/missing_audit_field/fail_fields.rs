#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[audit(timestamps, soft_delete, actor, version)]
struct Order {
    id: i64,
    created_at: DateTime<Utc>,
}

#[derive(Entity)]
#[index(name, filter(live))]
struct User {
    id: i64,
    name: String,
    #[column(unique(among(live)))]
    email: String,
}

fn main() {}
