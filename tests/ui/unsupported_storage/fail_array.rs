#![allow(dead_code)]

use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Article {
    id: i64,
    #[column(array(reason = "read and written as a whole"))]
    tags: Vec<String>,
}

#[derive(Schema)]
#[schema(postgres("15"), mysql("8.0"), driver(sqlx), types(String(40)), entities(Article))]
struct Press;

fn main() {}
