#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(email, name = "by_email")]
#[unique(address, name = "one_address")]
struct User {
    id: i64,
    #[column(name = "mail")]
    address: String,
    email: String,
}

fn main() {}
