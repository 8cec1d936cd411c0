#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[index(user_id, filter(total > 0))]
#[unique(user_id, r#deferrable, r#type)]
#[check(type > 0 && r#match > 0)]
struct Order {
    id: i64,
    user_id: i64,
    total: i64,
    r#type: i64,
    r#match: i64,
    deferrable: i64,
}

fn main() {}
