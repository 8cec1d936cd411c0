#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
#[index(title, author)]
struct Page {
    id: Uuid,
    #[column(len = 1000, unique)]
    url: String,
    #[column(len = 512)]
    title: String,
    #[column(len = 512)]
    author: String,
}

#[derive(Schema)]
#[schema(mariadb("10.11"), driver(sqlx), entities(Page))]
struct Shop;

fn main() {}
