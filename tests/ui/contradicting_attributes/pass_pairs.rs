#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[unique(number, deferrable)]
#[determines(number -> total)]
struct Invoice {
    #[key(identity)]
    id: i64,
    #[column(text)]
    number: String,
    #[column(secret)]
    total: i64,
    #[column(as(json))]
    document: Vec<String>,
    #[column(skip)]
    cached: Vec<Vec<i64>>,
    created_at: DateTime<Utc>,
    #[column(role(none))]
    updated_at: String,
}

fn main() {}
