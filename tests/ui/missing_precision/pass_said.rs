#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(decimal(12, 4))]
    price: Decimal,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Product))]
struct Shop;

#[derive(Entity)]
struct Invoice {
    id: Uuid,
    total: Decimal,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(Decimal(10, 2)), entities(Invoice))]
struct Books;

fn main() {}
