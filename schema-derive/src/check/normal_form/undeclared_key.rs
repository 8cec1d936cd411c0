use schema_as_code_core::{
    facts::{Analysis, UndeclaredKey},
    theory::CandidateKeys,
};

use super::{
    declared,
    plan::{Plan, columns, quoted},
    split::fields,
};
use crate::{
    ast::{Column, Entity},
    check::proposal::attribute,
    diagnostic::{Diagnostic, Faults},
};

/// So many are shown: there can be thousands, from a few dependencies.
const SHOWN: usize = 3;

/// Every key that the dependencies make is kept unique by the database.
///
/// A key that the split takes apart, or makes the primary one, is not a second mistake. Where a schema may do without the split, it counts.
pub(super) fn undeclared_keys(plan: &Plan<'_>, analysis: &Analysis, faults: &mut Faults) {
    let entity = plan.entity;
    let is_answered = |key: &UndeclaredKey| !plan.stays(key.columns) || plan.new_key == Some(key.columns);
    let is_left = |key: &&UndeclaredKey| !is_answered(key) || entity.normal_form.is_none();
    let keys: Vec<&UndeclaredKey> = analysis.undeclared_keys.iter().filter(is_left).collect();
    let more = keys.len().saturating_sub(SHOWN);
    for (place, key) in keys.into_iter().take(SHOWN).enumerate() {
        let columns = columns(entity, key.columns);
        let Some(first) = columns.first() else { continue };
        let (what, name) = (quoted(&columns), &entity.ident);
        let message = match columns.as_slice() {
            [_] => format!("{what} names a row of `{name}`, and nothing keeps it unique"),
            _ => format!("{what} together name a row of `{name}`, and nothing keeps them unique"),
        };
        let mut fault =
            Diagnostic::rule("undeclared_key", &first.ident, message, "a key that is not declared");
        if let Some(dependency) = key.by.iter().find_map(|source| declared(entity, Some(*source))) {
            fault = fault.because(dependency.extent, first.field.clone());
        }
        fault = fault.note(key.chain.clone());
        if place + 1 == SHOWN && more > 0 {
            let at_least = if matches!(analysis.keys, CandidateKeys::All(_)) { "" } else { "at least " };
            fault = fault.note(format!("{at_least}{more} more follow from the dependencies"));
        }
        let help = declaration(entity, &columns);
        faults.push(if is_answered(key) {
            fault.help(format!("{help}, unless the split above answers this too"))
        } else {
            fault.help(help)
        });
    }
}

/// How the columns are declared unique. The dependency holds in every row, deleted ones included.
fn declaration(entity: &Entity, columns: &[&Column]) -> String {
    let unique = |among: &str| attribute(entity, &format!("unique({}{among})", fields(columns)));
    match columns {
        _ if entity.audit.soft_delete.is_some() => format!("add `{}`", unique(", among(all)")),
        [only] => format!("put `{}` on `{}`", attribute(entity, "column(unique)"), only.field),
        _ => format!("add `{}`", unique("")),
    }
}
