//! Faults of entities that a schema includes: what the list of another schema names, checked against this one.
//!
//! A constant reports its first panic only, and the including schema does not know the types of the entities. So
//! what is wrong is found first, without failing ([`Findings`]); the first three of all faults get a number; and
//! each entity fails under the number that is its own.

use super::{Finding, Indexed, SLOTS, index::SchemaIndex, walk::Faults};
use crate::def::{EntityId, Schema, SchemaDef};

/// A schema whose entities are checked against the schema `S`, which includes it.
///
/// Implemented by `#[derive(Schema)]` for every `S`, because only its list knows the types of the entities. It is
/// generic: a schema that nobody includes evaluates nothing of it.
#[diagnostic::on_unimplemented(
    message = "[unknown_schema] `{Self}` is not a schema",
    label = "this type describes no database",
    note = "help: put `#[derive(Schema)]` on `{Self}`, or, when it is an entity, name it in `entities(…)`"
)]
pub trait Included<S: Indexed>: Schema {
    /// The schema itself: a type that is none is reported once.
    type This: Schema;
    /// Its definition, likewise.
    const SCHEMA: &'static SchemaDef = Self::DEF;
    /// What is wrong with its entities in `S`.
    const LISTED: &'static Listed;
}

/// The fault `NUMBER - SLOTS` of everything that `S` includes, if it is in this schema.
pub trait Reported<S: Indexed, const NUMBER: usize>: Schema {
    /// Fails with the fault.
    const FAULT: ();
}

/// What is wrong with one entity.
#[derive(Debug, Clone, Copy)]
pub struct Findings {
    pub(super) id: EntityId,
    pub(super) faults: &'static Faults,
}

/// What is wrong with the entities of an included schema: those of its list, then those it includes itself.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// In the order of the list.
    pub entities: &'static [&'static Findings],
    /// In the order of its `include`.
    pub includes: &'static [&'static Listed],
}

/// The first faults of all included entities.
#[derive(Debug, Clone, Copy)]
pub struct IncludedFaults {
    shown: [Option<(EntityId, Finding)>; SLOTS],
    count: usize,
    /// The position of the next entity that is met for the first time.
    next: u16,
}

impl IncludedFaults {
    pub(super) const NONE: Self = Self { shown: [None; SLOTS], count: 0, next: 0 };

    /// The fault number `number`, if it is the entity's.
    pub(super) const fn number(&self, number: usize, entity: EntityId) -> Option<&Finding> {
        match &self.shown[number] {
            Some((id, finding)) if id.is(entity) => Some(finding),
            _ => None,
        }
    }

    /// With the faults of `listed`. The entities come in the order in which they were merged: one that is not the
    /// next of the schema has come before.
    const fn and(mut self, schema: &SchemaDef, index: &SchemaIndex, listed: &Listed) -> Self {
        let mut i = 0;
        while i < listed.entities.len() {
            let Findings { id, faults } = *listed.entities[i];
            if let Some(position) = index.position(schema.entities, id)
                && position == self.next
            {
                self.next += 1;
                self = self.with(id, faults);
            }
            i += 1;
        }
        let mut i = 0;
        while i < listed.includes.len() {
            self = self.and(schema, index, listed.includes[i]);
            i += 1;
        }
        self
    }

    const fn with(mut self, id: EntityId, faults: &Faults) -> Self {
        let mut number = 0;
        while number < SLOTS && self.count + number < SLOTS {
            if let Some(finding) = faults.number(number) {
                let mut finding = *finding;
                finding.remaining = 0;
                self.shown[self.count + number] = Some((id, finding));
            }
            number += 1;
        }
        self.count += faults.count();
        self
    }
}

/// The first faults of `includes`, behind the `own` entities of the schema.
#[must_use]
pub const fn first_faults(
    schema: &SchemaDef,
    index: &SchemaIndex,
    own: usize,
    includes: &[&Listed],
) -> IncludedFaults {
    let mut faults = IncludedFaults { next: own as u16, ..IncludedFaults::NONE };
    let mut i = 0;
    while i < includes.len() {
        faults = faults.and(schema, index, includes[i]);
        i += 1;
    }
    if faults.count > SLOTS
        && let Some((_, last)) = &mut faults.shown[SLOTS - 1]
    {
        last.remaining = faults.count - SLOTS;
        last.is_included = true;
    }
    faults
}
