//! Keys, forms and dependencies as cells.

use std::fmt::Write as _;

use schema_as_code_core::{
    def::EntityDef,
    facts::{Acceptance, Analysis, Finding},
    theory::{AttributeSet, CandidateKeys, HighestNormalForm},
};

use crate::{
    dependencies::{By, Repeats, stated},
    markdown::{code, text},
};

/// The candidate keys, shortest first.
pub(super) fn keys(entity: &EntityDef, analysis: &Analysis) -> String {
    if entity.key.is_empty() && analysis.facts.is_empty() {
        return "none".to_owned();
    }
    let known = analysis.keys.known().iter().map(|key| code(&format!("({})", fields(entity, *key))));
    let mut keys: Vec<String> = known.collect();
    if matches!(analysis.keys, CandidateKeys::Undecided { .. }) {
        keys.push("more were not searched for".to_owned());
    }
    keys.join(", ")
}

/// `2NF`, `1NF to 3NF (undecided)`.
pub(super) fn form(highest: HighestNormalForm) -> String {
    match highest {
        HighestNormalForm::Decided(form) => form.short_name().to_owned(),
        HighestNormalForm::Undecided { at_least, at_most } => {
            format!("{} to {} (undecided)", at_least.short_name(), at_most.short_name())
        }
    }
}

/// A row for each dependency that is stated by something else than a key, with what it does to the form.
pub(super) fn dependency_rows(entity: &EntityDef, analysis: &Analysis) -> String {
    let mut rows = String::new();
    for stated in stated(entity, analysis) {
        let by = match stated.by {
            By::Attribute(name) => code(name),
            By::Words(words) => words.to_owned(),
        };
        let repeats = match stated.repeats {
            Repeats::Nothing => None,
            Repeats::APart => Some("says nothing new in part"),
            Repeats::Everything => Some("says nothing new"),
        };
        let effect = if stated.lasts {
            effect(&stated.findings, repeats)
        } else {
            "none: a snapshot says that it does not last".to_owned()
        };
        row(&mut rows, &stated.text(), &by, &effect);
    }
    for finding in analysis.findings.iter().filter(|finding| finding.source.is_none()) {
        row(&mut rows, &finding.chain, "the others together", &effect(&[finding], None));
    }
    rows
}

fn row(rows: &mut String, dependency: &str, stated_by: &str, effect: &str) {
    let _ = writeln!(rows, "| {} | {stated_by} | {effect} |", code(dependency));
}

fn effect(findings: &[&Finding], implied: Option<&str>) -> String {
    let broken = findings.iter().map(|finding| {
        let form = finding.kind.breaks().short_name();
        let outcome = match finding.acceptance {
            Some(Acceptance::Denormalized(_)) => ", accepted: a declared copy",
            Some(Acceptance::Computed(_)) => ", accepted: the check keeps it",
            Some(Acceptance::Generated(_)) => ", accepted: the database computes it",
            Some(Acceptance::Waived(_)) => ", accepted: waived",
            None if finding.is_undecided() => ", and perhaps less",
            None => "",
        };
        format!("not in {form}: {}{outcome}", code(&finding.chain))
    });
    let effects: Vec<String> = broken.chain(implied.map(text)).collect();
    if effects.is_empty() { "none".to_owned() } else { effects.join("; ") }
}

fn fields(entity: &EntityDef, columns: AttributeSet) -> String {
    let fields: Vec<&str> =
        columns.iter().map(|attribute| entity.columns[attribute.position()].field).collect();
    fields.join(", ")
}
