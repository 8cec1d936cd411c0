#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

#[derive(Entity)]
#[index(name)]
struct User {
    #[key]
    login: String,
    #[column(len = 255, unique)]
    email: String,
    #[column(len = 64)]
    name: String,
    #[column(text)]
    about: String,
}

#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), types(String(100)), driver(sqlx), entities(User))]
struct Shop;

#[derive(Schema)]
#[schema(postgres("15"), sqlite("3.40"), driver(sqlx), entities(User))]
struct Tests;

fn main() {}
