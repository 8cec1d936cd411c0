#![allow(dead_code)]

use schema_as_code::Entity;

struct User {
    id: i64,
}

#[derive(Entity)]
struct Order {
    id: i64,
    #[relation(User)]
    user_id: i64,
}

fn main() {}
