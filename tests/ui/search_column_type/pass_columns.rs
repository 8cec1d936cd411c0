#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[search(name(A), description(B), sku(D), language = "english")]
struct Product {
    id: i64,
    name: String,
    #[column(text)]
    description: Option<String>,
    #[column(len = 20)]
    sku: String,
}

fn main() {}
