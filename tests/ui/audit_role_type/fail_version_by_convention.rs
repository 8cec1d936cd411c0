#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Package {
    id: i64,
    version: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(String(50)), audit(version), entities(Package))]
struct Shop;

fn main() {}
