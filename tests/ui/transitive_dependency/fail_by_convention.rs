#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

// The schema asks for second normal form: this is none.
#[derive(Entity)]
#[determines(product -> color)]
struct Line {
    #[key]
    order: i64,
    #[key]
    product: i64,
    color: i64,
}

// What the entity says itself wins.
#[derive(Entity)]
#[entity(normal_form(third))]
#[determines(zip -> city)]
struct Strict {
    id: i64,
    zip: String,
    city: String,
}

// In no schema.
#[derive(Entity)]
#[determines(postcode -> town)]
struct Alone {
    id: i64,
    postcode: String,
    town: String,
}

#[derive(Entity)]
#[determines(zip -> city)]
struct Address {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Line, Strict, Address))]
struct Shop;

// The schema that lists the entity asks for third normal form, whatever one that includes it asks for.
#[derive(Entity)]
#[determines(zone -> tariff)]
struct Parcel {
    id: i64,
    zone: String,
    tariff: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Parcel))]
struct Post;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), include(Post))]
struct Everything;

fn main() {}
