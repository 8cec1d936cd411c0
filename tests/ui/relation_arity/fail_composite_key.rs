#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

#[derive(Entity)]
struct OrderLine {
    #[key]
    order_id: Uuid,
    #[key]
    line_no: i32,
}

#[derive(Entity)]
struct Refund {
    id: Uuid,
    #[relation(OrderLine)]
    order_id: Uuid,
}

fn main() {}
