//! Checks of one entity against the whole schema.

mod audit;
mod clean;
mod cycle;
mod form;
mod graph;
mod index;
mod indexed_text;
mod merge;
mod name;
mod related;
mod search;
mod stored;
mod support;
mod table_name;
#[cfg(test)]
mod tests;
mod walk;

pub use clean::packed_name_count;
pub use index::{SchemaIndex, buckets};
pub use merge::{entities, joined};
pub use name::NameEntry;
pub use search::{Search, Searched};
pub use walk::{Faults, SLOTS};

use core::marker::PhantomData;

use super::message::Message;
use crate::{
    def::{Action, AuditRole, ColumnIndex, Entity, EntityDef, Schema, SchemaDef, Site},
    dialect::Feature,
    pack::Packed,
    storage::Refusal,
};

/// A schema with what its checks need and find. Implemented by `#[derive(Schema)]`.
///
/// Definitions are dear to const evaluation, so what mentions them is reached only where the packed entities do not
/// show that the schema is clean.
#[diagnostic::on_unimplemented(
    message = "[unknown_schema] `{Self}` is not a schema",
    label = "this type describes no database",
    note = "help: put `#[derive(Schema)]` on `{Self}`, or, when it is an entity, name it in `entities(…)`"
)]
pub trait Indexed: Schema {
    /// The schema itself. What is none has no such type, and is reported once.
    type This: Indexed;
    /// The schema without its entities.
    const HEAD: &'static SchemaDef;
    /// The entities as they are packed: those that the schema lists, then those of each schema that it includes.
    const PACKED: &'static [Packed];
    /// How many of them it lists.
    const OWN: usize;
    /// The definitions of those that it lists.
    const LISTED: &'static [&'static EntityDef];
    /// How the faults are found.
    type Search: Searched;
}

/// The definition of an entity, in a function of its own: a constant that a body mentions is evaluated with it.
#[must_use]
pub const fn definition<E: Entity>() -> &'static EntityDef {
    E::DEF
}

/// The schema `S` does not ask for the normal form `FORM`, a [`NormalForm`](crate::theory::NormalForm) as a number,
/// of its entities that do not say which they are held to: it asks for less, or waives the form's rule.
/// Implemented by `#[derive(Schema)]` for each entity that it lists; `#[derive(Entity)]` then lets the form be broken.
///
/// `S` is what makes it possible for an entity of another crate to be listed, and what the compiler infers: an
/// entity that breaks a form, says nothing, and is listed by two schemas that ask for less, is ambiguous (E0283).
pub trait AsksLess<S, const FORM: u8> {}

/// Whether a schema that lists the entity `E` does not ask for `FORM`: `<LetOff<E, FORM, _>>::IS_LET_OFF`. `S` is that
/// schema, and inferred.
#[derive(Debug, Clone, Copy)]
pub struct LetOff<E, const FORM: u8, S>(PhantomData<(E, S)>);

impl<E: AsksLess<S, FORM>, const FORM: u8, S> LetOff<E, FORM, S> {
    /// There is such a schema.
    pub const IS_LET_OFF: bool = true;
}

/// The answer where [`LetOff`] has none of its own.
pub trait NotLetOff {
    /// There is no such schema.
    const IS_LET_OFF: bool = false;
}

impl<E, const FORM: u8> NotLetOff for LetOff<E, FORM, ()> {}

/// The fault number `NUMBER` of the schema `S`.
#[derive(Debug, Clone, Copy)]
pub struct Slot<S, const NUMBER: usize>(PhantomData<S>);

/// A numbered fault of a schema.
pub trait Numbered {
    /// The schema.
    type Of: Indexed;
    /// The number.
    const NUMBER: usize;
}

impl<S: Indexed, const NUMBER: usize> Numbered for Slot<S, NUMBER> {
    type Of = S;
    const NUMBER: usize = NUMBER;
}

/// An entity, or a schema of entities, in whose source the fault `F` is shown. Implemented by the derives for every
/// fault, so that the map from sites to places in the source is compiled once.
pub trait Placed<F> {
    /// Fails with the fault, if it lies here.
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

/// In place of a site's code: any site of the entity.
pub const ANY_SITE: u32 = u32::MAX - 1;

/// Where an entity shows the fault `F`.
struct Showing<F, E>(PhantomData<(F, E)>);

impl<F: Numbered, E: Entity> Showing<F, E> {
    /// The code of its site, and, of a relation, that of its only column; [`NO_FAULT`] where it is another entity's. It
    /// refers to nothing, like [`Fault`].
    const CODES: (u32, u32) = {
        let fault = faults_of::<F::Of>().number(F::NUMBER);
        let is_its = fault.entity > 0 && F::Of::DEF.entities[fault.entity as usize - 1].id.is(E::ID);
        match fault.finding.site {
            _ if !is_its => (NO_FAULT, NO_FAULT),
            Site::Relation(relation) => match E::DEF.relations[relation as usize].columns {
                [column] => (fault.code, Site::Column(*column).code()),
                _ => (fault.code, NO_FAULT),
            },
            _ => (fault.code, NO_FAULT),
        }
    };
}

/// The position, plus one, of the entity in which the fault number `number` of the schema `S` lies; 0: there is
/// no such fault.
#[must_use]
pub const fn faulty<S: Indexed>(number: usize) -> u16 {
    faults_of::<S>().number(number).entity
}

const fn faults_of<S: Indexed>() -> &'static Faults {
    S::Search::FAULTS
}

/// Fails with the message of the fault, if it is the entity's and the code is that of its site, or [`ANY_SITE`]. A
/// relation without a place of its own is shown at its column.
///
/// # Panics
/// With the fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn report<F: Numbered, E: Entity>(code: u32) {
    let (site, column) = <Showing<F, E>>::CODES;
    if site == code || column == code || code == ANY_SITE && site != NO_FAULT {
        fail::<F>();
    }
}

#[track_caller]
const fn fail<F: Numbered>() {
    let (fault, schema) = (faults_of::<F::Of>().number(F::NUMBER), F::Of::DEF);
    panic!("{}", message(fault, schema, <F::Of as Indexed>::Search::INDEX).as_str());
}

/// What is wrong, and how many faults have no slot.
const fn message(fault: &Fault, schema: &'static SchemaDef, index: &'static SchemaIndex) -> Message {
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
