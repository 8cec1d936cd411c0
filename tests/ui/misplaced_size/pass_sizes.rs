#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(len = 10)]
    sku: Option<String>,
    #[column(text)]
    description: String,
    #[column(len = 32)]
    digest: Vec<u8>,
    #[column(decimal(10, 2))]
    price: Decimal,
}

fn main() {}
