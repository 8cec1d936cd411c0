#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

// One schema takes the table as it is, the other does not.
#[derive(Entity)]
#[determines(zip -> city)]
struct Address {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Entity)]
#[determines(product -> color)]
struct Line {
    #[key]
    order: i64,
    #[key]
    product: i64,
    color: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Address))]
struct Legacy;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Line))]
#[schema(waive(partial_dependency, reason = "the lines are imported"))]
struct Imported;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Address, Line))]
struct Shop;

// Where no schema asks for less, the derive alone reports.
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

fn main() {}
