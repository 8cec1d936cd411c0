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
    #[relation(User)]
    user_id: i64,
    #[relation(User)]
    seller_id: Option<String>,
    #[relation(User, references(email))]
    #[column(len = 64)]
    buyer_email: String,
}

fn main() {}
