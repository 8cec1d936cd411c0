#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

struct User;

#[derive(Entity)]
struct Order {
    id: Uuid,
    user_id: Uuid,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(User, Order))]
struct Shop;

fn main() {}
