#![allow(dead_code)]

use schema_as_code::Entity;

struct Money {
    cents: i64,
}

#[derive(Entity)]
struct Article {
    id: i64,
    tags: Vec<String>,
    price: Money,
    size: Option<(i64, i64)>,
}

fn main() {}
