//! What every part of lowering shares: the schema, the target, and what has been made so far.

use std::collections::BTreeMap;

use schema_as_code_core::{
    def::{ColumnIndex, EntityDef, EntityId, SchemaDef, Site, TargetDef, TargetRole},
    dialect::{self, Feature, Support},
    rules::{Rule, UNSUPPORTED_FEATURE},
};

use super::{Lowered, collision::Seen, enumeration::Enums, expr::Columns, names::Stem, stored::Known};
use crate::{
    catalog::{Catalog, Check, Column, Name, ObjectId, Table, Text},
    diagnostic::Diagnostic,
    dialect::{Shape, Stored, shape},
    intent::{Intent, Note},
};

/// The state of one lowering.
pub(super) struct Context<'s> {
    pub(super) schema: &'s SchemaDef,
    pub(super) target: &'s TargetDef,
    pub(super) shape: &'static Shape,
    pub(super) catalog: Catalog,
    /// One for each entity and table, in the same order.
    pub(super) lowered: Vec<Entity>,
    pub(super) needs_context: bool,
    /// Empty, with room for the checks of a table of which it is not known how many it has.
    pub(super) spare_checks: Vec<Check>,
    pub(super) enums: Enums,
    /// With what a finding is told.
    pub(super) told: Told,
    /// Names that are told apart already.
    pub(super) seen: Seen,
    findings: Findings,
    positions: BTreeMap<EntityId, usize>,
    intent: Intent,
}

/// What is told about the schema, each with its place.
#[derive(Default)]
struct Findings {
    diagnostics: Vec<(Told, Diagnostic)>,
    notes: Vec<(Told, Note)>,
}

/// When a finding is told; of relations and limits, by the place of their entity. When it is found is another matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    Enums,
    Entities,
    Relations(usize),
    Triggers,
    Limits(usize),
    Names,
}

/// In the order in which they are told.
fn in_order<T>(mut findings: Vec<(Told, T)>) -> Vec<T> {
    findings.sort_by_key(|&(told, _)| told);
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// What is known of an entity beside its table.
#[derive(Clone)]
pub(super) struct Entity {
    pub(super) def: &'static EntityDef,
    /// Whether a column has an audit role. Few do in many schemas, and to ask each column is to read it again.
    pub(super) has_roles: bool,
    /// For each generated column of ours behind the declared ones.
    pub(super) hidden: Vec<Stored>,
}

/// Whether a feature is about the integrity of rows: a target with the role `test` may leave out
/// what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Integrity,
    Convenience,
}

/// What the target says to a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Native,
    Emulated(&'static str),
    /// Not at all; reported, or listed as an omission.
    Never,
}

impl<'s> Context<'s> {
    pub(super) fn new(schema: &'s SchemaDef, target: &'s TargetDef) -> Self {
        let mut positions = BTreeMap::new();
        for (position, entity) in schema.entities.iter().enumerate() {
            positions.entry(entity.id).or_insert(position);
        }
        Self {
            schema,
            target,
            shape: shape(target.dialect),
            catalog: Catalog::empty(target.dialect, target.version),
            lowered: Vec::with_capacity(schema.entities.len()),
            needs_context: false,
            spare_checks: Vec::new(),
            enums: Enums::new(),
            told: Told::Entities,
            seen: Seen::with_room(schema.entities.len()),
            findings: Findings::default(),
            positions,
            intent: Intent::default(),
        }
    }

    pub(super) fn finish(self) -> Lowered {
        let Findings { diagnostics, notes } = self.findings;
        let intent = Intent { notes: in_order(notes), ..self.intent };
        Lowered { catalog: self.catalog, intent, diagnostics: in_order(diagnostics) }
    }

    /// The place of an entity in the schema and of its table in the catalog.
    pub(super) fn position(&self, id: EntityId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// What the names are made of that belong to the entity's table.
    pub(super) const fn stem(&self, entity: &EntityDef) -> Stem {
        Stem::of(&self.schema.conventions.naming, entity)
    }

    pub(super) fn table(&self, position: usize) -> &Table {
        &self.catalog.tables[position]
    }

    pub(super) fn table_mut(&mut self, position: usize) -> &mut Table {
        &mut self.catalog.tables[position]
    }

    /// What is known of a column.
    pub(super) fn known(&self, position: usize, column: ColumnIndex) -> Known {
        Known::of(self.schema, self.target, self.lowered[position].def, column)
    }

    /// The entity's columns, for its expressions.
    pub(super) fn columns(&self, position: usize) -> Columns<'s> {
        Columns::Of { entity: self.lowered[position].def, schema: self.schema }
    }

    /// Adds a generated column of ours to a table.
    pub(super) fn add_hidden(&mut self, position: usize, column: Column, stored: Stored) {
        self.catalog.tables[position].columns.push(column);
        self.lowered[position].hidden.push(stored);
    }

    pub(super) fn report(
        &mut self,
        rule: Rule,
        entity: &EntityDef,
        site: Site,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::at(rule, entity, site, message, help));
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.diagnostics.push((self.told, diagnostic));
    }

    /// Asks the target for a feature that `what` needs. What it refuses is reported, or, on a target
    /// with the role `test` and when no integrity is at stake, listed as left out.
    pub(super) fn ask(
        &mut self,
        feature: Feature,
        weight: Weight,
        entity: &EntityDef,
        site: Site,
        what: impl FnOnce() -> String,
    ) -> Answer {
        match dialect::supports(self.target.dialect, self.target.version, feature) {
            Support::Native => Answer::Native,
            Support::Emulated { how } => Answer::Emulated(how),
            Support::Refused { instead } => {
                let product = self.target.dialect.product();
                if weight == Weight::Convenience && self.target.role == TargetRole::Test {
                    let place = Diagnostic::at(UNSUPPORTED_FEATURE, entity, site, "", "").place;
                    self.intent.omissions.push(format!("{place}: {}", what()));
                } else {
                    let message = format!("{product} has no {}", what());
                    self.report(UNSUPPORTED_FEATURE, entity, site, message, instead);
                }
                Answer::Never
            }
        }
    }

    /// Whether the entity, or the schema, waives the rule.
    pub(super) fn is_waived(&self, rule: Rule, entity: &EntityDef) -> bool {
        entity.waivers.iter().chain(self.schema.waivers).any(|waiver| waiver.rule == rule.id)
    }

    /// A comment for the SQL that makes `object`; one line.
    pub(super) fn note(&mut self, object: ObjectId, text: impl Into<Text>) {
        let mut text: Text = text.into();
        if text.contains(char::is_control) {
            text = text.replace(char::is_control, " ").into();
        }
        self.findings.notes.push((self.told, Note { object, text }));
    }

    pub(super) fn rename(&mut self, table: &Name, previous: &[&'static str], next: &'static str) {
        self.intent.renames.push(crate::intent::Rename {
            table: table.clone(),
            previous: previous.iter().copied().map(Text::from).collect(),
            next: next.into(),
        });
    }
}
