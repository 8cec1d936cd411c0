#![allow(dead_code)]

use chrono::NaiveDate;
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

#[derive(ColumnEnum)]
enum Status {
    Open,
    Paid,
}

#[derive(Entity)]
struct Product {
    id: Uuid,
    #[column(default = "none")]
    stock: i32,
    #[column(default = 300)]
    level: u8,
    #[column(default = 1)]
    active: bool,
    #[column(decimal(4, 2), default = 0.125)]
    price: Decimal,
    #[column(len = 2, default = "USA")]
    country: String,
    #[column(default = "2023-02-29")]
    since: NaiveDate,
    #[column(default = "open")]
    status: Status,
    #[column(default(Gone))]
    next_status: Status,
    #[column(default)]
    first_status: Status,
}

fn main() {}
