#![allow(dead_code)]

use schema_as_code::Entity;

// A relation to the table of the fact is there: the fact goes there.
#[derive(Entity)]
struct Product {
    id: i64,
    name: String,
}

#[derive(Entity)]
#[determines(product_id -> product_name, product_color)]
struct OrderLine {
    #[key]
    order_id: i64,
    #[key]
    #[relation(Product)]
    product_id: i64,
    product_name: String,
    #[column(len = 20)]
    product_color: String,
}

// A part of a dependency holds for the key, and stays.
#[derive(Entity)]
#[entity(normal_form(second))]
#[determines(shelf -> aisle, room)]
#[unique(room, bin)]
struct Slot {
    #[key]
    shelf: i64,
    #[key]
    bin: i64,
    aisle: i64,
    room: i64,
}

fn main() {}
