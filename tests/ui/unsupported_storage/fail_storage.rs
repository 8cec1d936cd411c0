#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(decimal(10, 2))]
    price: Decimal,
    stock: u32,
    level: i8,
}

#[derive(Schema)]
#[schema(postgres("15"), sqlite("3.40"), driver(sqlx), entities(Product))]
struct Shop;

#[derive(Entity)]
struct Invoice {
    id: Uuid,
    #[column(decimal(20, 2))]
    total: Decimal,
}

#[derive(Schema)]
#[schema(sqlite("3.40", decimal(integer)), driver(rusqlite), entities(Invoice))]
struct Books;

fn main() {}
