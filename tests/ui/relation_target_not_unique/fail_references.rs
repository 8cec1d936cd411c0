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
    #[relation(User, references(code))]
    #[column(len = 8)]
    by_code: String,
    #[relation(User, references(mail))]
    #[column(len = 255)]
    by_mail: String,
}

fn main() {}
