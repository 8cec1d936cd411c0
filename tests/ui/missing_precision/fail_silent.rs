#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    price: Decimal,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Product))]
struct Shop;

fn main() {}
