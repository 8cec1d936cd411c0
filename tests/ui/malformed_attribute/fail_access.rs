#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[access(filtr(status), order(dsc(id)), serves = "a")]
#[access(filter(rnage(status), statu, one_of(id, status)), serves("a"))]
#[access(status, desc(id), serves = "a")]
#[access(filter(status))]
struct Order {
    id: i64,
    status: i32,
}

fn main() {}
