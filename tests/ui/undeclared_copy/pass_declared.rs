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
#[snapshot(user_id, user_email(email), reason = "the address the confirmation went to")]
struct Order {
    id: Uuid,
    #[relation(User)]
    user_id: Uuid,
    #[column(len = 255)]
    user_email: String,
    user_code: i32,
    #[column(len = 255)]
    user_nickname: String,
}

fn main() {}
