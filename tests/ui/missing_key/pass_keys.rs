#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct Measurement {
    #[key]
    sensor: i64,
    #[key]
    number: i64,
    value: f64,
}

#[derive(Entity)]
struct Country {
    #[key]
    code: String,
}

#[derive(Entity)]
struct City {
    id: Uuid,
}

fn main() {}
