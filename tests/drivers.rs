//! Every storable type, written and read through real drivers, in the form the schema's `driver` says.

#[path = "drivers/color.rs"]
mod color;
#[path = "drivers/rusqlite.rs"]
mod rusqlite;
#[path = "drivers/sample.rs"]
mod sample;
#[path = "drivers/sqlx.rs"]
mod sqlx;
