#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[determines(email -> id)]
struct Customer {
    id: i64,
    email: String,
}

#[derive(Entity)]
#[determines(sku -> product_id)]
struct OrderLine {
    #[key]
    order_id: i64,
    #[key]
    product_id: i64,
    sku: String,
}

fn main() {}
