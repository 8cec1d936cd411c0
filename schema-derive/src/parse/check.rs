//! `#[check(...)]`.

use super::declaration::Declaration;
use crate::{
    ast::{Check, ColumnRef},
    diagnostic::{Diagnostic, Faults},
    expr::{self, Subject},
    meta::{self, Seen},
    scope::Scope,
    tokens::Shape,
};

/// On the struct.
pub(crate) fn on_struct(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<Check> {
    parse(declaration, Subject::None, "check(ends_at > starts_at)", scope, faults)
}

/// On a field: the field is the left side.
pub(crate) fn on_field(
    declaration: &Declaration,
    this: &ColumnRef,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Check> {
    let subject = Subject::Column(this.clone());
    let check = parse(declaration, subject, "check(>= 0)", scope, faults)?;
    Some(Check { column: Some(this.index), ..check })
}

fn parse(
    declaration: &Declaration,
    subject: Subject,
    example: &str,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Check> {
    let list = declaration.filled_list(example, faults)?;
    let items = list.items();
    let (first, options) = items.split_first()?;
    let mut name = None;
    let mut seen = Seen::new("check");
    for option in options {
        match option.shape() {
            Shape::Value(key, value) => {
                if seen.admits(&key, faults) {
                    name = faults.catch(meta::name(&value, "name"));
                }
            }
            _ => {
                let message = "a check is one expression";
                let fault = Diagnostic::syntax("malformed_attribute", option.extent(), message);
                faults.push(fault.help("join with `&&`, or write a second `#[check(…)]`"));
            }
        }
    }
    let expr = expr::parse(first.cursor(), subject, scope, faults)?;
    Some(Check { extent: declaration.extent, expr, name, column: None })
}
