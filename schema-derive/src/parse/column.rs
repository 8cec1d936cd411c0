//! `#[column(...)]`.

use proc_macro2::{Delimiter, Ident};
use schema_as_code_core::{
    def::{AuditRole, Sensitivity, Size},
    storage::StoreAs,
};

use super::{declaration::Declaration, index, unique};
use crate::{
    ast::{ArrayOption, ColumnOptions, ColumnRef, DefaultOption, DefaultValue, Index, RoleOption, Unique},
    diagnostic::{Diagnostic, Faults},
    expr::{self, Kind, Subject},
    meta::{self, Seen},
    scope::Scope,
    tokens::{Cursor, Extent, Item, Shape, text_of},
};

/// What the attribute makes.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) options: ColumnOptions,
    pub(crate) unique: Option<Unique>,
    pub(crate) index: Option<Index>,
    seen: Option<Seen>,
}

/// Whether the field is marked `skip`.
pub(crate) fn is_skipped(declarations: &[Declaration]) -> bool {
    declarations.iter().any(|declaration| {
        declaration.keyword() == "column"
            && declaration
                .list()
                .items()
                .iter()
                .any(|item| matches!(item.shape(), Shape::Word(word) if word == "skip"))
    })
}

/// A field that is no column has no other attribute.
pub(crate) fn report_beside_skip(declarations: &[Declaration], faults: &mut Faults) {
    let refuse = |extent: Extent| {
        Diagnostic::syntax("contradicting_attributes", extent, "a field marked `skip` is no column")
            .help("remove `skip`, or everything else")
    };
    for declaration in declarations {
        if declaration.keyword() != "column" {
            faults.push(refuse(declaration.extent));
            continue;
        }
        for item in declaration.list().items() {
            if !matches!(item.shape(), Shape::Word(word) if word == "skip") {
                faults.push(refuse(item.extent()));
            }
        }
    }
}

/// Reads one `#[column(...)]` of the field `this`.
pub(crate) fn column(
    declaration: &Declaration,
    parts: &mut Parts,
    this: &ColumnRef,
    scope: &Scope,
    faults: &mut Faults,
) {
    let Some(list) = declaration.filled_list("column(len = 64)", faults) else { return };
    let mut seen = parts.seen.take().unwrap_or_else(|| Seen::new("column"));
    for item in list.items() {
        let Some(name) = admitted(&item, &mut seen, faults) else { continue };
        let is_done = match text_of(&name).as_str() {
            "unique" => {
                let list = argument_list(&item);
                parts.unique = list.and_then(|list| unique::on_column(&item, &list, this, scope, faults));
                true
            }
            "index" => {
                let list = argument_list(&item);
                parts.index = list.and_then(|list| index::on_column(&item, &list, this, scope, faults));
                true
            }
            "default" => {
                parts.options.default = default(&item, scope, faults);
                true
            }
            _ => false,
        };
        if !is_done {
            option(&mut parts.options, &item, &name, faults);
        }
    }
    parts.seen = Some(seen);
}

/// Reads the options that a type may carry as well: `#[column(len = 64, pii)]` on a newtype.
pub(crate) fn options(items: &[Item], valid: &[&str], faults: &mut Faults) -> ColumnOptions {
    let mut options = ColumnOptions::default();
    let mut seen = Seen::new("column");
    for item in items {
        let Some(name) = admitted(item, &mut seen, faults) else { continue };
        let text = text_of(&name);
        if valid.contains(&text.as_str()) {
            option(&mut options, item, &name, faults);
            continue;
        }
        let message = format!("`{text}` is said on the field, not on its type");
        let fault = Diagnostic::syntax("misplaced_attribute", &name, message);
        faults.push(fault.note(format!("valid on a type: {}", valid.join(", "))));
    }
    options
}

fn admitted(item: &Item, seen: &mut Seen, faults: &mut Faults) -> Option<Ident> {
    match item.shape() {
        Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _) => {
            seen.admits(&name, faults).then_some(name)
        }
        Shape::Other => {
            let message = "`column` takes options";
            let fault = Diagnostic::syntax("malformed_attribute", item.extent(), message);
            faults.push(fault.note(format!("valid: {}", meta::options_of("column").join(", "))));
            None
        }
    }
}

/// The list of `unique(...)`, empty for `unique`; `None`: neither.
fn argument_list(item: &Item) -> Option<Cursor> {
    match item.shape() {
        Shape::Word(name) => Some(Cursor::new(proc_macro2::TokenStream::new(), name.span())),
        Shape::List(_, group) => Some(Cursor::from_group(&group)),
        Shape::Value(..) | Shape::Other => None,
    }
}

fn option(options: &mut ColumnOptions, item: &Item, name: &Ident, faults: &mut Faults) {
    let text = text_of(name);
    match (text.as_str(), item.shape()) {
        ("name", Shape::Value(_, value)) => options.name = faults.catch(meta::name(&value, "name")),
        ("len", Shape::Value(_, value)) => {
            let length = meta::integer(&value, "len", 1, 16_777_215).map(Size::Length);
            set_size(options, item, faults, length);
        }
        ("text", Shape::Word(_)) => set_size(options, item, faults, Ok(Size::Unbounded)),
        ("decimal", Shape::List(..)) => set_size(options, item, faults, decimal(item, "decimal")),
        ("pii", Shape::Word(_)) => set_sensitivity(options, item, faults, Sensitivity::Personal),
        ("secret", Shape::Word(_)) => set_sensitivity(options, item, faults, Sensitivity::Secret),
        ("store", Shape::List(_, group)) => {
            options.store = faults.catch(meta::choice(
                &Cursor::from_group(&group),
                "store",
                group.span(),
                &[
                    ("blob", StoreAs::Blob),
                    ("text", StoreAs::Text),
                    ("integer", StoreAs::Integer),
                    ("real", StoreAs::Real),
                ],
            ));
        }
        ("as", Shape::List(_, group)) => {
            let list = Cursor::from_group(&group);
            let is_json = faults.catch(meta::choice(&list, "as", group.span(), &[("json", ())])).is_some();
            options.json = is_json.then(|| item.extent());
        }
        ("array", Shape::Word(_)) => faults.push(meta::missing_reason(item.extent(), "array")),
        ("array", Shape::List(_, group)) => {
            options.array = array(&Cursor::from_group(&group), item.extent(), faults);
        }
        ("type", Shape::List(_, group)) => {
            options.overrides = meta::dialect_texts(&Cursor::from_group(&group), "type", faults);
        }
        ("was", Shape::List(_, group)) => options.was = old_names(&Cursor::from_group(&group), faults),
        ("role", Shape::List(_, group)) => {
            let mut choices: Vec<(&str, RoleOption)> =
                AuditRole::ALL.iter().map(|role| (role.keyword(), RoleOption::Is(*role))).collect();
            choices.push(("none", RoleOption::None));
            let list = Cursor::from_group(&group);
            if let Some(role) = faults.catch(meta::choice(&list, "role", group.span(), &choices)) {
                options.role = role;
            }
        }
        _ => faults.push(meta::wrong_shape(item.extent(), &text, example(&text))),
    }
}

/// Inside `array(reason = "…")`.
fn array(list: &Cursor, extent: Extent, faults: &mut Faults) -> Option<ArrayOption> {
    let items = list.items();
    match (items.first().map(Item::shape), items.len()) {
        (Some(Shape::Value(name, value)), 1) if name == "reason" => {
            let reason = faults.catch(meta::reason(&value))?;
            Some(ArrayOption { extent, reason })
        }
        (None, _) => {
            faults.push(meta::missing_reason(extent, "array"));
            None
        }
        _ => {
            faults.push(meta::wrong_shape(extent, "array", example("array")));
            None
        }
    }
}

fn example(option: &str) -> &'static str {
    match option {
        "name" => "name = \"…\"",
        "len" => "len = 64",
        "text" => "text",
        "decimal" => "decimal(10, 2)",
        "pii" => "pii",
        "secret" => "secret",
        "store" => "store(text)",
        "as" => "as(json)",
        "array" => "array(reason = \"…\")",
        "type" => "type(postgres = \"inet\")",
        "was" => "was(old_name)",
        "role" => "role(created)",
        "unique" => "unique",
        "index" => "index",
        _ => "skip",
    }
}

fn set_size(options: &mut ColumnOptions, item: &Item, faults: &mut Faults, size: Result<Size, Diagnostic>) {
    let Some(size) = faults.catch(size) else { return };
    if options.size != Size::Unset {
        let message = "the column's size is said twice";
        let fault = Diagnostic::syntax("contradicting_attributes", item.extent(), message);
        faults.push(fault.help("keep one of `len`, `text` and `decimal`"));
        return;
    }
    options.size = size;
}

fn set_sensitivity(options: &mut ColumnOptions, item: &Item, faults: &mut Faults, sensitivity: Sensitivity) {
    if options.sensitivity != Sensitivity::None {
        let message = "a column is `pii` or `secret`, not both";
        let fault = Diagnostic::syntax("contradicting_attributes", item.extent(), message);
        faults.push(fault.help("keep `secret`: it hides more"));
    }
    options.sensitivity = sensitivity;
}

/// `decimal(10, 2)`, where `owner` is the word before the digits; MySQL ends at 65 digits, 30 of them
/// after the point.
pub(crate) fn decimal(item: &Item, owner: &str) -> Result<Size, Diagnostic> {
    let wants = || meta::wrong_shape(item.extent(), owner, &format!("{owner}(10, 2)"));
    let (_, list) = meta::list_of(item).ok_or_else(wants)?;
    let [precision, scale] = &list.items()[..] else { return Err(wants()) };
    let digits = meta::integer(&precision.cursor(), owner, 1, 65)?;
    let after = meta::integer(&scale.cursor(), owner, 0, 30)?;
    if after > digits {
        return Err(Diagnostic::syntax(
            "malformed_attribute",
            item.extent(),
            format!("a decimal of {digits} digits has no {after} digits after the point"),
        )
        .help("the first number counts all digits, the second those after the point"));
    }
    let convert = |number: u32| u8::try_from(number).map_err(|_| wants());
    Ok(Size::Decimal { precision: convert(digits)?, scale: convert(after)? })
}

/// `was(old, "Older")`.
fn old_names(list: &Cursor, faults: &mut Faults) -> Vec<String> {
    let mut names = Vec::new();
    if list.is_empty() {
        faults.push(meta::wrong_shape(list.span(), "was", "was(old_name)"));
    }
    for item in list.items() {
        match item.shape() {
            Shape::Word(name) => names.push(text_of(&name)),
            _ => names.extend(faults.catch(meta::name(&item.cursor(), "was")).map(|name| name.value)),
        }
    }
    names
}

/// `default`, `default = 0`, `default(now)`, `default(uuid)`, `default(Variant)`, `default(expr)`.
fn default(item: &Item, scope: &Scope, faults: &mut Faults) -> Option<DefaultOption> {
    let value = match item.shape() {
        Shape::Word(_) => DefaultValue::OfType,
        Shape::Value(_, value) => constant(value, scope, faults)?,
        Shape::List(_, group) => call(&Cursor::from_group(&group), item, scope, faults)?,
        Shape::Other => return None,
    };
    Some(DefaultOption { value, extent: item.extent() })
}

/// After `default =`.
fn constant(value: Cursor, scope: &Scope, faults: &mut Faults) -> Option<DefaultValue> {
    if value.is_empty() {
        faults.push(meta::wrong_shape(value.span(), "default", "default = 0"));
        return None;
    }
    let extent = value.rest_extent();
    let node = expr::parse(value, Subject::None, scope, faults)?;
    match node.kind {
        Kind::Constant(constant) => Some(DefaultValue::Constant(constant)),
        _ => {
            let message = "after `default =` stands a constant";
            let fault = Diagnostic::syntax("malformed_attribute", extent, message);
            faults.push(fault.help("write anything else in parentheses: `default(…)`"));
            None
        }
    }
}

/// Inside `default(...)`.
fn call(list: &Cursor, item: &Item, scope: &Scope, faults: &mut Faults) -> Option<DefaultValue> {
    let word = list.peek_ident().filter(|_| list.peek_at(1).is_none()).map(text_of);
    match word.as_deref() {
        Some("now") => return Some(DefaultValue::Now),
        Some("uuid") => return Some(DefaultValue::Uuid),
        _ => {}
    }
    if list.is_empty() {
        faults.push(meta::wrong_shape(item.extent(), "default", "default(now)"));
        return None;
    }
    // Without parentheses around it, `uuid()` is what SQL calls it.
    if list.peek_ident().is_some_and(|name| name == "uuid")
        && matches!(list.peek_at(1), Some(proc_macro2::TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
    {
        faults.push(meta::wrong_shape(list.rest_extent(), "uuid", "default(uuid)"));
        return None;
    }
    let node = expr::parse(list.clone(), Subject::None, scope, faults)?;
    if let Some(read) = node.find(&|kind| matches!(kind, Kind::Column(_) | Kind::Live)) {
        let message = "a default cannot read a column";
        let fault = Diagnostic::syntax("malformed_attribute", read.span, message);
        faults.push(fault.help("write `now`, `uuid`, a constant, a variant, or `sql(…)`"));
        return None;
    }
    Some(match node.kind {
        Kind::Constant(constant) => DefaultValue::Constant(constant),
        Kind::Variant(variant) => DefaultValue::Variant(variant),
        kind => DefaultValue::Expr(expr::Node { kind, span: node.span }),
    })
}
