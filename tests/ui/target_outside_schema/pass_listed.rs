#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
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
    #[relation(User)]
    user_id: Uuid,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order, User))]
struct Shop;

fn main() {}
