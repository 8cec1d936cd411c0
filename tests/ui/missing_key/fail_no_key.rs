#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Measurement {
    sensor: i64,
    value: f64,
}

#[derive(Entity)]
struct Country {
    idd: i64,
    name: String,
}

fn main() {}
