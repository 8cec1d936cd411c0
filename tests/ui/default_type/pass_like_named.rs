//! A type of the application that is called like another is what it is.

use schema_as_code::{ColumnType, Entity};

/// Whole cents.
#[derive(ColumnType)]
struct Decimal(#[allow(dead_code)] i64);

/// A name for a row, as the application spells it.
#[derive(ColumnType)]
struct Uuid(#[allow(dead_code)] String);

#[derive(Entity)]
#[audit(version)]
struct Payment {
    #[key]
    #[column(len = 26, default = "none")]
    id: Uuid,
    #[check(> 0)]
    #[column(default = 100)]
    amount: Decimal,
    version: i32,
}

fn main() {
    let _ = |payment: Payment| (payment.id, payment.amount, payment.version);
}
