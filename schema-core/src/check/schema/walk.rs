//! Finding every fault of an entity in a schema.

use super::{
    FaultKind, Finding, SLOTS, audit, form,
    index::SchemaIndex,
    indexed_text,
    name::{Names, is_shared},
    related, stored, support, table_name,
};
use crate::def::{EntityDef, SchemaDef};

/// The first faults, and how many there are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Faults {
    shown: [Option<Finding>; SLOTS],
    count: usize,
}

impl Faults {
    const NONE: Self = Self { shown: [None; SLOTS], count: 0 };

    /// The faults with one more.
    pub(super) const fn with(mut self, fault: Finding) -> Self {
        if self.count < SLOTS {
            self.shown[self.count] = Some(fault);
        }
        self.count += 1;
        self
    }

    /// The fault number `number`.
    pub(super) const fn number(&self, number: usize) -> Option<&Finding> {
        self.shown[number].as_ref()
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The last one that shows says how many do not.
    const fn counted(mut self) -> Self {
        if self.count > SLOTS
            && let Some(last) = &mut self.shown[SLOTS - 1]
        {
            last.remaining = self.count - SLOTS;
        }
        self
    }
}

/// The faults of `entity` in `schema`.
pub(super) const fn faults(schema: &SchemaDef, index: &SchemaIndex, entity: &'static EntityDef) -> Faults {
    let faults = Faults::NONE;
    let faults = if index.has_name_collisions { names(schema, index, entity, faults) } else { faults };
    let faults = table_name::find(schema, entity, faults);
    let faults = related::find(schema, index, entity, faults);
    let faults = stored::find(schema, entity, faults);
    let faults = audit::find(schema, entity, faults);
    let faults = form::find(schema, entity, faults);
    let faults = support::find(schema, entity, faults);
    indexed_text::find(schema, entity, faults).counted()
}

const fn names(
    schema: &SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    mut faults: Faults,
) -> Faults {
    let Some(position) = index.position(schema.entities, entity.id) else { return faults };
    let mut names = Names::of(entity, position);
    while let Some(entry) = names.next() {
        let owner = index.owner(schema, entry);
        if !is_shared(schema.entities, owner, entry) {
            let kind = FaultKind::NameTaken { owner, entry };
            faults = faults.with(Finding::new(entry.site, kind));
        }
    }
    faults
}
