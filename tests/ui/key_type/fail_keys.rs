#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Measurement {
    #[key]
    sensor: Option<i64>,
    #[key]
    value: f64,
}

fn main() {}
