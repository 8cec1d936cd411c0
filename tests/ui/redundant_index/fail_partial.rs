// proves B5
#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[audit(soft_delete)]
#[index(email, filter(live), serves = "signing in")]
struct User {
    id: i64,
    #[column(len = 255, unique(among(all)))]
    email: String,
    deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
