#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Article {
    id: i64,
    #[column(array(reason = "read and written as a whole"), default = "{a,b}")]
    tags: Vec<String>,
    #[column(array(reason = "read and written as a whole"), default = 0)]
    counts: Vec<i32>,
}

fn main() {}
