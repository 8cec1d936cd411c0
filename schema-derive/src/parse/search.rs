//! `#[search(...)]`.

use schema_as_code_core::def::{SEARCH_LANGUAGES, SearchWeight};

use super::declaration::Declaration;
use crate::{
    ast::{ColumnRef, Search},
    diagnostic::{Diagnostic, Faults},
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Item, Shape},
};

const EXAMPLE: &str = "search(name(A), description(B), language = \"english\")";

/// On the struct: each column with its weight, then the language.
pub(crate) fn search(
    declaration: &Declaration,
    search: &mut Option<Search>,
    scope: &Scope,
    faults: &mut Faults,
) {
    if search.is_some() {
        let message = "`search` is given twice";
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, message);
        faults.push(fault.help("name every searched column in one `#[search(…)]`"));
        return;
    }
    let Some(list) = declaration.filled_list(EXAMPLE, faults) else { return };
    let mut columns: Vec<(ColumnRef, SearchWeight)> = Vec::new();
    let mut language = SEARCH_LANGUAGES[0];
    let mut seen = Seen::new("search");
    for item in list.items() {
        match item.shape() {
            Shape::Value(name, value) => {
                if seen.admits(&name, faults) {
                    language = faults.catch(language_in(&value)).unwrap_or(language);
                }
            }
            Shape::List(name, group) => {
                let weights = SearchWeight::ALL.map(|weight| (weight.keyword(), weight));
                let column = scope.column(&name, faults);
                let weight =
                    meta::choice(&Cursor::from_group(&group), &name.to_string(), group.span(), &weights);
                let (Some(column), Some(weight)) = (column, faults.catch(weight)) else { continue };
                if columns.iter().any(|(other, _)| *other == column) {
                    let message = format!("`{}` is searched twice", column.field);
                    let fault = Diagnostic::syntax("malformed_attribute", item.extent(), message);
                    faults.push(fault.help("name it once"));
                    continue;
                }
                columns.push((column, weight));
            }
            Shape::Word(_) | Shape::Other => faults.push(without_weight(&item)),
        }
    }
    if columns.is_empty() {
        let message = "a search has columns";
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, message);
        faults.push(fault.help(format!("write `#[{EXAMPLE}]`")));
        return;
    }
    *search = Some(Search { columns, language });
}

fn language_in(value: &Cursor) -> Result<&'static str, Diagnostic> {
    let name = meta::name(value, "language")?;
    let known = SEARCH_LANGUAGES.into_iter().find(|language| *language == name.value);
    known.ok_or_else(|| {
        let message = format!("unknown language `{}`", name.value);
        let fault = Diagnostic::syntax("unknown_attribute", name.span, message);
        let fault = match meta::nearest(&name.value, SEARCH_LANGUAGES.into_iter()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault,
        };
        fault.note(format!("valid: {}", SEARCH_LANGUAGES.join(", ")))
    })
}

fn without_weight(item: &Item) -> Diagnostic {
    let message = "a searched column says how much its words count";
    let fault = Diagnostic::syntax("malformed_attribute", item.extent(), message);
    match item.shape() {
        Shape::Word(name) => fault.help(format!("write `{name}(A)`, or `B`, `C`, `D`")),
        _ => fault.help(format!("write `#[{EXAMPLE}]`")),
    }
}
