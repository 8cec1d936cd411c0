//! `#[audit(...)]`.

use super::declaration::Declaration;
use crate::{
    ast::{Audit, Log},
    diagnostic::{Diagnostic, Faults},
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Item, Shape, text_of},
};

/// Adds what the attribute says to `audit`.
pub(crate) fn audit(declaration: &Declaration, audit: &mut Audit, scope: &Scope, faults: &mut Faults) {
    let Some(list) = declaration.filled_list("audit(timestamps)", faults) else { return };
    let mut seen = Seen::new("audit");
    for item in list.items() {
        part(audit, &item, &mut seen, scope, faults);
    }
}

fn part(audit: &mut Audit, item: &Item, seen: &mut Seen, scope: &Scope, faults: &mut Faults) {
    let shape = item.shape();
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else {
        faults.push(
            Diagnostic::syntax("malformed_attribute", item.extent(), "`audit` takes roles")
                .note(format!("valid: {}", meta::options_of("audit").join(", "))),
        );
        return;
    };
    if !seen.admits(name, faults) {
        return;
    }
    let span = Some(name.span());
    match (text_of(name).as_str(), &shape) {
        ("timestamps", Shape::Word(_)) => audit.timestamps = span,
        ("soft_delete", Shape::Word(_)) => audit.soft_delete = span,
        ("actor", Shape::Word(_)) => audit.actor = span,
        ("version", Shape::Word(_)) => audit.version = span,
        ("log", Shape::Word(_)) => audit.log = Some(Log { except: Vec::new() }),
        ("log", Shape::List(_, group)) => audit.log = log(&Cursor::from_group(group), item, scope, faults),
        (text, _) => {
            let example = if text == "log" { "log(except(payload))" } else { text };
            faults.push(meta::wrong_shape(item.extent(), text, example));
        }
    }
}

/// `log(except(a, b))`.
fn log(list: &Cursor, item: &Item, scope: &Scope, faults: &mut Faults) -> Option<Log> {
    let mut seen = Seen::new("log");
    let mut except = Vec::new();
    for option in list.items() {
        match option.shape() {
            Shape::List(name, group) => {
                if seen.admits(&name, faults) {
                    except = scope.columns(&Cursor::from_group(&group), "except", faults);
                }
            }
            _ => faults.push(meta::wrong_shape(item.extent(), "log", "log(except(payload))")),
        }
    }
    Some(Log { except })
}
