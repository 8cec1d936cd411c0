//! What is redundant on purpose, and why: every way out of a normal form, for all who report it.

use schema_as_code_core::{
    def::{ColumnIndex, CopyDef, CopyKind, EntityDef, SchemaDef, WaiverDef},
    facts::{Acceptance, Analysis},
};

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

/// A way out that a declaration takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exception {
    /// The rule, or the dependency.
    pub(crate) what: String,
    pub(crate) kind: &'static str,
    pub(crate) reason: &'static str,
}

/// Each array, snapshot, denormalization, checked equation, generated column and waiver of `entity`; without `analysis`
/// those that need none.
pub(crate) fn exceptions(
    schema: &SchemaDef,
    entity: &EntityDef,
    analysis: Option<&Analysis>,
) -> Vec<Exception> {
    let copies = entity.copies.iter().map(|copy| Exception {
        what: copied(schema, entity, copy),
        kind: kind(copy.kind),
        reason: copy.reason,
    });
    let lists = entity.columns.iter().filter(|column| !column.array_reason.is_empty());
    let arrays = lists.map(|column| Exception {
        what: column.field.to_owned(),
        kind: "array: not in first normal form",
        reason: column.array_reason,
    });
    let findings = analysis.map_or(&[][..], |analysis| &analysis.findings);
    let kept = findings.iter().filter_map(|finding| {
        let (kind, reason) = match finding.acceptance {
            Some(Acceptance::Computed(_)) => ("computed", "a check keeps it equal"),
            Some(Acceptance::Generated(_)) => ("generated", "the database computes it"),
            _ => return None,
        };
        Some(Exception { what: finding.chain.clone(), kind, reason })
    });
    let is_about_forms = |waiver: &&WaiverDef| RULES.contains(&waiver.rule);
    let own = entity.waivers.iter().filter(is_about_forms).map(|waiver| waived(waiver, "waived"));
    let is_used = |waiver: &&WaiverDef| {
        findings.iter().any(|finding| finding.acceptance == Some(Acceptance::Waived(waiver.reason)))
    };
    let of_schema = schema.waivers.iter().filter(is_about_forms).filter(is_used);
    let of_schema = of_schema.map(|waiver| waived(waiver, "waived for the schema"));
    copies.chain(arrays).chain(kept).chain(own).chain(of_schema).collect()
}

fn waived(waiver: &WaiverDef, kind: &'static str) -> Exception {
    Exception { what: waiver.rule.to_owned(), kind, reason: waiver.reason }
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

/// `order_id, line_no`
fn named(entity: &EntityDef, columns: &[ColumnIndex]) -> String {
    let fields: Vec<&str> = columns.iter().map(|&column| entity.column(column).field).collect();
    fields.join(", ")
}
