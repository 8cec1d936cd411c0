#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[audit(timestamps)]
#[unique(number, filter(total > 0), deferrable)]
#[determines(none)]
#[determines(number -> total)]
struct Invoice {
    #[key(identity)]
    #[column(default = 1)]
    id: i64,
    #[column(len = 64, text)]
    number: String,
    #[column(pii, secret)]
    total: i64,
    #[column(as(json), len = 10)]
    document: Vec<String>,
    #[column(skip)]
    #[check(> 0)]
    cached: i64,
    created_at: DateTime<Utc>,
    #[column(role(created))]
    made_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

fn main() {}
