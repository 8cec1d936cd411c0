#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

// The dependency holds in deleted rows too.
#[derive(Entity)]
#[audit(soft_delete)]
#[determines(email -> id)]
struct Member {
    id: i64,
    email: String,
    deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
