#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

// The schema that lists the entities asks for first normal form.
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

// It says what it is held to, wherever it is included.
#[derive(Entity)]
#[entity(normal_form(second))]
#[determines(zip -> city)]
struct Office {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(first), entities(Address, Line, Office))]
struct Legacy;

#[derive(Entity)]
struct Customer {
    id: i64,
}

// The one that includes them says nothing, and asks for third normal form as every schema does.
#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(String(40)), include(Legacy), entities(Customer))]
struct Shop;

// Through another one, a stronger form holds for all that it brings.
#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), include(Legacy))]
struct Between;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(bcnf), include(Between))]
#[schema(waive(partial_dependency, reason = "the lines are imported"))]
struct Strict;

fn main() {}
