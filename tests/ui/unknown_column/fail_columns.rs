#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(user, filter(totl > 0))]
#[unique(usr_id, cached)]
#[check(total > shipping)]
#[determines(zip -> user_id)]
#[audit(log(except(payload)))]
struct Order {
    id: i64,
    user_id: i64,
    total: i64,
    #[column(skip)]
    cached: i64,
}

fn main() {}
