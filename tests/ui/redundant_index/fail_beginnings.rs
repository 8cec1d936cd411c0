#![allow(dead_code)]

use chrono::{DateTime, Utc};
use schema_as_code::Entity;

#[derive(Entity)]
#[index(user_id)]
#[index(user_id, desc(created_at))]
#[index(desc(number))]
#[index(id)]
#[index(code)]
struct Order {
    id: i64,
    user_id: i64,
    #[column(unique)]
    number: i64,
    created_at: DateTime<Utc>,
    #[column(unique)]
    code: i64,
}

fn main() {}
