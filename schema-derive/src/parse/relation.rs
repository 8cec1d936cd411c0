//! `#[relation(...)]`.

use schema_as_code_core::def::Action;

use super::declaration::Declaration;
use crate::{
    ast::{ColumnRef, Relation},
    diagnostic::{Diagnostic, Faults},
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Extent, Item, Shape, text_of},
};

/// The referential actions, by the words that attributes use.
pub(crate) const ACTIONS: [(&str, Action); 5] = [
    ("cascade", Action::Cascade),
    ("restrict", Action::Restrict),
    ("set_null", Action::SetNull),
    ("set_default", Action::SetDefault),
    ("no_action", Action::NoAction),
];

/// On a field: the field is the referencing column.
pub(crate) fn on_field(
    declaration: &Declaration,
    this: &ColumnRef,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Relation> {
    let (mut relation, seen) = parse(declaration, "relation(User)", scope, faults)?;
    if let Some(extent) = seen.on.or(seen.to) {
        let message = "on a field, the field itself is the referencing column";
        let fault = Diagnostic::syntax("misplaced_attribute", extent, message);
        faults.push(fault.help(
            "write `references(…)` for a column that is not the target's key; `on(…)` and `to(…)` belong above the struct",
        ));
        return None;
    }
    if relation.references.len() > 1 {
        let message = "one column cannot reference several";
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, message);
        faults.push(
            fault.help("write a relation of several columns above the struct, with `on(…)` and `to(…)`"),
        );
        return None;
    }
    relation.columns = vec![this.clone()];
    (relation.extent, relation.is_on_field) = (Extent::of(this.span), true);
    Some(relation)
}

/// On the struct: `on(...)` lists the referencing columns.
pub(crate) fn on_struct(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<Relation> {
    let example = "relation(OrderLine, on(order_id, line_no), to(order_id, no))";
    let (relation, seen) = parse(declaration, example, scope, faults)?;
    if seen.on.is_none() {
        let message = "a relation above the struct lists its columns";
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, message);
        faults.push(fault.help(format!("write `#[{example}]`, or put the relation on the field")));
        return None;
    }
    if relation.columns.is_empty() {
        return None;
    }
    if seen.to.is_some() && relation.references.len() != relation.columns.len() {
        let message = format!(
            "`on` has {}, `to` has {}",
            columns(relation.columns.len()),
            columns(relation.references.len())
        );
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, message);
        faults.push(fault.help("list as many columns in `to` as in `on`, in the same order"));
        return None;
    }
    Some(relation)
}

fn columns(count: usize) -> String {
    format!("{count} column{}", if count == 1 { "" } else { "s" })
}

/// Where `on` and `to` stand.
#[derive(Debug, Default)]
struct Lists {
    on: Option<Extent>,
    to: Option<Extent>,
}

fn parse(
    declaration: &Declaration,
    example: &str,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<(Relation, Lists)> {
    let list = declaration.filled_list(example, faults)?;
    let items = list.items();
    let (first, options) = items.split_first()?;
    let mut target = first.cursor();
    let Some((tokens, text, _)) = meta::path(&mut target).filter(|_| target.is_empty()) else {
        let message = "the first word of a relation is the entity it leads to";
        let fault = Diagnostic::syntax("malformed_attribute", first.extent(), message);
        faults.push(fault.help(format!("write `#[{example}]`")));
        return None;
    };
    let mut relation = Relation {
        extent: declaration.extent,
        is_on_field: false,
        columns: Vec::new(),
        target: tokens,
        target_name: text,
        references: Vec::new(),
        on_delete: None,
        on_update: None,
        is_deferrable: false,
        no_index_reason: None,
        name: None,
    };
    let mut lists = Lists::default();
    let mut seen = Seen::new("relation");
    for item in options {
        option(&mut relation, &mut lists, item, &mut seen, scope, faults);
    }
    Some((relation, lists))
}

fn option(
    relation: &mut Relation,
    lists: &mut Lists,
    item: &Item,
    seen: &mut Seen,
    scope: &Scope,
    faults: &mut Faults,
) {
    let shape = item.shape();
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else {
        faults.push(Diagnostic::syntax(
            "malformed_attribute",
            item.extent(),
            "`relation` takes options here",
        ));
        return;
    };
    if !seen.admits(name, faults) {
        return;
    }
    let text = text_of(name);
    match (text.as_str(), &shape) {
        ("on_delete" | "on_update", Shape::List(_, group)) => {
            let list = Cursor::from_group(group);
            let action = faults.catch(meta::choice(&list, &text, group.span(), &ACTIONS));
            if text == "on_delete" {
                relation.on_delete = action;
            } else {
                relation.on_update = action;
            }
        }
        ("deferrable", Shape::Word(_)) => relation.is_deferrable = true,
        ("name", Shape::Value(_, value)) => relation.name = faults.catch(meta::name(value, "name")),
        ("index", Shape::List(_, group)) => {
            relation.no_index_reason = no_index(&Cursor::from_group(group), item, faults);
        }
        ("on", Shape::List(_, group)) => {
            lists.on = Some(item.extent());
            relation.columns = scope.columns(&Cursor::from_group(group), "on", faults);
        }
        ("to" | "references", Shape::List(_, group)) => {
            if text == "to" || lists.to.is_some() {
                if !relation.references.is_empty() {
                    let message = "`to` and `references` say the same";
                    let fault = Diagnostic::syntax("contradicting_attributes", item.extent(), message);
                    faults.push(fault.help("keep one of them"));
                    return;
                }
                lists.to = Some(item.extent());
            }
            relation.references = fields(&Cursor::from_group(group), &text, faults);
        }
        _ => {
            let example = match text.as_str() {
                "on_delete" => "on_delete(cascade)",
                "on_update" => "on_update(cascade)",
                "deferrable" => "deferrable",
                "name" => "name = \"…\"",
                "index" => "index(none, reason = \"…\")",
                "on" => "on(order_id, line_no)",
                "to" => "to(order_id, no)",
                _ => "references(code)",
            };
            faults.push(meta::wrong_shape(item.extent(), &text, example));
        }
    }
}

/// `index(none, reason = "…")`.
fn no_index(list: &Cursor, item: &Item, faults: &mut Faults) -> Option<String> {
    let items = list.items();
    let says_none =
        items.first().is_some_and(|first| matches!(first.shape(), Shape::Word(word) if word == "none"));
    match (says_none, items.get(1).map(Item::shape), items.len()) {
        (true, Some(Shape::Value(name, value)), 2) if name == "reason" => faults.catch(meta::reason(&value)),
        (true, None, 1) => {
            faults.push(meta::missing_reason(item.extent(), "index(none)"));
            None
        }
        _ => {
            faults.push(meta::wrong_shape(item.extent(), "index", "index(none, reason = \"…\")"));
            None
        }
    }
}

/// Fields of the target: it alone knows whether it has them.
fn fields(list: &Cursor, owner: &str, faults: &mut Faults) -> Vec<String> {
    let mut fields = Vec::new();
    if list.is_empty() {
        faults.push(meta::wrong_shape(list.span(), owner, &format!("{owner}(code)")));
    }
    for item in list.items() {
        match item.shape() {
            Shape::Word(name) => fields.push(text_of(&name)),
            _ => {
                let message = format!("`{owner}` takes fields of the target");
                faults.push(Diagnostic::syntax("malformed_attribute", item.extent(), message));
            }
        }
    }
    fields
}
