#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Country {
    #[key]
    #[column(len = 2)]
    code: String,
}

#[derive(Entity)]
struct Address {
    id: Uuid,
    #[relation(Country)]
    country: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(String(255)), entities(Country, Address))]
struct Shop;

fn main() {}
