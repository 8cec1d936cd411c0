#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

#[derive(Entity)]
#[index(name)]
struct User {
    #[key]
    login: String,
    #[column(unique)]
    email: String,
    #[column(text)]
    name: String,
}

#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), driver(sqlx), entities(User))]
struct Shop;

fn main() {}
