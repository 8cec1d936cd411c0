//! Faults of entities that a schema includes: what the list of another schema names, checked against this one.

use super::{Indexed, Placed};
use crate::def::{Schema, SchemaDef};

/// A schema whose entities can be checked against the schema `S`, which includes it.
///
/// Implemented by `#[derive(Schema)]` for every `S`, because only its list knows the types of the entities. It is
/// generic: a schema that nobody includes evaluates nothing of it.
#[diagnostic::on_unimplemented(
    message = "[unknown_schema] `{Self}` is not a schema",
    label = "this type describes no database",
    note = "help: put `#[derive(Schema)]` on `{Self}`, or, when it is an entity, name it in `entities(…)`"
)]
pub trait Included<S: Indexed>: Schema {
    /// Shows the fault of `S` that has the number, if it lies in an entity of this schema.
    type Slot<const NUMBER: usize>: Placed<Self>;
    /// The schema itself: a type that is none is reported once.
    type This: Schema;
    /// Its definition, likewise.
    const SCHEMA: &'static SchemaDef = Self::DEF;
}
