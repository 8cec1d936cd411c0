#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Product {
    id: Uuid,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), include(Product))]
struct Shop;

fn main() {}
