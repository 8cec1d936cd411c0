#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[index(user_id, include(number))]
#[index(user_id, desc(created_at))]
#[index(user_id, created_at, filter(number > 0))]
#[index(created_at)]
#[index(user_id)]
#[waive(redundant_index, reason = "small enough to stay in memory on the replica")]
struct Order {
    id: i64,
    user_id: i64,
    number: i64,
    created_at: DateTime<Utc>,
}

fn main() {}
