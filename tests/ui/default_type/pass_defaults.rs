#![allow(dead_code)]

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use schema_as_code::{ColumnEnum, Entity};
use uuid::Uuid;

#[derive(Default, ColumnEnum)]
enum Status {
    #[default]
    Open,
    Paid,
}

#[derive(Entity)]
struct Product {
    #[column(default(uuid))]
    id: Uuid,
    #[column(default = 0)]
    stock: i32,
    #[column(default = 255)]
    level: u8,
    #[column(default = true)]
    active: bool,
    #[column(decimal(4, 2), default = 0.50)]
    price: Decimal,
    #[column(len = 2, default = "US")]
    country: String,
    #[column(default = "2024-02-29")]
    since: NaiveDate,
    #[column(default(Paid))]
    next_status: Status,
    #[column(default)]
    status: Status,
    #[column(default(now))]
    listed_at: DateTime<Utc>,
}

fn main() {}
