#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(name)]
#[index(name, user_name)]
#[waive(redundant_index, reason = "the report sorts by name alone, on a replica")]
#[snapshot(user_id, user_name(name), reason = "the name at the time of the login")]
struct Session {
    id: i64,
    name: String,
    user_name: String,
    #[relation(User, index(none, reason = "sessions are never searched by user"))]
    user_id: i64,
}

#[derive(Entity)]
struct User {
    id: i64,
    name: String,
}

fn main() {}
