//! Checks in const evaluation: what only the compiled types and the whole schema can tell.

use crate::def::{Entity, Schema};

/// An entity that has been checked against the schema `S`. Implemented by `#[derive(Entity)]` for
/// every `S`, forced by `#[derive(Schema)]`.
pub trait Checked<S: Schema>: Entity {}
