//! `#[generated(...)]`.

use super::declaration::Declaration;
use crate::{
    ast::Generated,
    diagnostic::{Diagnostic, Faults},
    expr::{self, Subject},
    scope::Scope,
};

/// On a field, which is the left side: the expression is its value.
pub(crate) fn on_field(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<Generated> {
    let list = declaration.filled_list("generated(quantity * price)", faults)?;
    let items = list.items();
    let (first, others) = items.split_first()?;
    for other in others {
        let message = "a generated column is one expression";
        let fault = Diagnostic::syntax("malformed_attribute", other.extent(), message);
        faults.push(fault.help("write one expression: `#[generated(quantity * price)]`"));
    }
    let cursor = first.cursor();
    if cursor.peek_punct("=") && !cursor.peek_punct("==") {
        let fault = Diagnostic::syntax("malformed_attribute", cursor.span(), "the field is the left side");
        faults.push(fault.help("write the expression alone: `#[generated(quantity * price)]`"));
        return None;
    }
    let expr = expr::parse(cursor, Subject::None, scope, faults)?;
    Some(Generated { extent: declaration.extent, expr })
}
