#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(len = 64)]
    name: String,
    #[column(decimal(10, 2))]
    price: Decimal,
}

#[derive(Entity)]
#[snapshot(product_id, title(name), price, reason = "the invoice shows the product as of the order")]
struct OrderItem {
    id: Uuid,
    #[relation(Product)]
    product_id: Uuid,
    #[column(len = 64)]
    title: String,
    #[column(decimal(10, 2))]
    price: Decimal,
}

fn main() {}
