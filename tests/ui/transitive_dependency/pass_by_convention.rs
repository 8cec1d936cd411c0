#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

mod shop {
    use schema_as_code::Entity;

    #[derive(Entity)]
    #[determines(zip -> city)]
    pub struct Address {
        id: i64,
        zip: String,
        city: String,
    }

    #[derive(Entity)]
    #[determines(product -> color)]
    pub struct Line {
        #[key]
        order: i64,
        #[key]
        product: i64,
        color: i64,
    }
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(first), entities(shop::Address, shop::Line))]
struct Legacy;

#[derive(Entity)]
#[determines(zip -> city)]
struct Address {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Address))]
struct Shop;

// A schema that asks for more holds what it includes to what the other one asks.
#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), include(Shop))]
struct Whole;

// An entity that says what it is held to can be in any number of schemas.
#[derive(Entity)]
#[entity(normal_form(second))]
#[determines(zip -> city)]
struct Shared {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Shared))]
struct First;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Shared))]
struct Second;

fn main() {}
