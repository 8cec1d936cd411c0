// proves B5
#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

// The unique is among live rows: the index is for the others.
#[derive(Entity)]
#[audit(soft_delete)]
#[index(email, filter(deleted_at.is_some()), serves = "who left")]
#[index(name, filter(live), serves = "the list of members")]
struct User {
    id: i64,
    #[column(len = 255, unique(among(live)))]
    email: String,
    #[column(len = 100)]
    name: String,
    deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
