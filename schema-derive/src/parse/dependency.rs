//! Declared facts: `#[determines]`, `#[snapshot]`, `#[denormalized]`, `#[waive]`.

use schema_as_code_core::{
    def::CopyKind,
    rules::{self, Waiver as WaiverLevel},
};

use super::declaration::Declaration;
use crate::{
    ast::{ColumnRef, CopyOf, Dependency, Entity, Waiver},
    diagnostic::{Diagnostic, Faults},
    meta,
    scope::Scope,
    tokens::{Cursor, Item, Shape, text_of},
};

const MALFORMED: &str = "malformed_attribute";

/// `determines(zip -> city, state)`, `determines(course ->> teacher)`, `determines(none)`.
pub(crate) fn determines(declaration: &Declaration, entity: &mut Entity, scope: &Scope, faults: &mut Faults) {
    let Some(list) = declaration.filled_list("determines(zip -> city, state)", faults) else { return };
    let only_word = list.peek_ident().filter(|_| list.peek_at(1).is_none());
    let is_none = only_word.is_some_and(|word| word == "none" && !scope.holds("none"));
    if is_none {
        entity.no_dependencies = Some(declaration.extent);
    } else {
        entity.dependencies.extend(dependency(declaration, &list, scope, faults));
    }
    if let Some(extent) = entity.no_dependencies
        && !entity.dependencies.is_empty()
    {
        let message = "`determines(none)` stands beside a dependency";
        let fault = Diagnostic::syntax("contradicting_attributes", extent, message);
        faults.push(fault.help("remove `determines(none)`"));
        // Neither is analysed: the fault is that both are said.
        entity.no_dependencies = None;
        entity.dependencies.clear();
    }
}

fn dependency(
    declaration: &Declaration,
    list: &Cursor,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Dependency> {
    let mut rest = list.clone();
    let mut left = proc_macro2::TokenStream::new();
    while !rest.is_empty() && !rest.peek_punct("->") {
        left.extend(rest.next());
    }
    let arrow = rest.span();
    if rest.eat_punct("->").is_none() {
        let fault = Diagnostic::syntax(MALFORMED, declaration.extent, "a dependency has an arrow");
        faults.push(fault.help(
            "write `#[determines(zip -> city, state)]`, or `#[determines(none)]` when nothing but the keys determines anything",
        ));
        return None;
    }
    let is_multivalued = rest.eat_punct(">").is_some();
    let sides = [Cursor::new(left, arrow), rest];
    for side in &sides {
        if side.is_empty() {
            faults.push(Diagnostic::syntax(MALFORMED, arrow, "a dependency has columns on both sides"));
            return None;
        }
    }
    let [left, right] = sides;
    let count = (left.items().len(), right.items().len());
    let determinant = scope.columns(&left, "determines", faults);
    let dependent = scope.columns(&right, "determines", faults);
    if (determinant.len(), dependent.len()) != count {
        return None;
    }
    if let Some(both) = dependent.iter().find(|column| determinant.contains(column)) {
        let message = format!("`{}` stands on both sides of the arrow", both.field);
        faults.push(
            Diagnostic::syntax(MALFORMED, both.span, message)
                .help("every column determines itself: leave it out on the right"),
        );
        return None;
    }
    Some(Dependency { extent: declaration.extent, is_multivalued, determinant, dependent })
}

/// `snapshot(product_id, sku, price(base_price), reason = "…")`.
pub(crate) fn snapshot(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<CopyOf> {
    let example = "snapshot(product_id, sku, price(base_price), reason = \"…\")";
    copy(declaration, "snapshot", example, scope, faults)
}

/// `denormalized(user_id, user_email(email), sync(trigger), reason = "…")`.
pub(crate) fn denormalized(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<CopyOf> {
    let example = "denormalized(user_id, user_email(email), sync(trigger), reason = \"…\")";
    copy(declaration, "denormalized", example, scope, faults)
}

/// What the items of a copy say so far.
#[derive(Default)]
struct Draft {
    relation: Vec<ColumnRef>,
    columns: Vec<(ColumnRef, String)>,
    sync: Option<CopyKind>,
    reason: Option<String>,
}

fn copy(
    declaration: &Declaration,
    attribute: &'static str,
    example: &str,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<CopyOf> {
    let list = declaration.filled_list(example, faults)?;
    let items = list.items();
    let (first, rest) = items.split_first()?;
    let mut draft = Draft { relation: relation_columns(first, example, scope, faults)?, ..Draft::default() };
    let mut is_whole = true;
    for item in rest {
        is_whole &= copy_item(&mut draft, attribute, item, example, scope, faults);
    }
    if !is_whole {
        return None;
    }
    if draft.columns.is_empty() {
        let message = format!("`{attribute}` names no copied column");
        faults.push(
            Diagnostic::syntax(MALFORMED, declaration.extent, message).help(format!("write `#[{example}]`")),
        );
        return None;
    }
    // A reason that is missing is one fault; what it is to excuse is none beside it.
    let reason = draft.reason.unwrap_or_else(|| {
        faults.push(meta::missing_reason(declaration.extent, attribute));
        String::new()
    });
    let kind = match (attribute, draft.sync) {
        ("snapshot", _) => CopyKind::Snapshot,
        (_, Some(kind)) => kind,
        (_, None) => {
            let message = "`denormalized` does not say who keeps the copies equal";
            let fault = Diagnostic::syntax(MALFORMED, declaration.extent, message);
            faults.push(fault.help("add `sync(trigger)` or `sync(app)`"));
            return None;
        }
    };
    Some(CopyOf { kind, relation: draft.relation, columns: draft.columns, reason })
}

/// `user_id`, or `(order_id, line_no)` for a relation of several columns.
fn relation_columns(
    first: &Item,
    example: &str,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Vec<ColumnRef>> {
    let mut cursor = first.cursor();
    let columns = match first.shape() {
        Shape::Word(name) => vec![scope.column(&name, faults)?],
        _ => match cursor.eat_group(proc_macro2::Delimiter::Parenthesis).filter(|_| cursor.is_empty()) {
            Some(group) => scope.columns(&Cursor::from_group(&group), "relation", faults),
            None => {
                let message = "first stands the column of the relation that leads to the original";
                let fault = Diagnostic::syntax(MALFORMED, first.extent(), message);
                faults.push(fault.help(format!("write `#[{example}]`")));
                return None;
            }
        },
    };
    (!columns.is_empty()).then_some(columns)
}

fn copy_item(
    draft: &mut Draft,
    attribute: &'static str,
    item: &Item,
    example: &str,
    scope: &Scope,
    faults: &mut Faults,
) -> bool {
    let wrong = || meta::wrong_shape(item.extent(), attribute, &format!("#[{example}]"));
    match item.shape() {
        Shape::Value(name, value) if name == "reason" => {
            if draft.reason.is_some() {
                faults.push(Diagnostic::syntax(MALFORMED, item.extent(), "`reason` is given twice"));
                return false;
            }
            draft.reason = Some(faults.catch(meta::reason(&value)).unwrap_or_default());
            true
        }
        Shape::Value(name, _) => {
            let text = text_of(&name);
            faults.push(meta::unknown(
                &name,
                &format!("option in `{attribute}`:"),
                &text,
                meta::options_of(attribute),
            ));
            false
        }
        Shape::List(name, group) if name == "sync" && attribute == "denormalized" && !scope.holds("sync") => {
            let choices = [("trigger", CopyKind::SyncedByTrigger), ("app", CopyKind::SyncedByApplication)];
            draft.sync =
                faults.catch(meta::choice(&Cursor::from_group(&group), "sync", group.span(), &choices));
            draft.sync.is_some()
        }
        Shape::Word(name) => {
            let Some(column) = scope.column(&name, faults) else { return false };
            let source = column.field.clone();
            push_copy(draft, column, source, faults)
        }
        Shape::List(name, group) => {
            let mut source = Cursor::from_group(&group);
            let Some(source) = source.eat_ident().filter(|_| source.is_empty()) else {
                faults.push(wrong());
                return false;
            };
            let Some(column) = scope.column(&name, faults) else { return false };
            push_copy(draft, column, text_of(&source), faults)
        }
        Shape::Other => {
            faults.push(wrong());
            false
        }
    }
}

fn push_copy(draft: &mut Draft, column: ColumnRef, source: String, faults: &mut Faults) -> bool {
    let is_relation = draft.relation.contains(&column);
    if is_relation || draft.columns.iter().any(|(copied, _)| *copied == column) {
        let message = format!("`{}` is named twice", column.field);
        faults.push(Diagnostic::syntax(MALFORMED, column.span, message).help("name it once"));
        return false;
    }
    draft.columns.push((column, source));
    true
}

/// `waive(rule_id, reason = "…")`.
pub(crate) fn waive(declaration: &Declaration, faults: &mut Faults) -> Option<Waiver> {
    let example = "waive(rule_id, reason = \"…\")";
    let list = declaration.filled_list(example, faults)?;
    let items = list.items();
    let (first, rest) = items.split_first()?;
    let Shape::Word(name) = first.shape() else {
        faults.push(meta::wrong_shape(first.extent(), "waive", &format!("#[{example}]")));
        return None;
    };
    let text = text_of(&name);
    let Some(rule) = rules::find(&text) else {
        faults.push(unknown_rule(&name, &text));
        return None;
    };
    if rule.waiver == WaiverLevel::Refused {
        let message = format!("`{text}` cannot be waived");
        faults.push(Diagnostic::syntax("misplaced_attribute", &name, message).help("repair the declaration"));
        return None;
    }
    match rest {
        [] => {
            faults.push(meta::missing_reason(declaration.extent, "waive"));
            Some(Waiver { rule: rule.id, reason: String::new() })
        }
        [item] => match item.shape() {
            Shape::Value(name, value) if name == "reason" => {
                let reason = faults.catch(meta::reason(&value)).unwrap_or_default();
                Some(Waiver { rule: rule.id, reason })
            }
            _ => {
                faults.push(meta::wrong_shape(item.extent(), "waive", &format!("#[{example}]")));
                None
            }
        },
        [_, second, ..] => {
            faults.push(meta::wrong_shape(second.extent(), "waive", &format!("#[{example}]")));
            None
        }
    }
}

fn unknown_rule(name: &proc_macro2::Ident, text: &str) -> Diagnostic {
    let known: Vec<&str> =
        rules::ALL.iter().filter(|rule| rule.waiver == WaiverLevel::Allowed).map(|rule| rule.id).collect();
    meta::unknown(name, "rule", text, &known)
}
