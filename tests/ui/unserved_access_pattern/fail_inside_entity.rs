#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(namespaced, access(filter(name), serves = "the product's page"))]
struct Product {
    id: i64,
    name: String,
}

fn main() {}
