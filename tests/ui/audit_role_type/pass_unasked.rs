//! A name alone is no role: fields that nobody asks to be maintained have the types that they need.

#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Package {
    id: i64,
    version: String,
    created_at: i32,
    updated_at: Option<DateTime<Utc>>,
    deleted_at: DateTime<Utc>,
    created_by: bool,
    updated_by: f64,
}

#[derive(Entity)]
struct Order {
    id: i64,
    /// Of the form that the customer filled in.
    version: String,
    #[column(role(version))]
    revision: i32,
    #[generated(revision + 1)]
    updated_by: i32,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(String(50)), entities(Package, Order))]
struct Shop;

fn main() {}
