use schema_as_code_core::facts::Analysis;

use super::{
    declared,
    split::{columns, quoted},
};
use crate::{
    ast::Entity,
    diagnostic::{Diagnostic, Faults},
};

/// So many are shown: there can be thousands, from a few dependencies.
const SHOWN: usize = 3;

/// Every key that the dependencies make is kept unique by the database.
pub(super) fn undeclared_keys(entity: &Entity, analysis: &Analysis, faults: &mut Faults) {
    let more = analysis.undeclared_keys.len().saturating_sub(SHOWN);
    for (place, key) in analysis.undeclared_keys.iter().take(SHOWN).enumerate() {
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
            fault = fault.note(format!("{more} more follow from the dependencies"));
        }
        let fields: Vec<&str> = columns.iter().map(|column| column.field.as_str()).collect();
        faults.push(match fields.as_slice() {
            [only] => fault.help(format!("put `#[column(unique)]` on `{only}`")),
            _ => fault.help(format!("add `#[unique({})]`", fields.join(", "))),
        });
    }
}
