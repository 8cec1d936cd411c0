//! The words for a dependency that breaks a form.

use schema_as_code_core::{
    facts::{Analysis, Finding},
    theory::{NormalForm, TheoryError, ViolationKind},
};

use super::{
    declared,
    independent::parts,
    plan::{Home, Plan, columns, quoted},
    split::{copied, split},
};
use crate::{
    ast::{Column, Entity},
    check::proposal::attribute,
    diagnostic::Diagnostic,
};

const ANSWERED: &str = "the split that another message of this entity shows answers this too";

/// The splits that messages of one entity have shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    groups: Vec<usize>,
    has_parts: bool,
}

/// The fault of `finding`, at the first column that depends; `None`: its columns are unknown.
///
/// Each split is shown once: `shown` has those that were.
pub(super) fn fault(plan: &Plan<'_>, shown: &mut Shown, finding: &Finding) -> Option<Diagnostic> {
    let entity = plan.entity;
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
            return Some(independent(plan, shown, finding, &determinant, &dependent, first));
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
        // The key has a column that moves, and one that the determinant does not determine.
        ViolationKind::NonKeyDeterminant { key } => fault.note(format!(
            "third normal form allows it; after the split {} stand in two tables, and nothing keeps them unique together",
            quoted(&columns(entity, key))
        )),
        _ => fault,
    };
    let Some(place) = plan.place(finding) else { return Some(fault) };
    let is_answered = shown.groups.contains(&place) || plan.groups[place].moved().is_empty();
    shown.groups.push(place);
    Some(match &plan.groups[place].home {
        _ if is_answered => fault.help(ANSWERED),
        Home::New(_) => fault.help(split(plan, place)),
        Home::Related(relation) => {
            let copied = copied(entity, relation, &dependent);
            let [snapshot, follows] = [
                format!("snapshot({copied}, reason = \"…\")"),
                format!("denormalized({copied}, sync(trigger), reason = \"…\")"),
            ]
            .map(|text| attribute(entity, &text));
            fault.help(split(plan, place)).note(format!(
                "a copy that must stay is declared: `{snapshot}` when it keeps the value as of then, `{follows}` when it follows"
            ))
        }
    })
}

/// Two facts that have nothing to do with each other.
fn independent(
    plan: &Plan<'_>,
    shown: &mut Shown,
    finding: &Finding,
    determinant: &[&Column],
    dependent: &[&Column],
    first: &Column,
) -> Diagnostic {
    let entity = plan.entity;
    let (from, what) = (quoted(determinant), quoted(dependent));
    let message =
        format!("{what} in `{}` and the rest of the row are independent facts about {from}", entity.ident);
    let fault =
        Diagnostic::rule(finding.rule.id, &first.ident, message, format!("a fact about {from} alone"));
    let fault = match declared(entity, finding.source) {
        Some(dependency) => fault.because(dependency.extent, first.field.clone()),
        None => fault,
    };
    let fault = fault
        .note(finding.chain.clone())
        .note(format!("for each {from}, every {what} must stand beside every combination of the rest; one forgotten row is a contradiction"));
    if !plan.groups.is_empty() {
        return fault
            .help("first split what depends on other columns; the next run shows how to split what is left");
    }
    let is_answered = std::mem::replace(&mut shown.has_parts, true);
    if is_answered { fault.help(ANSWERED) } else { fault.help(parts(entity)) }
}

/// The search for keys was cut short, and `form` depends on it.
pub(super) fn undecided(entity: &Entity, analysis: &Analysis, form: NormalForm) -> Diagnostic {
    let (at_least, at_most) = analysis.highest_apart_from_accepted.bounds();
    let (why, instead) = if entity.dependencies.iter().any(|known| known.is_multivalued) {
        ("its dependencies imply too many others", "move the columns of `->>` into a table of their own")
    } else {
        (
            "it has too many candidate keys",
            "keep one of each pair of columns that determine each other, and move the other into a table of its own",
        )
    };
    let rule = match form {
        NormalForm::First | NormalForm::Second => "partial_dependency",
        NormalForm::Third => "transitive_dependency",
        NormalForm::BoyceCodd => "non_key_determinant",
        NormalForm::Fourth => "independent_facts",
    };
    let message = format!("whether `{}` is in {} is undecided: {why}", entity.ident, form.short_name());
    let open = analysis.findings.iter().find(|finding| finding.acceptance.is_none());
    let fault = Diagnostic::rule(rule, &entity.ident, message, "the search was cut short");
    let fault = match open.and_then(|finding| declared(entity, finding.source)) {
        Some(dependency) => fault.because(dependency.extent, entity.ident.to_string()),
        None => fault,
    };
    let waiver = attribute(entity, &format!("waive({rule}, reason = \"…\")"));
    fault
        .note(format!("certain is at least {}, at most {}", at_least.short_name(), at_most.short_name()))
        .help(format!("{instead}; or, if it may stay open, add `{waiver}`"))
}

/// The theory does not hold so many columns.
pub(super) fn unanalysed(entity: &Entity, error: &TheoryError) -> Diagnostic {
    let name = &entity.ident;
    let message = format!("the dependencies of `{name}` cannot be analysed: {error}");
    let fault = Diagnostic::rule("transitive_dependency", name, message, "so wide a table is several");
    let fault = match entity.dependencies.first() {
        Some(dependency) => fault.because(dependency.extent, name.to_string()),
        None => fault,
    };
    let waiver = attribute(entity, "waive(transitive_dependency, reason = \"…\")");
    fault.help(format!("split the entity; or, if it may stay open, add `{waiver}`"))
}
