//! Normal forms, from the facts that one struct states.
//!
//! What only the compiler knows is left to other stages: whether a type behind an alias may be NULL, and
//! which columns repeat those of a relation's target.

mod facts;
mod fault;
mod split;
mod undeclared_key;

use schema_as_code_core::{
    def::NormalForm,
    facts::{Analysis, Finding, Source, Verdict},
    theory::ClosureBudget,
};

pub(super) use self::split::{camel_case, inner, known_type, written_type};
use crate::{
    ast::Entity,
    diagnostic::{Diagnostic, Faults},
};

/// Every dependency keeps the form that is asked for, and every key that follows is unique.
pub(super) fn normal_forms(entity: &Entity, faults: &mut Faults) {
    if entity.dependencies.is_empty() && entity.copies.is_empty() {
        return;
    }
    let required = entity.normal_form.unwrap_or(NormalForm::Third);
    let facts = facts::of(entity);
    let analysis = match facts.and_then(|facts| facts.analyse(required, ClosureBudget::default())) {
        Ok(analysis) => analysis,
        Err(error) => {
            let message = format!("the dependencies of `{}` cannot be analysed: {error}", entity.ident);
            faults.push(
                Diagnostic::rule(
                    "transitive_dependency",
                    &entity.ident,
                    message,
                    "so wide a table is several",
                )
                .help("split the entity"),
            );
            return;
        }
    };
    for finding in worst_of_each_source(&analysis) {
        faults.push_some(fault::fault(entity, &analysis, finding));
    }
    if analysis.verdict() == Verdict::Undecided {
        faults.push(fault::undecided(entity, &analysis));
    }
    undeclared_key::undeclared_keys(entity, &analysis, faults);
}

/// One fault a dependency: of several forms that it breaks, the weakest, which is the worst.
fn worst_of_each_source(analysis: &Analysis) -> Vec<&Finding> {
    let mut worst: Vec<&Finding> = Vec::new();
    for finding in analysis.faults() {
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
fn declared(entity: &Entity, source: Option<Source>) -> Option<&crate::ast::Dependency> {
    match source {
        Some(Source::Declared(position)) => entity.dependencies.get(usize::from(position)),
        _ => None,
    }
}
