#![allow(dead_code)]

use schema_as_code::Entity;

#[derive(Entity)]
#[entity(table, normal_form = "bcnf")]
#[index]
#[index(filter(total > 0))]
#[unique(lower(number))]
#[check(total = 0)]
#[check(total == 0 and id == 1)]
#[check(0 < total < 10)]
#[check(total > )]
#[check(total.is_in([]))]
#[determines(number)]
#[relation(Invoice)]
struct Invoice {
    id: i64,
    #[column(len = "64", len = 10, decimal(2, 3), default)]
    number: String,
    #[column = "total"]
    #[check(total > 1.5e3)]
    total: i64,
    #[relation(Invoice::<Self>)]
    previous_id: Option<i64>,
}

fn main() {}
