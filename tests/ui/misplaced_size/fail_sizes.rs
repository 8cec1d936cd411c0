#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(len = 10)]
    stock: i32,
    #[column(text)]
    weight: f64,
    #[column(decimal(10, 2))]
    name: String,
}

fn main() {}
