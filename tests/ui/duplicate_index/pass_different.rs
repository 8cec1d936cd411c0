#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(user_id, using(hash))]
#[unique(user_id, number)]
#[unique(number, user_id)]
struct Order {
    id: i64,
    user_id: i64,
    number: i64,
}

fn main() {}
