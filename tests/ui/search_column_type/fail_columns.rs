#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[search(name(A), stock(B), payload(C))]
struct Product {
    id: i64,
    name: String,
    stock: i32,
    payload: Option<serde_json::Value>,
}

fn main() {}
