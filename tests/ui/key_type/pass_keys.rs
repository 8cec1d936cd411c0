#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
struct Measurement {
    #[key]
    sensor: i64,
    #[key]
    taken_at: DateTime<Utc>,
    value: f64,
}

fn main() {}
