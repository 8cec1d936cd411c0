//! Database schemas as annotated Rust structs.
//!
//! One struct is one table: rustc refuses a bad design while it is typed, and DDL, rollback and
//! diagrams come out for PostgreSQL, MySQL, MariaDB and SQLite. It runs no queries of the
//! application: it works beside sqlx, diesel, SeaORM, rusqlite and tokio-postgres.

pub use schema_as_code_core::def::Schema;
pub use schema_as_code_core::types::ColumnType;
pub use schema_as_code_core::{
    access, check, def, dialect, expr, facts, pack, rules, storage, theory, types,
};

#[cfg(feature = "derive")]
pub use schema_as_code_derive::{ColumnEnum, ColumnType, Entity, Schema};

#[cfg(feature = "emit")]
pub use schema_as_code_emit as emit;
