#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Page {
    id: Uuid,
    #[column(len = 768, unique)]
    url: String,
}

#[derive(Schema)]
#[schema(mysql("8.0"), driver(sqlx), entities(Page))]
struct Shop;

fn main() {}
