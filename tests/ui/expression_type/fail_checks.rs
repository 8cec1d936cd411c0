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
#[check(quantity > code)]
#[check(price < weight)]
#[check(status == "open")]
#[check(status == Gone)]
#[check(status < Paid)]
#[check(quantity)]
#[check(active && quantity)]
#[check(quantity / 2 > 1)]
#[check(level <= 300)]
#[check(code == "far too long")]
#[check(lower(quantity) == code)]
#[check(ends_on > "2023-02-29")]
#[index(lower(quantity))]
#[unique(code, filter(price))]
struct Item {
    id: Uuid,
    quantity: i32,
    level: u8,
    #[column(decimal(10, 2))]
    price: Decimal,
    weight: f64,
    #[column(len = 8)]
    code: String,
    status: Status,
    active: bool,
    ends_on: Option<NaiveDate>,
}

fn main() {}
