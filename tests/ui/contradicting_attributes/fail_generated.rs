#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
struct Product {
    id: i64,
    price: i64,
}

#[derive(Entity)]
#[snapshot(product_id, price, reason = "the price as of then")]
struct Item {
    #[generated(quantity + 1)]
    id: i64,
    quantity: i64,
    #[column(default = 0)]
    #[generated(quantity * 2)]
    pair: i64,
    #[relation(Product)]
    #[generated(quantity * 3)]
    product_id: i64,
    #[generated(quantity * 4)]
    price: i64,
    #[column(role(updated))]
    #[generated(shipped_at)]
    updated_at: DateTime<Utc>,
    shipped_at: DateTime<Utc>,
}

#[derive(Entity)]
struct Pair {
    left: i64,
    #[key(identity)]
    #[generated(left + 1)]
    right: i64,
}

fn main() {}
