#![allow(dead_code)]

use schema_as_code::{ColumnEnum, Entity, Schema};
use uuid::Uuid;

#[derive(ColumnEnum)]
enum Status {
    Open,
    Paid,
}

#[derive(Entity)]
#[index(status, name = "orders_by_status")]
struct Order {
    id: Uuid,
    status: Status,
}

#[derive(Entity)]
#[entity(table = "orders", in_schema = "archive")]
#[index(status, name = "tickets_by_status")]
struct Ticket {
    id: Uuid,
    status: Status,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order, Ticket))]
struct Shop;

fn main() {}
