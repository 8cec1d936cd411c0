//! What is redundant on purpose, and why.

use std::fmt::Write as _;

use schema_as_code_core::{
    def::{CopyDef, CopyKind, EntityDef, SchemaDef},
    facts::{Acceptance, Analysis},
};

use super::words::named;
use crate::markdown::{code, text};

/// The rules whose waivers are about normal forms.
const RULES: [&str; 7] = [
    "repeating_group",
    "partial_dependency",
    "transitive_dependency",
    "non_key_determinant",
    "independent_facts",
    "undeclared_key",
    "undeclared_copy",
];

/// A row for each array, snapshot, denormalization, checked equation, generated column and waiver of `entity`.
pub(super) fn rows(schema: &SchemaDef, entity: &EntityDef, analysis: &Analysis) -> String {
    let mut rows = String::new();
    for copy in entity.copies {
        row(&mut rows, &code(&copied(schema, entity, copy)), kind(copy.kind), copy.reason);
    }
    for column in entity.columns.iter().filter(|column| !column.array_reason.is_empty()) {
        row(&mut rows, &code(column.field), "array: not in first normal form", column.array_reason);
    }
    for finding in &analysis.findings {
        match finding.acceptance {
            Some(Acceptance::Computed(_)) => {
                row(&mut rows, &code(&finding.chain), "computed", "a check keeps it equal");
            }
            Some(Acceptance::Generated(_)) => {
                row(&mut rows, &code(&finding.chain), "generated", "the database computes it");
            }
            _ => {}
        }
    }
    let waivers = entity.waivers.iter().map(|waiver| (waiver, "waived"));
    for (waiver, kind) in waivers.chain(schema.waivers.iter().map(|waiver| (waiver, "waived for the schema")))
    {
        let is_used = analysis
            .findings
            .iter()
            .any(|finding| finding.acceptance == Some(Acceptance::Waived(waiver.reason)));
        if RULES.contains(&waiver.rule) && (kind == "waived" || is_used) {
            row(&mut rows, &code(waiver.rule), kind, waiver.reason);
        }
    }
    rows
}

fn row(rows: &mut String, what: &str, kind: &str, reason: &str) {
    let _ = writeln!(rows, "| {what} | {kind} | {} |", text(reason));
}

const fn kind(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Snapshot => "snapshot: the value as of then",
        CopyKind::SyncedByApplication => "denormalized: kept equal by the application",
        CopyKind::SyncedByTrigger => "denormalized: kept equal by triggers",
    }
}

/// `user_id -> user_email = User.email`.
fn copied(schema: &SchemaDef, entity: &EntityDef, copy: &CopyDef) -> String {
    let relation = entity.relations.iter().find(|relation| relation.columns == copy.relation);
    let target = relation.map_or("", |relation| {
        schema.entity(relation.target).map_or(relation.target_name, |target| target.name)
    });
    let columns: Vec<String> = copy
        .columns
        .iter()
        .map(|copied| format!("{} = {target}.{}", entity.column(copied.column).field, copied.source))
        .collect();
    format!("{} -> {}", named(entity, copy.relation), columns.join(", "))
}
