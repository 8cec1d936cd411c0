#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(user_id)]
#[unique(user_id, number)]
#[unique(user_id, number)]
#[unique(id)]
struct Order {
    id: i64,
    #[column(index)]
    user_id: i64,
    number: i64,
}

fn main() {}
