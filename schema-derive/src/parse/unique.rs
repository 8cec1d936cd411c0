//! `#[unique(...)]`, `#[column(unique)]`.

use proc_macro2::Ident;
use schema_as_code_core::{def::UniqueScope, expr::Function};

use super::declaration::Declaration;
use crate::{
    ast::{ColumnRef, Unique},
    diagnostic::{Diagnostic, Faults},
    expr,
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Extent, Item, Shape, is_raw, text_of},
};

/// On the struct.
pub(crate) fn on_struct(declaration: &Declaration, scope: &Scope, faults: &mut Faults) -> Option<Unique> {
    let list = declaration.filled_list("unique(product_id, user_id)", faults)?;
    let (unique, is_whole) = parse(&list, Vec::new(), declaration.extent, scope, faults);
    if unique.columns.is_empty() && is_whole {
        let fault = Diagnostic::syntax("malformed_attribute", declaration.extent, "a unique has columns");
        faults.push(fault.help("write `#[unique(product_id, user_id)]`"));
        return None;
    }
    is_whole.then_some(unique)
}

/// On a field, with options only.
pub(crate) fn on_column(
    item: &Item,
    list: &Cursor,
    this: &ColumnRef,
    scope: &Scope,
    faults: &mut Faults,
) -> Option<Unique> {
    let (unique, is_whole) = parse(list, vec![this.clone()], item.extent(), scope, faults);
    if unique.columns.len() > 1 {
        let message = "a unique over several columns stands above the struct";
        let fault = Diagnostic::syntax("misplaced_attribute", item.extent(), message);
        faults.push(fault.help(format!("write `#[unique({}, …)]` above the struct", this.field)));
        return None;
    }
    is_whole.then_some(unique)
}

fn parse(
    list: &Cursor,
    columns: Vec<ColumnRef>,
    extent: Extent,
    scope: &Scope,
    faults: &mut Faults,
) -> (Unique, bool) {
    let mut unique = Unique {
        extent,
        columns,
        scope: None,
        filter: None,
        ignores_case: false,
        nulls_not_distinct: false,
        is_deferrable: false,
        name: None,
    };
    let mut seen = Seen::new("unique");
    let mut is_whole = true;
    for item in list.items() {
        is_whole &= match (item.shape(), option_name(&item)) {
            (_, Some(name)) => seen.admits(&name, faults) && option(&mut unique, &item, &name, scope, faults),
            (Shape::Word(name), None) => push_column(&mut unique, &name, scope, faults),
            _ => {
                let message = "a unique takes columns and options";
                let fault = Diagnostic::syntax("malformed_attribute", item.extent(), message);
                faults.push(fault.help("for letters that differ in case only, add `ignore_case`"));
                false
            }
        };
    }
    (unique, is_whole)
}

/// The item's name if it is written like an option. A column called like an option is written `r#…`.
fn option_name(item: &Item) -> Option<Ident> {
    let is_flag = |name: &Ident| {
        !is_raw(name)
            && ["ignore_case", "nulls_not_distinct", "deferrable", "among"].contains(&text_of(name).as_str())
    };
    match item.shape() {
        Shape::Word(name) => is_flag(&name).then_some(name),
        Shape::Value(name, _) => Some(name),
        Shape::List(name, _) => {
            let text = text_of(&name);
            let is_function = Function::ALL.iter().any(|function| function.name() == text);
            (!is_function).then_some(name)
        }
        Shape::Other => None,
    }
}

fn push_column(unique: &mut Unique, name: &Ident, scope: &Scope, faults: &mut Faults) -> bool {
    let text = text_of(name);
    let flags = meta::options_of("unique").iter().copied();
    if !scope.holds(&text) && scope.nearest(&text).is_none() && meta::nearest(&text, flags).is_some() {
        faults.push(meta::unknown(name, "option in `unique`:", &text, meta::options_of("unique")));
        return false;
    }
    let Some(column) = scope.column(name, faults) else { return false };
    if unique.columns.contains(&column) {
        let message = format!("`{}` is named twice", column.field);
        faults.push(Diagnostic::syntax("malformed_attribute", name, message).help("name it once"));
        return false;
    }
    unique.columns.push(column);
    true
}

fn option(unique: &mut Unique, item: &Item, name: &Ident, scope: &Scope, faults: &mut Faults) -> bool {
    let text = text_of(name);
    match (text.as_str(), item.shape()) {
        ("ignore_case", Shape::Word(_)) => unique.ignores_case = true,
        ("nulls_not_distinct", Shape::Word(_)) => unique.nulls_not_distinct = true,
        ("deferrable", Shape::Word(_)) => unique.is_deferrable = true,
        ("name", Shape::Value(_, value)) => unique.name = faults.catch(meta::name(&value, "name")),
        ("filter", Shape::List(_, group)) => {
            unique.filter = expr::conjunction(&Cursor::from_group(&group), scope, faults);
            return unique.filter.is_some();
        }
        ("among", Shape::List(_, group)) => {
            let choices = [("live", UniqueScope::Live), ("all", UniqueScope::All)];
            let list = Cursor::from_group(&group);
            unique.scope = faults.catch(meta::choice(&list, "among", group.span(), &choices));
            return unique.scope.is_some();
        }
        _ => {
            let example = match text.as_str() {
                "name" => "name = \"…\"",
                "filter" => "filter(is_active)",
                "among" => "among(live)",
                _ => &text,
            };
            faults.push(meta::wrong_shape(item.extent(), &text, example));
            return false;
        }
    }
    true
}
