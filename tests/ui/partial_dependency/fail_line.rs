#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[determines(product_id -> product_name)]
#[determines(product_name -> color)]
struct OrderLine {
    #[key]
    order_id: i64,
    #[key]
    product_id: i64,
    quantity: i32,
    product_name: String,
    color: String,
}

fn main() {}
