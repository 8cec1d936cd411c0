//! `#[index(...)]`, `#[column(index)]`.

use proc_macro2::Ident;
use schema_as_code_core::{
    def::{Direction, IndexMethod, NullOrder},
    expr::Function,
};

use super::declaration::Declaration;
use crate::{
    ast::{ColumnRef, Index, Part},
    diagnostic::{Diagnostic, Faults},
    expr::{self, Kind, Node, Subject},
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Extent, Item, Shape, is_raw, text_of},
};

const METHODS: [(&str, IndexMethod); 6] = [
    ("btree", IndexMethod::Tree),
    ("hash", IndexMethod::Hash),
    ("gin", IndexMethod::Gin),
    ("gist", IndexMethod::Gist),
    ("brin", IndexMethod::Brin),
    ("fulltext", IndexMethod::FullText),
];

/// On the struct.
pub(crate) fn on_struct(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<Index> {
    let list = declaration.filled_list("index(user_id, desc(created_at))", faults)?;
    let (index, is_whole) = parse(&list, Vec::new(), declaration.extent, scope, faults);
    if index.parts.is_empty() && is_whole {
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, "an index has columns");
        faults.push(fault.help("write `#[index(user_id)]`"));
        return None;
    }
    is_whole.then_some(index)
}

/// On a field, with options only.
pub(crate) fn on_column(
    item: &Item,
    list: &Cursor,
    this: &ColumnRef,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Index> {
    let part = Part {
        value: Node::new(Kind::Column(this.clone()), this.span),
        direction: Direction::Ascending,
        nulls: NullOrder::Default,
    };
    let (index, is_whole) = parse(list, vec![part], item.extent(), scope, faults);
    if index.parts.len() > 1 {
        let message = "an index over several columns stands above the struct";
        let fault = Diagnostic::syntax("misplaced_attribute", item.extent(), message);
        faults.push(fault.help(format!("write `#[index({}, …)]` above the struct", this.field)));
        return None;
    }
    is_whole.then_some(index)
}

/// The index, and whether every part and the filter was understood: half an index is not judged.
fn parse(
    list: &Cursor,
    parts: Vec<Part>,
    extent: Extent,
    scope: &Scope,
    faults: &mut Faults,
) -> (Index, bool) {
    let mut index = Index {
        extent,
        parts,
        filter: None,
        include: Vec::new(),
        method: IndexMethod::Tree,
        operator_class: None,
        name: None,
        serves: String::new(),
    };
    let mut seen = Seen::new("index");
    let mut is_whole = true;
    for item in list.items() {
        match option_name(&item) {
            Some(name) if seen.admits(&name, faults) => is_whole &= option(&mut index, &item, scope, faults),
            Some(_) => is_whole = false,
            None => match part(&item, scope, faults) {
                Some(part) => index.parts.push(part),
                None => is_whole = false,
            },
        }
    }
    (index, is_whole)
}

/// Words that may be called in a part.
fn callable() -> impl Iterator<Item = &'static str> {
    let functions = Function::ALL.into_iter().map(Function::name);
    functions.chain(["sql", "asc", "desc", "nulls_first", "nulls_last"])
}

/// The item's name if it is written like an option; everything else is a part. A word that is neither is
/// taken for what it is nearer to.
fn option_name(item: &Item) -> Option<Ident> {
    match item.shape() {
        Shape::Value(name, _) => Some(name),
        Shape::List(name, _) if !is_raw(&name) => {
            let text = text_of(&name);
            let is_option = || meta::options_of("index").contains(&text.as_str());
            let is_part =
                || callable().any(|word| word == text) || meta::nearest(&text, callable()).is_some();
            (is_option() || !is_part()).then_some(name)
        }
        _ => None,
    }
}

fn option(index: &mut Index, item: &Item, scope: &Scope, faults: &mut Faults) -> bool {
    let shape = item.shape();
    match &shape {
        Shape::List(name, group) => {
            let list = Cursor::from_group(group);
            match text_of(name).as_str() {
                "filter" => {
                    index.filter = expr::conjunction(&list, scope, faults);
                    return index.filter.is_some();
                }
                "include" => {
                    index.include = scope.columns(&list, "include", faults);
                    return !index.include.is_empty();
                }
                "using" => {
                    let method = faults.catch(meta::choice(&list, "using", group.span(), &METHODS));
                    index.method = method.unwrap_or(IndexMethod::Tree);
                    return method.is_some();
                }
                "opclass" => {
                    let mut class = list.clone();
                    match class.eat_ident().filter(|_| class.is_empty()) {
                        Some(class) => index.operator_class = Some(text_of(&class)),
                        None => faults.push(meta::wrong_shape(
                            item.extent(),
                            "opclass",
                            "opclass(jsonb_path_ops)",
                        )),
                    }
                    return index.operator_class.is_some();
                }
                _ => {}
            }
        }
        Shape::Value(name, value) => match text_of(name).as_str() {
            "name" => {
                index.name = faults.catch(meta::name(value, "name"));
                return true;
            }
            "serves" => {
                index.serves =
                    faults.catch(meta::name(value, "serves")).map_or_else(String::new, |name| name.value);
                return true;
            }
            _ => {}
        },
        Shape::Word(_) | Shape::Other => {}
    }
    let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = &shape else { return false };
    let text = text_of(name);
    let example = match text.as_str() {
        "filter" => "filter(is_active)",
        "include" => "include(name)",
        "using" => "using(gin)",
        "opclass" => "opclass(jsonb_path_ops)",
        "name" => "name = \"…\"",
        _ => "serves = \"…\"",
    };
    faults.push(meta::wrong_shape(item.extent(), &text, example));
    false
}

/// `column`, `desc(column)`, `nulls_first(desc(column))`, `lower(email)`.
pub(super) fn part(item: &Item, scope: &Scope, faults: &mut Faults) -> Option<Part> {
    let mut direction = None;
    let mut nulls = None;
    let mut inner = item.clone();
    while let Shape::List(name, group) = inner.shape() {
        let text = text_of(&name);
        let is_new = match text.as_str() {
            "asc" => direction.replace(Direction::Ascending).is_none(),
            "desc" => direction.replace(Direction::Descending).is_none(),
            "nulls_first" => nulls.replace(NullOrder::First).is_none(),
            "nulls_last" => nulls.replace(NullOrder::Last).is_none(),
            _ if callable().any(|word| word == text) => break,
            _ => {
                let known: Vec<&str> = callable().collect();
                faults.push(meta::unknown(&name, "function", &text, &known));
                return None;
            }
        };
        let mut items = Cursor::from_group(&group).items();
        let (true, Some(only), true) = (items.len() == 1, items.pop(), is_new) else {
            faults.push(meta::wrong_shape(item.extent(), &text, &format!("{text}(column)")));
            return None;
        };
        inner = only;
    }
    let value = expr::parse(inner.cursor(), Subject::None, scope, faults)?;
    if value.find(&|kind| matches!(kind, Kind::Column(_) | Kind::Raw(_))).is_none() {
        let fault = Diagnostic::syntax("malformed_attribute", inner.extent(), "no column stands here");
        faults.push(fault.help("name a column, or an expression that reads one"));
        return None;
    }
    Some(Part {
        value,
        direction: direction.unwrap_or(Direction::Ascending),
        nulls: nulls.unwrap_or(NullOrder::Default),
    })
}
