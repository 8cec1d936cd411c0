#![allow(dead_code)]

use std::collections::HashMap;

use schema_as_code::Entity;

type Tags = Vec<String>;

#[derive(Entity)]
struct Article {
    id: i64,
    tags: Tags,
    #[column(array(reason = "read and written as a whole"))]
    words: Vec<Vec<String>>,
    #[column(array(reason = "read and written as a whole"))]
    counts: HashMap<String, i64>,
    #[column(array(reason = "read and written as a whole"))]
    title: String,
}

fn main() {}
