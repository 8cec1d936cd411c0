//! Doc comments.

use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

/// The first paragraph of the doc comment, as one line; empty: there is none.
pub(crate) fn comment_of(attributes: &[Attribute]) -> String {
    let lines = lines_of(attributes);
    let paragraph = lines.iter().skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
    paragraph.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The lines of the doc comment, without the margin that a block comment repeats on each.
pub(crate) fn lines_of(attributes: &[Attribute]) -> Vec<String> {
    let texts = attributes.iter().filter_map(text_of).map(LitStr::value);
    let lines = texts.flat_map(|text| text.split('\n').map(line_of).collect::<Vec<_>>());
    lines.collect()
}

/// Whether the attribute is a line or a block of the comment; `#[doc(alias = "…")]` is none.
pub(crate) fn is_comment(attribute: &Attribute) -> bool {
    text_of(attribute).is_some()
}

fn text_of(attribute: &Attribute) -> Option<&LitStr> {
    let Meta::NameValue(meta) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else { return None };
    meta.path.is_ident("doc").then_some(text)
}

fn line_of(text: &str) -> String {
    let line = text.trim();
    let line = if line == "*" { "" } else { line.strip_prefix("* ").unwrap_or(line) };
    line.replace('\0', "")
}
