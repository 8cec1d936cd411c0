#![allow(dead_code)]

use schema_as_code::Entity;

mod people {
    use schema_as_code::Entity;

    #[derive(Entity)]
    pub struct User {
        id: i64,
    }
}

type Customer = people::User;

#[derive(Entity)]
struct Order {
    id: i64,
    #[relation(people::User)]
    user_id: i64,
    #[relation(Customer)]
    customer_id: i64,
    #[relation(Order)]
    previous_id: Option<i64>,
}

fn main() {}
