#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
struct Contact {
    id: i64,
    phone1: String,
    phone2: Option<String>,
    phone3: Option<String>,
    score_0: i32,
    score_1: i32,
    score_2: i32,
}

fn main() {}
