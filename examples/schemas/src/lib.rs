//! The example schemas.
//!
//! They are what the README shows, what `cargo run --example emit` emits, and what the golden files,
//! the live tests and the benches run on.

pub mod quickstart;
pub mod shop;
