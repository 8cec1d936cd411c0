#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Measurement {
    #[key(identity)]
    id: i64,
}

fn main() {}
