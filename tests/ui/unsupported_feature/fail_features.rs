#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
#[index(tags, using(gin))]
#[entity(in_schema = "sales")]
struct Product {
    id: Uuid,
    #[column(len = 64)]
    tags: String,
}

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
    #[relation(User, deferrable)]
    user_id: Uuid,
}

#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), mariadb("10.11"), sqlite("3.40", test), driver(sqlx), entities(Product, User, Order))]
struct Shop;

fn main() {}
