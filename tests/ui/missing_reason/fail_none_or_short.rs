#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(name)]
#[index(name, user_name)]
#[waive(redundant_index)]
#[snapshot(user_id, user_name(name), reason = "because")]
struct Session {
    id: i64,
    name: String,
    user_name: String,
    #[relation(User, index(none))]
    user_id: i64,
}

#[derive(Entity)]
struct User {
    id: i64,
    name: String,
}

fn main() {}
