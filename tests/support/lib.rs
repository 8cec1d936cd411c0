//! What the tests share: databases of every engine, behind one blocking interface.

#![expect(
    clippy::duplicated_attributes,
    reason = "two indexes may share a column; clippy reads the words inside helper attributes as attributes"
)]

pub mod behaviour;
pub mod cases;
pub mod compile;
pub mod database;
pub mod engine;
pub mod fingerprint;
pub mod suggestion;

pub use database::Database;
pub use engine::Engine;
