#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Item {
    id: i64,
    #[generated(quantity * 2)]
    pair: i64,
    quantity: i64,
    #[generated(quantity * 4 + id)]
    quad: i64,
    #[generated(sql(postgres = "quantity * 6"))]
    six: i64,
}

fn main() {}
