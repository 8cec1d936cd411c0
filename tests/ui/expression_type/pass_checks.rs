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
#[check(quantity > 0 && code != "")]
#[check(price * quantity <= 1000.00 && price >= 0)]
#[check(status == Paid || !active)]
#[check(status.is_in([Open, Paid]))]
#[check(code.matches("^[A-Z]+$") && length(code) > 2)]
#[check(ends_on.is_none() || ends_on > "2024-02-29")]
#[check(level <= 255 && weight < 0.5)]
#[index(lower(code))]
#[unique(code, filter(price > 0))]
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
