#![allow(dead_code)]

use schema_as_code::Schema;

#[derive(Schema)]
struct Shop;

fn main() {}
