//! Checks of one entity against the whole schema.

mod audit;
mod clean;
mod cycle;
mod form;
mod include;
mod index;
mod indexed_text;
mod merge;
mod name;
mod related;
mod stored;
mod support;
mod table_name;
#[cfg(test)]
mod tests;
mod walk;

pub use cycle::{CycleStep, cycles};
pub use include::Included;
pub use index::{SchemaIndex, buckets, id_table};
pub use merge::{Merged, merged, merged_most};
pub use name::{NameEntry, NameTable, name_count, name_table};
pub use walk::{Faults, SLOTS, faults};

use core::marker::PhantomData;

use super::message::Message;
use crate::{
    def::{Action, AuditRole, ColumnIndex, Entity, EntityDef, Schema, SchemaDef, Site},
    dialect::Feature,
    storage::Refusal,
};

/// A schema with what its checks need and find. Implemented by `#[derive(Schema)]`.
pub trait Indexed: Schema {
    /// What lies where.
    const INDEX: &'static SchemaIndex;
    /// What is wrong.
    const FAULTS: &'static Faults;
}

/// An entity that can be checked against the schema `S`. Implemented by `#[derive(Entity)]` for every `S`.
#[diagnostic::on_unimplemented(
    message = "[unknown_entity] `{Self}` is not an entity",
    label = "this type describes no table",
    note = "help: put `#[derive(Entity)]` on `{Self}`"
)]
pub trait Checked<S: Indexed>: Entity {
    /// The entity itself, likewise reached through this trait.
    type This: Entity;
    /// Shows the fault of the schema that has the number. It is reached through this trait: a type that is no
    /// entity is reported once.
    type Slot<const NUMBER: usize>: Placed<Self>;
    /// The entity's definition, likewise.
    const ENTITY: &'static EntityDef = Self::DEF;
}

/// The schema `S` does not ask for the normal form `FORM`, a [`NormalForm`](crate::theory::NormalForm) as a number,
/// of its entities that do not say which they are held to: it asks for less, or waives the form's rule.
/// Implemented by `#[derive(Schema)]` for each entity that it lists; `#[derive(Entity)]` then lets the form be broken.
///
/// `S` is what makes it possible for an entity of another crate to be listed, and what the compiler infers: an
/// entity that breaks a form, says nothing, and is listed by two schemas that ask for less, is ambiguous (E0283).
pub trait AsksLess<S, const FORM: u8> {}

/// A place for the fault number `NUMBER` of the schema `S`.
#[derive(Debug, Clone, Copy)]
pub struct Slot<S, const NUMBER: usize>(PhantomData<S>);

/// A fault that is shown where it lies in the source of the entity `E`, or of an entity of the schema `E`. Implemented
/// by the derives once for all slots, so that the map from sites to places in the source is compiled once.
pub trait Placed<E: ?Sized> {
    /// Fails with the fault of the slot, if it lies in `E`.
    const FAULT: ();
}

/// What is wrong with an entity in a schema. It refers to neither: rustc validates a constant with all that it refers to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fault {
    /// Where: [`Site::code`].
    code: u32,
    /// The position of the entity in the schema, plus one; 0: there is no fault.
    entity: u16,
    finding: Finding,
    /// How many faults of the schema come after this one and have no slot.
    remaining: usize,
}

/// A fault, without the schema in which it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Finding {
    site: Site,
    kind: FaultKind,
}

impl Finding {
    const fn new(site: Site, kind: FaultKind) -> Self {
        Self { site, kind }
    }
}

/// The fault of one rule, with what its message needs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum FaultKind {
    /// `name_collision`: the entity is listed twice, under two paths.
    ListedTwice,
    /// `target_outside_schema`: the relation at the site.
    TargetOutside,
    /// `required_relation_cycle`: the relation at the site closes it.
    RequiredCycle,
    /// `set_null_on_not_null`, `set_default_without_default`: by the schema's convention.
    ConventionalAction(Action),
    /// `relation_type`: the column number `position` of the relation and its target, once the
    /// convention is known.
    RelatedSize {
        /// The position in the relation.
        position: u16,
    },
    /// `name_collision`: what has the name already.
    NameTaken {
        /// Where else.
        owner: NameEntry,
        /// What wants it.
        entry: NameEntry,
    },
    /// `name_too_long`: by the schema's prefix.
    TableNameTooLong,
    /// `unsupported_feature`.
    Unsupported {
        /// The feature.
        feature: Feature,
        /// The position in [`SchemaDef::targets`] of the first target that refuses it.
        target: u16,
        /// What to do.
        instead: &'static str,
    },
    /// `unsupported_storage`.
    Unstorable {
        /// The position in [`SchemaDef::targets`] of the first target that refuses it.
        target: u16,
        /// Why.
        refusal: Refusal,
    },
    /// `missing_precision`.
    MissingPrecision,
    /// `generated_type`: by the schema's convention for decimals.
    GeneratedScale,
    /// `unbounded_text_in_index`: the column, in what the site is.
    UnboundedInIndex {
        /// The column.
        column: ColumnIndex,
        /// The position in [`SchemaDef::targets`].
        target: u16,
    },
    /// `index_key_too_long`.
    IndexKeyTooLong {
        /// The bytes that the columns add up to.
        bytes: u32,
        /// The bytes that are allowed.
        limit: u32,
        /// The position in [`SchemaDef::targets`].
        target: u16,
    },
    /// `missing_audit_field`: the first of the roles that no field has.
    MissingAuditField(AuditRole),
    /// `audit_role_type`: of a role that the schema's convention asks for.
    ConventionalRole,
    /// `missing_soft_delete`.
    MissingSoftDelete,
    /// `unique_beside_soft_delete`.
    UniqueBesideSoftDelete,
    /// A normal form that the schema's convention asks for: the position in [`EntityDef::broken_forms`].
    BrokenForm(u16),
}

/// The code of a slot without a fault.
pub const NO_FAULT: u32 = u32::MAX;

/// A fault, and what its message needs.
pub type Shown = (&'static Fault, &'static SchemaDef, &'static SchemaIndex);

/// The code of the site of the fault number `number` of the schema `S`, or, if it is not the entity's, [`NO_FAULT`];
/// and what shows it.
///
/// Numbers and references in tuples, because rustc proves of each struct in a constant's body that it has no
/// interior mutability, wherever it is mentioned.
#[must_use]
pub const fn fault<S: Indexed, E: Entity>(number: usize) -> (u32, Shown) {
    let fault = S::FAULTS.number(number);
    let is_its = fault.entity > 0 && S::DEF.entities[fault.entity as usize - 1].id.is(E::ID);
    (if is_its { fault.code } else { NO_FAULT }, (fault, S::DEF, S::INDEX))
}

/// The position, plus one, of the entity in which the fault number `number` of the schema `S` lies; 0: there is
/// no such fault.
#[must_use]
pub const fn faulty<S: Indexed>(number: usize) -> u16 {
    S::FAULTS.number(number).entity
}

/// Fails with the message of `fault`. It is not generic: rustc checks one call for each place of each
/// entity, and a bound would be proven each time.
///
/// # Panics
/// Always: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn report(shown: Shown) {
    panic!("{}", message(shown).as_str());
}

/// What is wrong, and how many faults have no slot.
const fn message((fault, schema, index): Shown) -> Message {
    let entity = schema.entities[fault.entity as usize - 1];
    let message = describe(schema, index, entity, &fault.finding);
    match fault.remaining {
        0 => message,
        1 => message.text("\nnote: 1 more fault in ").name(schema.name),
        count => message.text("\nnote: ").number(count as i128).text(" more faults in ").name(schema.name),
    }
}

/// The message of one finding.
const fn describe(
    schema: &'static SchemaDef,
    index: &'static SchemaIndex,
    entity: &'static EntityDef,
    fault: &Finding,
) -> Message {
    let site = fault.site;
    match fault.kind {
        FaultKind::ListedTwice => index::listed_twice(schema, entity),
        FaultKind::TargetOutside => related::outside(schema, entity, site),
        FaultKind::RequiredCycle => cycle::describe(schema, index, entity, site),
        FaultKind::ConventionalAction(action) => related::action(entity, site, action),
        FaultKind::RelatedSize { position } => related::size(schema, index, entity, site, position),
        FaultKind::NameTaken { owner, entry } => name::describe(schema, owner, entry),
        FaultKind::TableNameTooLong => table_name::describe(schema, entity),
        FaultKind::Unsupported { feature, target, instead } => {
            support::describe(schema, entity, feature, target, instead)
        }
        FaultKind::Unstorable { target, refusal } => stored::refused(schema, entity, site, target, refusal),
        FaultKind::MissingPrecision => stored::missing_precision(entity, site),
        FaultKind::GeneratedScale => stored::generated_scale(schema, entity, site),
        FaultKind::UnboundedInIndex { column, target } => {
            indexed_text::unbounded(schema, entity, site, column, target)
        }
        FaultKind::IndexKeyTooLong { bytes, limit, target } => {
            indexed_text::too_long(schema, entity, site, bytes, limit, target)
        }
        FaultKind::MissingAuditField(role) => audit::missing_field(schema, entity, role),
        FaultKind::ConventionalRole => audit::role(entity, site),
        FaultKind::MissingSoftDelete => audit::missing_soft_delete(schema, entity, site),
        FaultKind::UniqueBesideSoftDelete => audit::unique_beside(schema, entity, site),
        FaultKind::BrokenForm(position) => form::describe(schema, entity, position),
    }
}
