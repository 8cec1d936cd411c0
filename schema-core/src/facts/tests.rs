//! Definitions written by hand, and what their facts say.

#![expect(clippy::unwrap_used, reason = "a test that cannot analyse its definition has failed")]

mod fixtures;
mod forms;
mod keys;
mod sources;
