//! Finding our attributes among the others.

use proc_macro2::{Ident, Span};
use syn::{Attribute, MacroDelimiter, Meta, spanned::Spanned};

use crate::{
    diagnostic::{Diagnostic, Faults},
    meta,
    tokens::{Cursor, Extent, Shape, text_of},
};

/// One of our attributes, bare or inside `#[entity(...)]`.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) name: Ident,
    /// What stands in the parentheses; `None`: there are none.
    pub(crate) arguments: Option<Cursor>,
    pub(crate) extent: Extent,
}

impl Declaration {
    /// The attribute's name, without `r#`.
    pub(crate) fn keyword(&self) -> String {
        text_of(&self.name)
    }

    /// The attribute as Rust writes it, without `#[` and `]`: `index(zip, desc(city))`.
    pub(crate) fn written(&self) -> String {
        let arguments = self.arguments.as_ref().map(|list| format!("({})", list.written()));
        self.keyword() + &arguments.unwrap_or_default()
    }

    /// The arguments, or an empty list.
    pub(crate) fn list(&self) -> Cursor {
        self.arguments
            .clone()
            .unwrap_or_else(|| Cursor::new(proc_macro2::TokenStream::new(), self.name.span()))
    }

    /// The arguments, of which there must be some; otherwise reported.
    pub(crate) fn filled_list(&self, example: &str, faults: &mut Faults) -> Option<Cursor> {
        let list = self.list();
        if list.is_empty() {
            let message = format!("`{}` says nothing", self.keyword());
            let fault = Diagnostic::syntax("malformed_attribute", self.extent, message);
            faults.push(fault.help(format!("write `#[{example}]`")));
            return None;
        }
        Some(list)
    }
}

/// The attributes among `attributes` whose names are in `ours`.
pub(crate) fn bare_declarations(
    attributes: &[Attribute],
    ours: &[&str],
    faults: &mut Faults,
) -> Vec<Declaration> {
    let mut declarations = Vec::new();
    for attribute in attributes {
        let Some(name) = attribute.path().get_ident() else { continue };
        if !ours.contains(&text_of(name).as_str()) {
            continue;
        }
        if let Some(declaration) = faults.catch(bare(attribute, name)) {
            declarations.push(declaration);
        }
    }
    declarations
}

fn bare(attribute: &Attribute, name: &Ident) -> Result<Declaration, Diagnostic> {
    let text = text_of(name);
    let whole = |last: Span| Extent { first: name.span(), last };
    match &attribute.meta {
        Meta::Path(_) => {
            Ok(Declaration { name: name.clone(), arguments: None, extent: Extent::of(name.span()) })
        }
        Meta::List(list) => match &list.delimiter {
            MacroDelimiter::Paren(parenthesis) => {
                let close = parenthesis.span.close();
                Ok(Declaration {
                    name: name.clone(),
                    arguments: Some(Cursor::new(list.tokens.clone(), close)),
                    extent: whole(close),
                })
            }
            _ => Err(meta::wrong_shape(name, &text, &format!("#[{text}(…)]"))),
        },
        Meta::NameValue(value) => {
            Err(meta::wrong_shape(whole(value.value.span()), &text, &format!("#[{text}(…)]")))
        }
    }
}

/// The attributes inside `#[entity(...)]`: items whose name is in `ours`. The other items are returned
/// beside them.
pub(crate) fn nested_declarations(
    list: &Cursor,
    ours: &[&str],
) -> (Vec<Declaration>, Vec<crate::tokens::Item>) {
    let mut declarations = Vec::new();
    let mut others = Vec::new();
    for item in list.items() {
        let (name, arguments) = match item.shape() {
            Shape::Word(name) => (name, None),
            Shape::List(name, group) => (name, Some(Cursor::from_group(&group))),
            Shape::Value(..) | Shape::Other => {
                others.push(item);
                continue;
            }
        };
        if ours.contains(&text_of(&name).as_str()) {
            declarations.push(Declaration { name, arguments, extent: item.extent() });
        } else {
            others.push(item);
        }
    }
    (declarations, others)
}
