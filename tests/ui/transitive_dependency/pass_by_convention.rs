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

// One that includes them asks for as little, or waives the rule.
#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), include(Shop))]
struct Whole;

#[derive(Schema)]
#[schema(
    postgres("15"),
    driver(sqlx),
    include(Legacy),
    waive(partial_dependency, reason = "filled from files"),
    waive(transitive_dependency, reason = "filled from files")
)]
struct Archive;

// A waiver of the schema that lists the entity.
#[derive(Entity)]
#[determines(zip -> city)]
struct Branch {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Schema)]
#[schema(
    postgres("15"),
    driver(sqlx),
    entities(Branch),
    waive(transitive_dependency, reason = "the list is bought")
)]
struct Branches;

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
