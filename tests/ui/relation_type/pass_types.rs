#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

type Id = Uuid;

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
    id: Id,
    #[relation(User)]
    user_id: Id,
    #[relation(User)]
    seller_id: Option<Uuid>,
    #[relation(User, references(email))]
    #[column(len = 255)]
    buyer: String,
}

fn main() {}
