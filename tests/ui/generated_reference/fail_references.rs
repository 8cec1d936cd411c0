#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Item {
    #[key(identity)]
    id: i64,
    quantity: i64,
    #[generated(quantity * 2)]
    pair: i64,
    #[generated(pair * 2)]
    quad: i64,
    #[generated(own + 1)]
    own: i64,
    #[generated(id + 1)]
    next: i64,
    #[generated(2 * 3)]
    six: i64,
}

fn main() {}
