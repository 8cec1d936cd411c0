#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Item {
    id: i64,
    quantity: i64,
    #[generated]
    nothing: i64,
    #[generated(= quantity * 2)]
    equal: i64,
    #[generated(quantity * 2, stored)]
    option: i64,
    #[generated(quantity * )]
    open: i64,
    #[generated(quantiy * 2)]
    typo: i64,
    #[generate(quantity * 2)]
    unknown: i64,
}

fn main() {}
