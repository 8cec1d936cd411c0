#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct Category {
    #[key]
    id: i32,
}

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[relation(Category, on_delete(set_default))]
    category_id: i32,
}

fn main() {}
