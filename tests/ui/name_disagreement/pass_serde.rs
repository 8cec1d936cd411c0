#![allow(dead_code)]

use schema_as_code::{ColumnEnum, Entity};

#[derive(ColumnEnum, serde::Serialize)]
#[serde(rename_all = "camelCase")]
enum OrderStatus {
    InTransit,
    #[serde(rename = "done")]
    Delivered,
}

// What serde calls a field is a key of a JSON document, not a column.
#[derive(Entity, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    id: i64,
    user_id: i64,
}

fn main() {}
