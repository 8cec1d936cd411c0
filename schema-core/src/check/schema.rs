//! Checks of one entity against the whole schema.

use crate::def::{Entity, EntityDef, Schema, Site};

/// A schema with the tables that make its checks linear. Implemented by `#[derive(Schema)]`.
pub trait Indexed: Schema {
    /// What lies where.
    const INDEX: &'static SchemaIndex;
}

/// Lookup tables over a schema, built once in const evaluation.
#[derive(Debug, Clone, Copy)]
pub struct SchemaIndex {}

/// An entity that has been checked against the schema `S`.
///
/// Implemented by `#[derive(Entity)]` for every `S`, forced by `#[derive(Schema)]`. A constant
/// reports its first panic only: three of them show three faults of an entity in one run, and the
/// third says how many remain.
#[diagnostic::on_unimplemented(
    message = "[unknown_entity] `{Self}` is not an entity",
    label = "this type describes no table",
    note = "help: put `#[derive(Entity)]` on `{Self}`"
)]
pub trait Checked<S: Indexed>: Entity {
    /// The entity, reached through this trait: a type that is none is reported once.
    const ENTITY: &'static EntityDef = Self::DEF;
    /// Fails with the first fault.
    const FIRST: ();
    /// Fails with the second fault.
    const SECOND: ();
    /// Fails with the third fault, and counts the rest.
    const THIRD: ();
}

/// What is wrong with an entity in a schema.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fault {
    /// Where.
    pub site: Site,
    /// What.
    pub kind: FaultKind,
}

/// The fault of one rule, with what its message needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FaultKind {}

/// The fault number `number` of the entity `E` in the schema `S`.
#[must_use]
pub const fn fault<S: Indexed, E: Entity>(_number: usize) -> Option<&'static Fault> {
    None
}

/// Fails with the message of `fault`.
///
/// # Panics
/// Always: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn report<S: Indexed, E: Entity>(fault: &Fault) {
    match fault.kind {}
}
