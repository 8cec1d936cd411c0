//! The words for a dependency that breaks a form.

use schema_as_code_core::{
    facts::{Analysis, Finding},
    theory::{AttributeSet, ViolationKind},
};

use super::{
    declared,
    split::{columns, quoted, split, table},
};
use crate::{
    ast::{Column, Entity},
    diagnostic::Diagnostic,
};

/// The fault of `finding`, at the first column that depends; `None`: its columns are unknown.
pub(super) fn fault(entity: &Entity, analysis: &Analysis, finding: &Finding) -> Option<Diagnostic> {
    let determinant = columns(entity, finding.determinant);
    let dependent = columns(entity, finding.dependent);
    let first = dependent.first()?;
    let (from, what) = (quoted(&determinant), quoted(&dependent));
    let depend = if dependent.len() == 1 { "depends" } else { "depend" };
    let name = &entity.ident;
    let message = match finding.kind {
        ViolationKind::Partial { part, .. } if part == finding.determinant => {
            format!("{what} in `{name}` {depend} on {from}, a part of the key")
        }
        ViolationKind::Partial { part, .. } => {
            let part = quoted(&columns(entity, part));
            format!("{what} in `{name}` {depend} on {from}, which {part}, a part of the key, determines")
        }
        ViolationKind::Transitive { .. } | ViolationKind::UndecidedPartial { .. } => {
            format!("{what} in `{name}` {depend} on {from}, not on the key")
        }
        ViolationKind::NonKeyDeterminant { .. } | ViolationKind::UndecidedPrimality { .. } => {
            format!("{what} in `{name}` {depend} on {from}, which names no row")
        }
        ViolationKind::Multivalued => {
            return Some(independent(entity, analysis, finding, &determinant, &dependent, first));
        }
    };
    let fault = Diagnostic::rule(finding.rule.id, &first.ident, message, format!("determined by {from}"));
    let fault = match declared(entity, finding.source) {
        Some(dependency) => fault.because(dependency.extent, first.field.clone()),
        None => fault,
    };
    let fault = fault
        .note(finding.chain.clone())
        .note(format!("every row with the same {from} stores its own copy; nothing keeps the copies equal"));
    let fault = match finding.kind {
        ViolationKind::NonKeyDeterminant { .. } => fault.note(
            "third normal form allows it; after the split a unique over columns of both tables can no longer be declared",
        ),
        _ => fault,
    };
    Some(match relation(entity, finding) {
        Some(target) => fault.help(format!(
            "move {what} to `{target}` and drop it here; a copy that must stay is declared: `#[snapshot(…)]` when it keeps the value as of then, `#[denormalized(…)]` when it follows"
        )),
        None => fault.help(split(entity, &determinant, &dependent)),
    })
}

/// Two facts that have nothing to do with each other.
fn independent(
    entity: &Entity,
    analysis: &Analysis,
    finding: &Finding,
    determinant: &[&Column],
    dependent: &[&Column],
    first: &Column,
) -> Diagnostic {
    let (from, what) = (quoted(determinant), quoted(dependent));
    let message =
        format!("{what} in `{}` and the rest of the row are independent facts about {from}", entity.ident);
    let fault =
        Diagnostic::rule(finding.rule.id, &first.ident, message, format!("a fact about {from} alone"));
    let fault = match declared(entity, finding.source) {
        Some(dependency) => fault.because(dependency.extent, first.field.clone()),
        None => fault,
    };
    let rest = super::facts::of(entity).map_or(AttributeSet::EMPTY, |facts| facts.essential())
        & analysis.relation.attributes();
    let rest = columns(entity, rest - finding.determinant - finding.dependent);
    let name = |columns: &[&Column]| {
        let words: String =
            columns.iter().map(|column| super::camel_case(column.field.trim_end_matches("_id"))).collect();
        format!("{}{words}", entity.ident)
    };
    let mut lines = vec!["split the entity in two:".to_owned()];
    for others in [dependent, &rest] {
        let key: Vec<&Column> = determinant.iter().chain(others).copied().collect();
        lines.push("    #[derive(Entity)]".to_owned());
        lines.extend(table(&name(others), &key, &[]));
    }
    fault
        .note(finding.chain.clone())
        .note(format!("for each {from}, every {what} must stand beside every combination of the rest; one forgotten row is a contradiction"))
        .help(lines.join("\n"))
}

/// The target of the relation whose columns are what determines.
fn relation<'e>(entity: &'e Entity, finding: &Finding) -> Option<&'e str> {
    let is_determinant = |relation: &&crate::ast::Relation| {
        let columns = relation.columns.iter().map(|column| usize::from(column.index));
        AttributeSet::from_positions(columns) == Ok(finding.determinant)
    };
    entity.relations.iter().find(is_determinant).map(|relation| relation.target_name.as_str())
}

/// The search for keys was cut short, and the form depends on it.
pub(super) fn undecided(entity: &Entity, analysis: &Analysis) -> Diagnostic {
    let (at_least, at_most) = analysis.highest_apart_from_accepted.bounds();
    let message = format!(
        "whether `{}` is in {} is undecided: it has too many candidate keys",
        entity.ident,
        analysis.required.short_name()
    );
    let open = analysis.findings.iter().find(|finding| finding.acceptance.is_none());
    let fault = Diagnostic::rule(
        "transitive_dependency",
        &entity.ident,
        message,
        "the search for keys was cut short",
    );
    let fault = match open.and_then(|finding| declared(entity, finding.source)) {
        Some(dependency) => fault.because(dependency.extent, entity.ident.to_string()),
        None => fault,
    };
    fault
        .note(format!("certain is at least {}, at most {}", at_least.short_name(), at_most.short_name()))
        .help("keep one of each pair of columns that determine each other, and move the other into a table of its own")
}
