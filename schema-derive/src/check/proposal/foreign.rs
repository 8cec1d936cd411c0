//! What is said about a field or a struct in the words of Rust and of other libraries, for a table that is proposed.
//!
//! A derive does not see which derives stand beside it, but it sees the attributes that they read.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Attribute, Meta};

use crate::{
    parse::{is_comment, lines_of},
    tokens::{Cursor, Shape, text_of},
};

/// Options that say what a field is called, whatever its type is.
const OF_NAME: [&str; 3] = ["alias", "column_name", "rename"];
/// Options that say something about every field alike, and nothing about the struct.
const OF_EVERY_FIELD: [&str; 3] = ["crate", "deny_unknown_fields", "rename_all"];
/// Attributes of Rust, which no derive needs to read.
const OF_RUST: [&str; 9] =
    ["allow", "cfg", "cfg_attr", "deny", "deprecated", "doc", "expect", "forbid", "warn"];

/// An attribute without `#[` and `]`, and the name of the attribute that a derive must read.
#[derive(Debug, Clone)]
pub(in crate::check) struct Foreign {
    pub(super) text: String,
    pub(super) reader: Option<String>,
}

/// The doc comment, whole, as lines of Rust.
pub(super) fn comment(attributes: &[Attribute]) -> Vec<String> {
    let lines = lines_of(attributes);
    let is_empty = |line: &&String| line.is_empty();
    let start = lines.iter().take_while(is_empty).count();
    let end = lines.len() - lines[start..].iter().rev().take_while(is_empty).count();
    lines[start..end]
        .iter()
        .map(|line| format!("/// {}", line.replace('\r', " ")).trim_end().to_owned())
        .collect()
}

/// Every attribute but the comment; of a text over several lines nobody would see where it is indented.
pub(super) fn all(attributes: &[Attribute]) -> Vec<Foreign> {
    let said = attributes.iter().filter(|attribute| !is_comment(attribute));
    said.map(|attribute| foreign(attribute, written(attribute)))
        .filter(|known| !known.text.contains('\n'))
        .collect()
}

/// What the attributes of a field call it.
pub(super) fn names(attributes: &[Attribute]) -> Vec<Foreign> {
    with_options(attributes, &OF_NAME)
}

/// What the attributes of a struct say about every field.
pub(super) fn conventions(attributes: &[Attribute]) -> Vec<Foreign> {
    with_options(attributes, &OF_EVERY_FIELD)
}

fn with_options(attributes: &[Attribute], options: &[&str]) -> Vec<Foreign> {
    let kept = |attribute: &Attribute| {
        let Meta::List(list) = &attribute.meta else { return None };
        let items = Cursor::new(list.tokens.clone(), Span::call_site()).items();
        let items = items.iter().filter(|item| match item.shape() {
            Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _) => {
                options.contains(&text_of(&name).as_str())
            }
            Shape::Other => false,
        });
        let items: Vec<String> = items.map(|item| item.cursor().written()).collect();
        let path = tokens(attribute.path());
        (!items.is_empty()).then(|| foreign(attribute, format!("{path}({})", items.join(", "))))
    };
    attributes.iter().filter_map(kept).collect()
}

fn foreign(attribute: &Attribute, text: String) -> Foreign {
    let name = attribute.path().get_ident().map(text_of);
    Foreign { text, reader: name.filter(|name| !OF_RUST.contains(&name.as_str())) }
}

fn written(attribute: &Attribute) -> String {
    tokens(&attribute.meta)
}

fn tokens(part: &impl ToTokens) -> String {
    Cursor::new(part.to_token_stream(), Span::call_site()).written()
}
