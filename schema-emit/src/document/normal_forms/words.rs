//! Keys, forms and dependencies as cells.

use std::fmt::Write as _;

use schema_as_code_core::{
    def::{DependencyDef, EntityDef},
    facts::{Acceptance, Analysis, Fact, Finding, Source},
    theory::{AttributeSet, CandidateKeys, HighestNormalForm},
};

use crate::{
    exceptions::named,
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
    for fact in analysis.facts.iter().filter(|fact| !matches!(fact.source, Source::Key | Source::Unique(_))) {
        let findings: Vec<&Finding> =
            analysis.findings.iter().filter(|finding| is_about(finding, fact)).collect();
        let implied = match fact.source {
            Source::Declared(declared) => implied(analysis, declared),
            _ => None,
        };
        let dependency =
            format!("{} -> {}", fields(entity, fact.determinant), fields(entity, fact.dependent));
        row(&mut rows, &dependency, stated_by(fact.source), &effect(&findings, implied));
    }
    for (position, dependency) in (0..).zip(entity.dependencies) {
        let implied = implied(analysis, position);
        let findings: Vec<&Finding> = analysis
            .findings
            .iter()
            .filter(|finding| finding.source == Some(Source::Declared(position)))
            .collect();
        let is_listed = analysis.facts.iter().any(|fact| fact.source == Source::Declared(position));
        let (arrow, determinant, dependent) = match *dependency {
            DependencyDef::Multivalued { determinant, dependent } => ("->>", determinant, dependent),
            DependencyDef::Functional { determinant, dependent } if !is_listed => {
                ("->", determinant, dependent)
            }
            DependencyDef::Functional { .. } => continue,
        };
        let dependency = format!("{} {arrow} {}", named(entity, determinant), named(entity, dependent));
        let effect = match (implied, is_listed, arrow) {
            (None, false, "->") => "none: a snapshot says that it does not last".to_owned(),
            _ => effect(&findings, implied),
        };
        row(&mut rows, &dependency, "`determines`", &effect);
    }
    for finding in analysis.findings.iter().filter(|finding| finding.source.is_none()) {
        row(&mut rows, &finding.chain, "the others together", &effect(&[finding], None));
    }
    rows
}

fn row(rows: &mut String, dependency: &str, stated_by: &str, effect: &str) {
    let _ = writeln!(rows, "| {} | {stated_by} | {effect} |", code(dependency));
}

/// A finding of the same source, determinant and dependent: an equation has more than one fact.
fn is_about(finding: &Finding, fact: &Fact) -> bool {
    finding.source == Some(fact.source)
        && finding.determinant == fact.determinant
        && finding.dependent.is_subset_of(fact.dependent)
}

fn implied(analysis: &Analysis, declared: u16) -> Option<&'static str> {
    let implied = analysis.implied.iter().find(|implied| implied.declared == declared)?;
    Some(if implied.is_whole { "says nothing new" } else { "says nothing new in part" })
}

const fn stated_by(source: Source) -> &'static str {
    match source {
        Source::Key => "primary key",
        Source::Unique(_) => "unique",
        Source::Declared(_) => "`determines`",
        Source::Copied { .. } => "relation, by name and type",
        Source::Denormalized(_) => "`denormalized`",
        Source::Computed(_) => "check",
        Source::Generated(_) => "`generated`",
    }
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
