#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[determines(email -> id)]
struct Customer {
    id: i64,
    #[column(unique)]
    email: String,
}

// Rows without a nick are not told apart by it.
#[derive(Entity)]
#[determines(nick -> id)]
struct Player {
    id: i64,
    nick: Option<String>,
}

fn main() {}
