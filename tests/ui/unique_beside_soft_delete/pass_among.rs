#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[audit(soft_delete)]
#[unique(tenant_id, name, among(live))]
struct User {
    id: i64,
    tenant_id: i64,
    name: String,
    #[column(unique(among(all)))]
    email: String,
    deleted_at: Option<DateTime<Utc>>,
}

fn main() {}
