#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(default(now))]
    stock: i32,
    #[column(default(uuid))]
    sku: String,
    #[column(default(1 + 1))]
    name: String,
}

fn main() {}
