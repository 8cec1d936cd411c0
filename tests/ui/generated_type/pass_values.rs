#![allow(dead_code)]

use rust_decimal::Decimal;
use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Item {
    id: i64,
    quantity: i32,
    price: Decimal,
    discount: Option<Decimal>,
    code: String,
    #[column(decimal(12, 4))]
    #[generated(price * 0.19)]
    tax: Decimal,
    #[generated(price - discount)]
    reduced: Option<Decimal>,
    #[generated(price - coalesce(discount, 0))]
    net: Decimal,
    #[generated(quantity * price)]
    total: Decimal,
    #[generated(quantity > 1)]
    is_many: bool,
    #[generated(lower(code))]
    folded: String,
    #[generated(sql(postgres = "md5(code)"))]
    digest: String,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), types(String(255), Decimal(10, 2)), entities(Item))]
struct Shop;

fn main() {}
