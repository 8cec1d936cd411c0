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
#[relation(OrderLine, on(order_id, line_no))]
struct Refund {
    id: Uuid,
    order_id: Uuid,
    line_no: i32,
}

fn main() {}
