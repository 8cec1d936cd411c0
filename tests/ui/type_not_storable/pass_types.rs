#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

type Label = String;

struct Money {
    cents: i64,
}

#[derive(Entity)]
struct Article {
    id: Uuid,
    label: Label,
    picture: Option<Vec<u8>>,
    #[column(as(json))]
    price: Option<Money>,
    rating: f64,
    stock: i32,
    is_active: bool,
    at: DateTime<Utc>,
    #[column(decimal(10, 2))]
    weight: rust_decimal::Decimal,
    attributes: serde_json::Value,
}

fn main() {}
