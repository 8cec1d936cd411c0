#![allow(dead_code)]

use schema_as_code::Entity;
use uuid::Uuid;

// The key of the new table leads to the whole key.
#[derive(Entity)]
#[index(value1)]
pub(crate) struct OrderLine {
    #[key]
    pub(crate) order_id: Uuid,
    #[key]
    #[column(len = 20)]
    pub(crate) line: String,
    #[column(decimal(10, 2), pii)]
    pub(crate) value1: Option<rust_decimal::Decimal>,
    pub(crate) value2: Option<rust_decimal::Decimal>,
    pub(crate) value3: Option<rust_decimal::Decimal>,
}

// The words are words of Rust and of the new table already.
#[derive(Entity)]
struct Shift {
    #[key]
    shift_id: i64,
    type_0: i16,
    type_1: i16,
    type_2: i16,
    position1: i16,
    position2: i16,
    position3: i16,
}

fn main() {}
