#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[determines(zip -> city, state)]
struct Address {
    id: i64,
    street: String,
    #[column(len = 10)]
    zip: Option<String>,
    city: String,
    state: Option<String>,
}

// Two dependencies, two faults; the second determinant has two columns.
#[derive(Entity)]
#[determines(country, zip -> city)]
#[determines(city -> mayor)]
struct Place {
    id: i64,
    country: String,
    zip: String,
    city: String,
    mayor: String,
}

#[derive(Entity)]
struct Customer {
    id: i64,
    name: String,
}

// The table for the fact is there already.
#[derive(Entity)]
#[determines(customer_id -> customer_title)]
struct Order {
    id: i64,
    #[relation(Customer)]
    customer_id: i64,
    customer_title: String,
}

fn main() {}
