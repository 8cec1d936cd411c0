#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[determines(none)]
struct Zip {
    #[key]
    #[column(len = 10)]
    zip: String,
    city: String,
    state: String,
}

#[derive(Entity)]
#[determines(none)]
struct Address {
    id: i64,
    street: String,
    #[relation(Zip)]
    #[column(len = 10)]
    zip: Option<String>,
}

#[derive(Entity)]
#[determines(zip -> city)]
#[waive(transitive_dependency, reason = "bought as one file, never changed")]
struct Imported {
    id: i64,
    zip: String,
    city: String,
}

// A second table may use what a unique makes a key.
#[derive(Entity)]
#[determines(code -> name)]
struct Country {
    id: i64,
    #[column(len = 2, unique)]
    code: String,
    name: String,
}

#[derive(Entity)]
#[determines(zip -> city)]
#[entity(normal_form(second))]
struct Lenient {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Entity)]
#[determines(net, tax -> total)]
#[check(total == net + tax)]
struct Invoice {
    id: i64,
    net: i64,
    tax: i64,
    total: i64,
}

fn main() {}
