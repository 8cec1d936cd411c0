//! `#[access(...)]`.

use proc_macro2::{Group, Ident};
use schema_as_code_core::expr::Function;

use super::{declaration::Declaration, index};
use crate::{
    ast::{Access, AccessCondition, Comparison, OrderPart},
    diagnostic::{Diagnostic, Faults},
    expr::{self, Kind, Node, Subject},
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Item, Shape, is_raw, text_of},
};

const EXAMPLE: &str = "access(filter(status), order(desc(created_at)), serves = \"…\")";
const MALFORMED: &str = "malformed_attribute";
/// Words around what is compared.
const COMPARISONS: [(&str, Comparison); 2] = [("one_of", Comparison::Several), ("range", Comparison::Range)];

/// On the struct: which rows, in which order, what for. Half a pattern is not judged.
pub(crate) fn access(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<Access> {
    let list = declaration.filled_list(EXAMPLE, faults)?;
    let mut access =
        Access { extent: declaration.extent, filter: Vec::new(), order: Vec::new(), serves: String::new() };
    let mut seen = Seen::new("access");
    let mut is_whole = true;
    for item in list.items() {
        is_whole &= option(&mut access, &item, &mut seen, scope, faults);
    }
    if !is_whole {
        return None;
    }
    if access.filter.is_empty() && access.order.is_empty() {
        let message = "an access pattern has a filter or an order";
        let fault = Diagnostic::syntax(MALFORMED, declaration.extent, message);
        faults.push(fault.help(format!("write `#[{EXAMPLE}]`")));
        return None;
    }
    if access.serves.is_empty() {
        let message = "an access pattern says what it is for";
        let fault = Diagnostic::syntax(MALFORMED, declaration.extent, message);
        faults.push(fault.help("add `serves = \"…\"`: it appears in the documents"));
        return None;
    }
    Some(access)
}

/// Whether the option was understood.
fn option(access: &mut Access, item: &Item, seen: &mut Seen, scope: &Scope, faults: &mut Faults) -> bool {
    let shape = item.shape();
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else {
        let message = "`access` takes `filter`, `order` and `serves`";
        faults.push(
            Diagnostic::syntax(MALFORMED, item.extent(), message).help(format!("write `#[{EXAMPLE}]`")),
        );
        return false;
    };
    let text = text_of(name);
    if let Some(fault) = outside_of_option(item, name, &text, scope) {
        faults.push(fault);
        return false;
    }
    if !seen.admits(name, faults) {
        return false;
    }
    match (text.as_str(), &shape) {
        ("filter", Shape::List(_, group)) => {
            let conditions = filled(group, item, "filter(status)", faults);
            let count = conditions.len();
            access.filter = conditions.iter().filter_map(|item| condition(item, scope, faults)).collect();
            let values: Vec<&Node> = access.filter.iter().map(|condition| &condition.value).collect();
            count > 0 && access.filter.len() == count && stands_once(&values, &conditions, faults)
        }
        ("order", Shape::List(_, group)) => {
            let parts = filled(group, item, "order(desc(created_at))", faults);
            let count = parts.len();
            let part = |item: &Item| {
                let part = index::part(item, scope, faults)?;
                Some(OrderPart { part, written: item.cursor().written() })
            };
            access.order = parts.iter().filter_map(part).collect();
            let values: Vec<&Node> = access.order.iter().map(|order| &order.part.value).collect();
            count > 0 && access.order.len() == count && stands_once(&values, &parts, faults)
        }
        ("serves", Shape::Value(_, value)) => match faults.catch(meta::name(value, "serves")) {
            Some(name) => {
                access.serves = name.value;
                true
            }
            None => false,
        },
        _ => {
            let example = match text.as_str() {
                "filter" => "filter(status)",
                "order" => "order(desc(created_at))",
                _ => "serves = \"…\"",
            };
            faults.push(meta::wrong_shape(item.extent(), &text, example));
            false
        }
    }
}

/// The fault of what belongs into `filter` or `order` and stands beside them.
fn outside_of_option(item: &Item, name: &Ident, text: &str, scope: &Scope) -> Option<Diagnostic> {
    let written = item.cursor().written();
    let help = match item.shape() {
        Shape::Word(_) if scope.holds(text) || text == "live" => {
            format!("write `filter({written})`, or `order({written})`")
        }
        Shape::List(..) if COMPARISONS.iter().any(|(word, _)| *word == text) => {
            format!("write `filter({written})`")
        }
        Shape::List(..) if ["asc", "desc", "nulls_first", "nulls_last"].contains(&text) => {
            format!("write `order({written})`")
        }
        _ => return None,
    };
    let message = format!("`{text}` stands beside `filter` and `order`");
    Some(Diagnostic::syntax(MALFORMED, name, message).help(help))
}

/// The items of the group, of which there must be some; otherwise reported.
fn filled(group: &Group, item: &Item, example: &str, faults: &mut Faults) -> Vec<Item> {
    let items = Cursor::from_group(group).items();
    if items.is_empty() {
        let (name, _) = example.split_once('(').unwrap_or((example, ""));
        faults.push(meta::wrong_shape(item.extent(), name, example));
    }
    items
}

/// Whether each of `values`, which the items hold, stands there once; else reported.
fn stands_once(values: &[&Node], items: &[Item], faults: &mut Faults) -> bool {
    let is_repeated = |position: &usize| values[..*position].contains(&values[*position]);
    let repeated: Vec<usize> = (0..values.len()).filter(is_repeated).collect();
    for &position in &repeated {
        let item = &items[position];
        let message = format!("what `{}` is about stands before it", item.cursor().written());
        faults.push(Diagnostic::syntax(MALFORMED, item.extent(), message).help("keep one of them"));
    }
    repeated.is_empty()
}

/// `status`, `one_of(status)`, `range(created_at)`, `is_active`, `status == Pending`.
fn condition(item: &Item, scope: &Scope, faults: &mut Faults) -> Option<AccessCondition> {
    let Shape::List(name, group) = item.shape() else { return of_value(item, scope, faults) };
    let text = text_of(&name);
    let comparison = COMPARISONS.iter().find(|(word, _)| *word == text && !is_raw(&name));
    let Some((word, comparison)) = comparison else {
        let known = || Function::ALL.into_iter().map(Function::name).chain(["sql"]);
        if known().any(|known| known == text) {
            return of_value(item, scope, faults);
        }
        let known: Vec<&str> = COMPARISONS.iter().map(|(word, _)| *word).chain(known()).collect();
        faults.push(meta::unknown(&name, "comparison or function", &text, &known));
        return None;
    };
    let mut items = Cursor::from_group(&group).items();
    let (Some(inner), true) = (items.pop(), items.is_empty()) else {
        faults.push(meta::wrong_shape(item.extent(), word, &format!("{word}(column)")));
        return None;
    };
    let value = expr::parse(inner.cursor(), Subject::None, scope, faults)?;
    if is_condition(&value) || !reads_column(&value) {
        let message = format!("`{word}` takes a column");
        faults.push(Diagnostic::syntax(MALFORMED, inner.extent(), message).help("name what is compared"));
        return None;
    }
    Some(AccessCondition { comparison: *comparison, value, written: inner.cursor().written() })
}

/// A column or an expression that is compared with one value, or a condition.
fn of_value(item: &Item, scope: &Scope, faults: &mut Faults) -> Option<AccessCondition> {
    let value = expr::parse(item.cursor(), Subject::None, scope, faults)?;
    if !reads_column(&value) {
        let fault = Diagnostic::syntax(MALFORMED, item.extent(), "no column is compared here");
        faults.push(fault.help("name a column, or a condition that reads one"));
        return None;
    }
    let comparison = if is_condition(&value) { Comparison::Holds } else { Comparison::Equal };
    Some(AccessCondition { comparison, value, written: item.cursor().written() })
}

fn reads_column(node: &Node) -> bool {
    node.find(&|kind| matches!(kind, Kind::Column(_) | Kind::Live | Kind::Raw(_))).is_some()
}

/// Whether the expression is true or false by its form. A column may be, too.
fn is_condition(node: &Node) -> bool {
    use schema_as_code_core::expr::{BinaryOperator as Operator, UnaryOperator};
    match &node.kind {
        Kind::Live
        | Kind::IsNull(_)
        | Kind::IsNotNull(_)
        | Kind::In(..)
        | Kind::Between { .. }
        | Kind::Matches(..) => true,
        Kind::Unary(operator, _) => *operator == UnaryOperator::Not,
        Kind::Binary(operator, ..) => !matches!(
            operator,
            Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide | Operator::Remainder
        ),
        Kind::Call(function, _) => matches!(function, Function::IsObject | Function::IsArray),
        Kind::Column(_) | Kind::Constant(_) | Kind::Variant(_) | Kind::Raw(_) | Kind::Unknown => false,
    }
}
