#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct User {
    id: Uuid,
    #[column(len = 255, unique)]
    email: String,
    #[column(len = 8)]
    code: String,
}

#[derive(Entity)]
struct Order {
    id: Uuid,
    #[relation(User, on_delete(set_null))]
    user_id: Uuid,
    #[relation(User, on_update(set_null))]
    seller_id: Uuid,
}

fn main() {}
