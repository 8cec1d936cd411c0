#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct User {
    id: Uuid,
    #[column(len = 255, unique)]
    email: String,
    #[column(len = 8)]
    code: String,
}

#[derive(Schema)]
#[schema(postgres("14"), mysql("8.0"), mariadb("10.11"), sqlite("3.40"), driver(sqlx), entities(User))]
struct Shop;

fn main() {}
