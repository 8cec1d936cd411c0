#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[search]
struct Nothing {
    id: i64,
    name: String,
}

#[derive(Entity)]
#[search(name, nmae(A), text(E), text(B), text(C), language = "englsh", langauge = "english")]
#[search(name(A))]
struct Product {
    id: i64,
    name: String,
    text: String,
}

#[derive(Entity)]
#[search(language = "english")]
struct Silent {
    id: i64,
    name: String,
}

#[derive(Entity)]
#[search(token(A))]
struct Hidden {
    id: i64,
    #[column(secret)]
    token: String,
}

fn main() {}
