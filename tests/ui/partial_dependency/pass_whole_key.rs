#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[determines(order_id, product_id -> quantity)]
struct OrderLine {
    #[key]
    order_id: i64,
    #[key]
    product_id: i64,
    quantity: i32,
}

fn main() {}
