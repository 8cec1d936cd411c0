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
    #[relation(User, references(email))]
    #[column(len = 255)]
    by_email: String,
    #[relation(User, references(id))]
    by_id: Uuid,
}

fn main() {}
