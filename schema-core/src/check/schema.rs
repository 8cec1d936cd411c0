//! Checks of one entity against the whole schema.

mod audit;
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
pub use include::{Findings, Included, IncludedFaults, Listed, Reported, first_faults};
pub use index::{SchemaIndex, buckets, id_table, listed_once};
pub use merge::{Merged, merged, merged_most};
pub use name::{NameEntry, NameTable, name_count, name_table};

use super::message::Message;
use crate::def::{Action, AuditRole, ColumnIndex, Entity, EntityDef, Schema, SchemaDef, Site};
use crate::{dialect::Feature, storage::Refusal};
use walk::Faults;

/// A schema with the tables that make its checks linear. Implemented by `#[derive(Schema)]`.
pub trait Indexed: Schema {
    /// What lies where.
    const INDEX: &'static SchemaIndex;
    /// What is wrong with the entities that it includes.
    const INCLUDED: &'static IncludedFaults = &IncludedFaults::NONE;
}

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
    /// The entity itself. Its faults are reached through this trait: a type that is none is reported once.
    type This: Numbered<S, 0> + Numbered<S, 1> + Numbered<S, 2>;
    /// The entity's definition, likewise.
    const ENTITY: &'static EntityDef = Self::DEF;
    /// What is wrong with it, without failing: for a schema that includes the one that lists it.
    const FOUND: &'static Findings = Found::<S, Self::This>::FINDINGS;
}

/// The schema `S` asks for less than the normal form `FORM`, a [`NormalForm`](crate::theory::NormalForm) as a number,
/// of its entities that do not say which they are held to. Implemented by `#[derive(Schema)]` for each entity that it
/// lists; `#[derive(Entity)]` then lets the form be broken.
///
/// `S` is what makes it possible for an entity of another crate to be listed, and what the compiler infers: an
/// entity that breaks a form, says nothing, and is listed by two schemas that ask for less, is ambiguous (E0283).
pub trait AsksLess<S, const FORM: u8> {}

/// The fault number `NUMBER` of an entity in the schema `S`; from [`SLOTS`] on, the fault `NUMBER - SLOTS` of all
/// included entities, if it is this one's. Implemented by `#[derive(Entity)]` once for all numbers, so that the
/// map from sites to places in the source is compiled once.
pub trait Numbered<S: Indexed, const NUMBER: usize>: Entity {
    /// Fails with the fault.
    const FAULT: ();
}

/// What is wrong with an entity in a schema.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    /// Where: [`Site::code`].
    pub code: u32,
    finding: Finding,
    schema: &'static SchemaDef,
    index: &'static SchemaIndex,
    entity: &'static EntityDef,
}

/// A fault, without the schema in which it was found.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Finding {
    site: Site,
    kind: FaultKind,
    /// How many faults come after this one and have no constant to show them.
    remaining: usize,
    /// Whether those are of every included entity, not of this one.
    is_included: bool,
}

impl Finding {
    const fn new(site: Site, kind: FaultKind) -> Self {
        Self { site, kind, remaining: 0, is_included: false }
    }
}

/// The fault of one rule, with what its message needs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum FaultKind {
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

/// How many faults of an entity show in one run.
pub const SLOTS: usize = 3;

/// The faults of `E` in `S`, found once for all slots.
struct Found<S, E>(S, E);

impl<S: Indexed, E: Entity> Found<S, E> {
    const FAULTS: &'static Faults = &walk::faults(S::DEF, S::INDEX, E::DEF);
    const FINDINGS: &'static Findings = &Findings { id: E::ID, faults: Self::FAULTS };
}

/// The fault number `number` of the entity `E` in the schema `S`.
#[must_use]
pub const fn fault<S: Indexed, E: Entity>(number: usize) -> Option<Fault> {
    let finding = match number.checked_sub(SLOTS) {
        None => Found::<S, E>::FAULTS.number(number),
        Some(number) => S::INCLUDED.number(number, E::ID),
    };
    match finding {
        Some(finding) => Some(Fault {
            code: finding.site.code(),
            finding: *finding,
            schema: S::DEF,
            index: S::INDEX,
            entity: E::DEF,
        }),
        None => None,
    }
}

/// Fails with the message of `fault`. It is not generic: rustc checks one call for each place of each
/// entity, and a bound would be proven each time.
///
/// # Panics
/// Always: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn report(fault: Fault) {
    let message = describe(fault.schema, fault.index, fault.entity, &fault.finding);
    panic!("{}", message.as_str());
}

/// The message of `fault`.
const fn describe(
    schema: &'static SchemaDef,
    index: &'static SchemaIndex,
    entity: &'static EntityDef,
    fault: &Finding,
) -> Message {
    let site = fault.site;
    let message = match fault.kind {
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
    };
    let message = match fault.remaining {
        0 => return message,
        1 => message.text("\nnote: 1 more fault in "),
        count => message.text("\nnote: ").number(count as i128).text(" more faults in "),
    };
    if fault.is_included { message.text("what is included") } else { message.name(entity.name) }
}
