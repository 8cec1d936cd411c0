//! The example schemas.
//!
//! They are what the README shows, what `cargo run --example emit` emits, and what the golden files,
//! the live tests and the benches run on.

#![expect(
    clippy::duplicated_attributes,
    reason = "two indexes may share a column; clippy reads the words inside helper attributes as attributes"
)]

pub mod chinook;
pub mod pagila;
pub mod quickstart;
pub mod shop;
