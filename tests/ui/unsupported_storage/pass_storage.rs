#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(decimal(10, 2))]
    price: Decimal,
    #[column(decimal(20, 2), store(text))]
    worth: Decimal,
    stock: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), sqlite("3.40", decimal(integer)), driver(sqlx), entities(Product))]
struct Shop;

fn main() {}
