#![allow(dead_code)]

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Item {
    id: i64,
    quantity: i32,
    #[column(decimal(10, 2))]
    price: Decimal,
    #[column(decimal(10, 2))]
    discount: Option<Decimal>,
    code: String,
    #[column(decimal(10, 2))]
    #[generated(price * 0.19)]
    tax: Decimal,
    #[column(decimal(10, 2))]
    #[generated(price - discount)]
    net: Decimal,
    #[generated(price * quantity)]
    total: i64,
    #[generated(quantity > 1)]
    label: String,
    #[generated(quantity * code)]
    product: i64,
    #[generated(coalesce(sold_at, now()))]
    until: DateTime<Utc>,
    sold_at: Option<DateTime<Utc>>,
}

#[derive(Entity)]
struct Rate {
    id: i64,
    base: Decimal,
    #[generated(base * base)]
    square: Decimal,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(String(255), Decimal(10, 2)), entities(Rate))]
struct Shop;

fn main() {}
