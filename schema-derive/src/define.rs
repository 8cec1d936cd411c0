//! Intermediate form → definition, with the types of the fields as they are written.
//!
//! The derive holds the same [`EntityDef`] that const evaluation will hold, so that it can pack it and ask the
//! checks of the core. It differs in two things that only rustc knows: the types behind names ([`predict`]) and
//! the ids of targets.
//!
//! Definitions live as long as the compiler's process: some KB an entity, in exchange for one model.

mod access;
mod column;
mod constraint;
mod expr;
mod features;
mod leak;
mod predict;

use schema_as_code_core::{
    def::{
        AuditDef, AuditLogDef, BrokenForm, ColumnIndex, EntityDef, EntityId, NormalForm, SearchDef,
        SearchedColumn, WaiverDef,
    },
    types::TypeDef,
};

use crate::{
    ast::{Audit, Entity, Search},
    diagnostic::{Deferred, Faults},
    tokens::text_of,
};
use leak::{list, positions, text};
pub(crate) use predict::{is_named, is_option};

/// A definition, as far as the tokens of the struct tell.
pub(crate) struct Definition {
    pub(crate) entity: &'static EntityDef,
    /// Of each column: what its type is if its name means what it usually does.
    pub(crate) predicted: Vec<Option<TypeDef>>,
    /// Of each column: the position of its type among those of the entity, each of which stands there once.
    pub(crate) types: Vec<u16>,
    /// The first column of each type.
    pub(crate) columns_of_types: Vec<usize>,
}

impl Definition {
    /// Whether the type of the column is predicted. Positions of types have one byte there.
    pub(crate) fn is_predicted(&self, column: ColumnIndex) -> bool {
        self.type_of(column).is_some() && self.predicted[usize::from(column)].is_some()
    }

    /// The position of the column's type, where it has one byte.
    pub(crate) fn type_of(&self, column: ColumnIndex) -> Option<u8> {
        u8::try_from(self.types[usize::from(column)]).ok().filter(|position| *position < u8::MAX)
    }
}

/// The definition of `entity`; what only a stronger normal form refuses is among `faults`.
pub(crate) fn definition(entity: &Entity, faults: &Faults) -> Definition {
    let deleted = entity.deleted_column();
    let predicted: Vec<Option<TypeDef>> = entity.columns.iter().map(predict::type_of).collect();
    let enumeration = predict::enumeration(entity);
    let types = entity
        .columns
        .iter()
        .zip(&predicted)
        .map(|(column, ty)| (column, ty.unwrap_or_else(|| predict::assumed(column, enumeration))));
    let definition = EntityDef {
        id: EntityId(0),
        name: text(&text_of(&entity.ident)),
        module: "",
        table: text(&entity.table.value),
        singular: entity.singular.as_deref().map_or("", text),
        namespace: entity.namespace.as_ref().map(|name| text(&name.value)),
        comment: text(&entity.comment),
        columns: list(types.map(|(column, ty)| column::column(column, ty, deleted))),
        key: list(entity.key()),
        relations: list(entity.relations.iter().map(constraint::relation)),
        uniques: list(entity.uniques.iter().map(|unique| constraint::unique(unique, deleted))),
        indexes: list(entity.indexes.iter().map(|index| constraint::index(index, deleted))),
        checks: list(entity.checks.iter().map(|check| constraint::check(check, deleted))),
        search: entity.search.as_ref().map(search),
        accesses: list(entity.accesses.iter().map(|access| access::access(access, &predicted, deleted))),
        audit: audit(&entity.audit),
        dependencies: list(entity.dependencies.iter().map(constraint::dependency)),
        has_no_dependencies: entity.no_dependencies.is_some(),
        copies: list(entity.copies.iter().map(constraint::copy)),
        normal_form: entity.normal_form,
        broken_forms: list(faults.deferred().iter().map(broken_form)),
        waivers: list(
            entity.waivers.iter().map(|waiver| WaiverDef { rule: waiver.rule, reason: text(&waiver.reason) }),
        ),
        requirements: list(entity.requirements.iter().map(|name| text(&name.value))),
        features: list(features::features(entity)),
    };
    let (types, columns_of_types) = predict::types(entity, &predicted);
    Definition { entity: leak::one(definition), predicted, types, columns_of_types }
}

fn broken_form(deferred: &Deferred) -> BrokenForm {
    let Deferred { form, site, fault } = deferred;
    BrokenForm {
        form: *form,
        site: *site,
        rule: fault.rule,
        text: text(&fault.as_panic()),
        is_left_to_schemas: *form > NormalForm::Third,
    }
}

fn search(search: &Search) -> SearchDef {
    let columns = search.columns.iter();
    SearchDef {
        columns: list(
            columns.map(|(column, weight)| SearchedColumn { column: column.index, weight: *weight }),
        ),
        language: search.language,
    }
}

fn audit(audit: &Audit) -> AuditDef {
    AuditDef {
        timestamps: audit.timestamps.is_some(),
        soft_delete: audit.soft_delete.is_some(),
        live_view: audit.has_live_view,
        actor: audit.actor.is_some(),
        version: audit.version.is_some(),
        log: audit.log.as_ref().map(|log| AuditLogDef { except: positions(&log.except) }),
    }
}
