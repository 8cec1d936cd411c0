//! Normal forms, from the facts that one struct states.
//!
//! What only the compiler knows is left to other stages: whether a type behind an alias may be NULL, and
//! which columns repeat those of a relation's target.

mod facts;
mod fault;
mod independent;
mod plan;
mod split;
mod undeclared_key;

use schema_as_code_core::{
    def::{NormalForm, Site},
    facts::{Analysis, Finding, Source, Verdict},
    theory::ClosureBudget,
};

use self::plan::Plan;
use super::proposal::position;
use crate::{
    ast::{Dependency, Entity},
    diagnostic::{Deferred, Diagnostic, Faults},
};

/// Every dependency keeps the form that is asked for, and every key that follows is unique.
///
/// Without a form of its own an entity is held to the third here, and to the one of a schema there: what breaks that
/// is written into the definition.
pub(super) fn normal_forms(entity: &Entity, faults: &mut Faults) {
    if entity.dependencies.is_empty() && entity.copies.is_empty() {
        return;
    }
    let required = entity.normal_form.unwrap_or(NormalForm::Third);
    let facts = facts::of(entity);
    let analysis = match facts.and_then(|facts| facts.analyse(required, ClosureBudget::default())) {
        Ok(analysis) => analysis,
        Err(error) => {
            faults.push(fault::unanalysed(entity, &error));
            return;
        }
    };
    let plan = Plan::of(entity, &analysis, &open_findings(entity, &analysis, required));
    let mut shown = fault::Shown::default();
    for finding in worst_of_each_source(&open_findings(entity, &analysis, required)) {
        let fault = fault::fault(&plan, &mut shown, finding);
        faults.push_some(fault.map(|fault| {
            let form = finding.kind.breaks();
            unless_asked_less(entity, form, with_who_asks(entity, form, fault))
        }));
    }
    faults.know_copies(plan.copies());
    if analysis.verdict_on(required) == Verdict::Undecided {
        let (at_least, _) = analysis.highest_apart_from_accepted.bounds();
        let fault = fault::undecided(entity, &analysis, required);
        faults.push(unless_asked_less(entity, next_form(at_least), fault));
    }
    undeclared_key::undeclared_keys(&plan, &analysis, faults);
    if entity.normal_form.is_none() {
        defer(entity, &analysis, faults);
    }
}

/// A schema may ask for less, where the entity does not say what it is held to.
fn unless_asked_less(entity: &Entity, form: NormalForm, fault: Diagnostic) -> Diagnostic {
    match entity.normal_form {
        Some(_) => fault,
        None => fault.unless_asked_less(entity, form),
    }
}

/// A reader who has asked a schema for less learns which schema counts: the one that lists the entity.
fn with_who_asks(entity: &Entity, form: NormalForm, fault: Diagnostic) -> Diagnostic {
    let (form, name) = (form.short_name(), &entity.ident);
    match entity.normal_form {
        Some(_) => fault,
        None => fault.note(format!(
            "{form} is asked of `{name}`: neither it nor a schema that lists it asks for less"
        )),
    }
}

/// What each form forbids: a schema may ask for a stronger one than the third, or for the third where another
/// schema does not.
fn defer(entity: &Entity, analysis: &Analysis, faults: &mut Faults) {
    if analysis.findings.is_empty() {
        return;
    }
    for form in NormalForm::ALL {
        let open = open_findings(entity, analysis, form);
        let (plan, mut shown) = (Plan::of(entity, analysis, &open), fault::Shown::default());
        for finding in worst_of_each_source(&open).into_iter().filter(|finding| finding.kind.breaks() == form)
        {
            let first = finding.dependent.iter().next();
            let site = first.and_then(|first| entity.columns.get(first.position()));
            let site = site.map_or(Site::Entity, |column| Site::Column(position(entity, column)));
            let fault = fault::fault(&plan, &mut shown, finding);
            faults.defer(fault.map(|fault| Deferred { form, site, fault }));
        }
    }
    let is_undecided = |form: &NormalForm| analysis.verdict_on(*form) == Verdict::Undecided;
    let undecided = NormalForm::ALL.into_iter().find(is_undecided);
    if let Some(form) = undecided {
        let fault = fault::undecided(entity, analysis, form);
        faults.defer(Some(Deferred { form, site: Site::Entity, fault }));
    }
}

fn next_form(form: NormalForm) -> NormalForm {
    NormalForm::ALL.into_iter().find(|next| *next > form).unwrap_or(NormalForm::Fourth)
}

/// What breaks `required`, is not accepted and not waived.
fn open_findings<'a>(entity: &Entity, analysis: &'a Analysis, required: NormalForm) -> Vec<&'a Finding> {
    let is_open = |finding: &&Finding| {
        finding.kind.breaks() <= required
            && finding.acceptance.is_none()
            && entity.waivers.iter().all(|waiver| waiver.rule != finding.rule.id)
    };
    analysis.findings.iter().filter(is_open).collect()
}

/// One fault a dependency: of several forms that it breaks, the weakest, which is the worst.
fn worst_of_each_source<'a>(findings: &[&'a Finding]) -> Vec<&'a Finding> {
    let mut worst: Vec<&Finding> = Vec::new();
    for &finding in findings {
        let known = worst.iter_mut().find(|known| finding.source.is_some() && known.source == finding.source);
        match known {
            Some(known) if finding.kind.breaks() < known.kind.breaks() => *known = finding,
            Some(_) => {}
            None => worst.push(finding),
        }
    }
    worst
}

/// The declared dependency of `source`.
fn declared(entity: &Entity, source: Option<Source>) -> Option<&Dependency> {
    match source {
        Some(Source::Declared(position)) => entity.dependencies.get(usize::from(position)),
        _ => None,
    }
}
