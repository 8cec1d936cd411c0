#![allow(dead_code)]

use std::collections::HashMap;

use schema_as_code::{ColumnEnum, Entity, Schema};

#[derive(ColumnEnum)]
enum Status {
    Open,
    Closed,
}

#[derive(Entity)]
struct Order {
    id: i64,
    #[column(default)]
    status: Status,
    #[column(len = 20)]
    total: i64,
    // What is said of it is not asked, and hides nothing else.
    #[column(len = 20)]
    labels: HashMap<String, String>,
    #[relation(Order, on_delete(set_null))]
    parent: std::time::Instant,
    #[relation(Order)]
    next_id: Option<i32>,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order))]
struct Shop;

fn main() {}
