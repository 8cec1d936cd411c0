//! Finding every fault of an entity in a schema.

use super::{
    Fault, FaultKind, Finding, NO_FAULT, audit, form,
    index::{SchemaIndex, is_repeated},
    indexed_text,
    name::{NameEntry, each_name, is_shared},
    related, stored, support, table_name,
};
use crate::{
    def::{EntityDef, SchemaDef, Site},
    types::LogicalType,
};

/// How many faults of a schema show in one run.
pub const SLOTS: usize = 16;

/// The first faults of a schema, and how many there are.
#[derive(Debug, Clone, Copy)]
pub struct Faults {
    shown: [Fault; SLOTS],
    count: usize,
    /// The position, plus one, of the entity whose faults are being added.
    entity: u16,
}

impl Faults {
    pub(super) const NONE: Self = {
        let finding = Finding::new(Site::Entity, FaultKind::ListedTwice);
        Self {
            shown: [Fault { code: NO_FAULT, entity: 0, finding, remaining: 0 }; SLOTS],
            count: 0,
            entity: 0,
        }
    };

    /// The faults with one more. The last slot says how many have none.
    pub(super) const fn with(mut self, finding: Finding) -> Self {
        if self.count < SLOTS {
            let fault = &mut self.shown[self.count];
            fault.code = finding.site.code();
            fault.entity = self.entity;
            fault.finding = finding;
        } else {
            self.shown[SLOTS - 1].remaining += 1;
        }
        self.count += 1;
        self
    }

    /// The fault number `number`.
    pub(super) const fn number(&'static self, number: usize) -> &'static Fault {
        &self.shown[number]
    }
}

/// The faults of `schema`, in the order of its entities.
pub(super) const fn faults(schema: &SchemaDef, index: &SchemaIndex) -> Faults {
    let mut faults = Faults::NONE;
    let mut position = 0;
    while position < schema.entities.len() {
        faults.entity = position as u16 + 1;
        faults = of_entity(schema, index, schema.entities[position], faults);
        position += 1;
    }
    faults
}

/// Adds the faults of `entity`. What is wrong with an entity is said once, however often it is listed.
const fn of_entity(
    schema: &SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    faults: Faults,
) -> Faults {
    if is_repeated(index, schema.entities, faults.entity - 1) {
        return faults.with(Finding::new(Site::Entity, FaultKind::ListedTwice));
    }
    let faults = if index.has_name_collisions { names(schema, index, entity, faults) } else { faults };
    let faults = table_name::find(schema, entity, faults);
    let faults = related::find(schema, index, entity, faults);
    let faults = stored::find(schema, entity, faults);
    let faults = audit::find(schema, entity, faults);
    let faults = form::find(schema, entity, faults);
    let faults = support::find(schema, entity, faults);
    indexed_text::find(schema, entity, faults)
}

const fn names(
    schema: &SchemaDef,
    index: &SchemaIndex,
    entity: &'static EntityDef,
    mut faults: Faults,
) -> Faults {
    each_name!(entity, faults.entity - 1, entry => {
        let owner = index.owner(schema, entry);
        if !is_shared(schema.entities, owner, entry) {
            let kind = FaultKind::NameTaken { owner, entry };
            faults = faults.with(Finding::new(entry.site, kind));
        }
    });
    faults
}
