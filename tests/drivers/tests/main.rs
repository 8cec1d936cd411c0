//! Every storable type, written and read through real drivers, in the form the schema's `driver` says.
//!
//! Each test ends with a comparison: what was written and read is exactly what the library says that the
//! driver stores there.

mod beside;
#[path = "diesel.rs"]
mod by_diesel;
#[path = "rusqlite.rs"]
mod by_rusqlite;
#[path = "sea_orm.rs"]
mod by_sea_orm;
#[path = "sqlx.rs"]
mod by_sqlx;
#[path = "tokio_postgres.rs"]
mod by_tokio_postgres;
mod common;
mod limits;
mod page;
