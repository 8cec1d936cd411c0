#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct User {
    id: i64,
    #[column(len = 255)]
    email: String,
    name: String,
}

#[derive(Entity)]
#[snapshot(user_id, user_email(email), reason = "the address the confirmation went to")]
#[denormalized(user_id, user_name(name), sync(trigger), reason = "shown in every list")]
#[determines(user_id -> user_email, user_name)]
struct Order {
    id: i64,
    #[relation(User)]
    user_id: i64,
    #[column(len = 255)]
    user_email: String,
    user_name: String,
}

fn main() {}
