#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

mod sales {
    use schema_as_code::ColumnEnum;

    #[derive(ColumnEnum)]
    pub enum Status {
        Open,
        Paid,
    }
}

mod support {
    use schema_as_code::ColumnEnum;

    #[derive(ColumnEnum)]
    pub enum Status {
        Open,
        Closed,
    }
}

#[derive(Entity)]
#[index(status, name = "by_status")]
struct Order {
    id: Uuid,
    status: sales::Status,
}

#[derive(Entity)]
#[entity(table = "Orders")]
#[index(status, name = "by_status")]
struct Ticket {
    id: Uuid,
    status: support::Status,
}

type Purchase = Order;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Order, Ticket, Purchase))]
struct Shop;

fn main() {}
