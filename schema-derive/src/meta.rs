//! The strict grammar that every attribute shares: known words, values of one kind, no repetition.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use schema_as_code_core::dialect::Dialect;

use crate::{
    ast::Name,
    diagnostic::{Diagnostic, Faults},
    expr::Constant,
    tokens::{Cursor, Extent, Item, Shape, text_of},
};

const MALFORMED: &str = "malformed_attribute";

/// The options of each attribute: what is valid, and where an option that is misplaced belongs.
pub(crate) const OPTIONS: [(&str, &[&str]); 21] = [
    (
        "column",
        &[
            "array", "as", "decimal", "default", "index", "len", "name", "pii", "role", "secret", "skip",
            "store", "text", "type", "unique", "was",
        ],
    ),
    ("key", &["identity"]),
    ("relation", &["on", "to", "on_delete", "on_update", "references", "deferrable", "index", "name"]),
    ("index", &["filter", "include", "using", "opclass", "name", "serves"]),
    ("unique", &["among", "filter", "ignore_case", "nulls_not_distinct", "deferrable", "name"]),
    ("check", &["name"]),
    ("search", &["language"]),
    ("access", &["filter", "order", "serves"]),
    ("audit", &["timestamps", "soft_delete", "actor", "version", "log"]),
    ("snapshot", &["reason"]),
    ("denormalized", &["sync", "reason"]),
    ("determines", &["none"]),
    ("waive", &["reason"]),
    ("log", &["except"]),
    ("soft_delete", &["view"]),
    ("enum", &["type_name", "rename_all", "name"]),
    (
        "schema",
        &[
            "postgres",
            "mysql",
            "mariadb",
            "sqlite",
            "driver",
            "types",
            "on_delete",
            "audit",
            "normal_form",
            "naming",
            "include",
            "entities",
            "waive",
            "crate",
        ],
    ),
    ("target", &["test", "decimal"]),
    ("types", &["String", "Decimal"]),
    ("naming", &["tables", "prefix", "objects"]),
    ("entity", &["table", "in_schema", "requirement", "normal_form", "namespaced", "crate"]),
];

/// The valid options of `attribute`.
pub(crate) fn options_of(attribute: &str) -> &'static [&'static str] {
    OPTIONS.iter().find(|(owner, _)| *owner == attribute).map_or(&[], |(_, options)| options)
}

/// The word among `known` that `text` was probably meant to be.
pub(crate) fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .filter_map(|word| Some((distance(text, word)?, word)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// How far apart the words are; `None`: too far for a typing error or an abbreviation.
fn distance(text: &str, word: &str) -> Option<usize> {
    let (text_length, word_length) = (text.chars().count(), word.chars().count());
    let is_beginning = text_length >= 3 && word.starts_with(text);
    let length = text_length.max(word_length);
    // Short words are near to everything.
    let allowed = if length < 6 { length / 3 } else { length.div_ceil(3) };
    if !is_beginning && text_length.abs_diff(word_length) > allowed {
        return None;
    }
    let distance = strsim::damerau_levenshtein(text, word);
    (is_beginning || distance <= allowed).then_some(distance)
}

/// `name` is none of the words that may stand there.
pub(crate) fn unknown(name: &Ident, what: &str, text: &str, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::syntax("unknown_attribute", name, format!("unknown {what} `{text}`"));
    let fault = match nearest(text, known.iter().copied()) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault,
    };
    fault.note(format!("valid: {}", known.join(", ")))
}

/// Which options of one attribute were given, so that each is given once.
#[derive(Debug)]
pub(crate) struct Seen {
    owner: &'static str,
    names: Vec<String>,
}

impl Seen {
    pub(crate) fn new(owner: &'static str) -> Self {
        Self { owner, names: Vec::new() }
    }

    /// Whether `name` is an option of the attribute and was not given before; otherwise reported.
    pub(crate) fn admits(&mut self, name: &Ident, faults: &mut Faults) -> bool {
        let text = text_of(name);
        let owner = self.owner;
        let valid = options_of(owner);
        if !valid.contains(&text.as_str()) {
            faults.push(unknown_option(owner, name, &text, valid));
            return false;
        }
        if self.names.contains(&text) {
            let message = format!("`{text}` is given twice in `{owner}`");
            faults.push(Diagnostic::syntax(MALFORMED, name, message).help("keep one of them"));
            return false;
        }
        self.names.push(text);
        true
    }
}

fn unknown_option(owner: &str, name: &Ident, text: &str, valid: &[&str]) -> Diagnostic {
    let belongs = OPTIONS.iter().find(|(other, options)| {
        !["enum", "entity", "target", "types", "naming"].contains(other) && options.contains(&text)
    });
    match (nearest(text, valid.iter().copied()), belongs) {
        (None, Some((other, _))) => Diagnostic::syntax(
            "misplaced_attribute",
            name,
            format!("`{text}` is an option of `{other}`, not of `{owner}`"),
        )
        .note(format!("valid in `{owner}`: {}", valid.join(", "))),
        _ => unknown(name, &format!("option in `{owner}`:"), text, valid),
    }
}

/// The fault of an option that is written in the wrong shape; `example` is the right one.
pub(crate) fn wrong_shape(at: impl Into<Extent>, text: &str, example: &str) -> Diagnostic {
    Diagnostic::syntax(MALFORMED, at, format!("`{text}` is not written like this"))
        .help(format!("write `{example}`"))
}

/// The one string that `cursor` holds.
pub(crate) fn only_string(cursor: &Cursor, owner: &str) -> Result<Name, Diagnostic> {
    let mut rest = cursor.clone();
    let wants = || Diagnostic::syntax(MALFORMED, cursor.rest_extent(), format!("`{owner}` takes a string"));
    let literal = rest.eat_literal().filter(|_| rest.is_empty()).ok_or_else(wants)?;
    let span = literal.span();
    match constant(&literal, "") {
        Ok(Constant::Text(value)) if value.contains('\0') => {
            Err(Diagnostic::syntax(MALFORMED, span, format!("`{owner}` contains a NUL character")))
        }
        Ok(Constant::Text(value)) => Ok(Name { value, span }),
        _ => Err(wants()),
    }
}

/// The one string, which must not be empty.
pub(crate) fn name(cursor: &Cursor, owner: &str) -> Result<Name, Diagnostic> {
    let name = only_string(cursor, owner)?;
    if name.value.trim().is_empty() {
        return Err(Diagnostic::syntax(MALFORMED, name.span, format!("`{owner}` is empty")));
    }
    Ok(name)
}

/// `reason = "…"`: what stands in the documents, so it must say something.
pub(crate) fn reason(cursor: &Cursor) -> Result<String, Diagnostic> {
    let reason = only_string(cursor, "reason")?;
    if reason.value.trim().chars().count() < 10 {
        return Err(Diagnostic::syntax(
            "missing_reason",
            reason.span,
            "a reason of fewer than 10 characters explains nothing",
        )
        .help("say why in one sentence: it appears in the documents"));
    }
    Ok(reason.value)
}

/// The fault of an attribute that needs `reason = "…"` and has none.
pub(crate) fn missing_reason(at: impl Into<Extent>, attribute: &str) -> Diagnostic {
    Diagnostic::syntax("missing_reason", at, format!("`{attribute}` has no reason"))
        .help("add `reason = \"…\"`: it appears in the documents")
}

/// The one word that `cursor` holds, one of `choices`.
pub(crate) fn choice<T: Copy>(
    cursor: &Cursor,
    owner: &str,
    at: Span,
    choices: &[(&str, T)],
) -> Result<T, Diagnostic> {
    let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
    let mut rest = cursor.clone();
    let word = rest.eat_ident().filter(|_| rest.is_empty()).ok_or_else(|| {
        let extent = if cursor.is_empty() { at.into() } else { cursor.rest_extent() };
        Diagnostic::syntax(MALFORMED, extent, format!("`{owner}` takes one word"))
            .note(format!("valid: {}", words.join(", ")))
    })?;
    let text = text_of(&word);
    choices
        .iter()
        .find(|(choice, _)| *choice == text)
        .map(|(_, value)| *value)
        .ok_or_else(|| unknown(&word, &format!("value of `{owner}`:"), &text, &words))
}

/// The one whole number between `low` and `high` that `cursor` holds.
pub(crate) fn integer(cursor: &Cursor, owner: &str, low: u32, high: u32) -> Result<u32, Diagnostic> {
    let mut rest = cursor.clone();
    let wants = || {
        let message = format!("`{owner}` takes a whole number from {low} to {high}");
        Diagnostic::syntax(MALFORMED, cursor.rest_extent(), message)
    };
    let literal = rest.eat_literal().filter(|_| rest.is_empty()).ok_or_else(wants)?;
    match constant(&literal, "") {
        Ok(Constant::Integer(number)) => {
            u32::try_from(number).ok().filter(|number| (low..=high).contains(number)).ok_or_else(wants)
        }
        _ => Err(wants()),
    }
}

/// `postgres = "…", mysql = "…"`; faults are reported.
pub(crate) fn dialect_texts(list: &Cursor, owner: &str, faults: &mut Faults) -> Vec<(Dialect, String)> {
    let known: Vec<&str> = Dialect::ALL.iter().map(|dialect| dialect.name()).collect();
    let mut texts: Vec<(Dialect, String)> = Vec::new();
    let items = list.items();
    if items.is_empty() {
        faults.push(wrong_shape(list.span(), owner, &format!("{owner}(postgres = \"…\")")));
    }
    for item in items {
        let Shape::Value(key, value) = item.shape() else {
            faults.push(wrong_shape(item.extent(), owner, &format!("{owner}(postgres = \"…\")")));
            continue;
        };
        let text = text_of(&key);
        let Some(dialect) = Dialect::from_name(&text) else {
            faults.push(unknown(&key, "dialect", &text, &known));
            continue;
        };
        if texts.iter().any(|(given, _)| *given == dialect) {
            let message = format!("`{text}` is given twice in `{owner}`");
            faults.push(Diagnostic::syntax(MALFORMED, &key, message).help("keep one of them"));
            continue;
        }
        if let Some(sql) = faults.catch(name(&value, owner)) {
            texts.push((dialect, sql.value));
        }
    }
    texts
}

/// A literal as a constant; `sign` stands before it.
pub(crate) fn constant(literal: &Literal, sign: &str) -> Result<Constant, Diagnostic> {
    let span = literal.span();
    let refuse = |message: &str| Err(Diagnostic::syntax(MALFORMED, span, message.to_owned()));
    match syn::parse2::<syn::Lit>(TokenStream::from(TokenTree::from(literal.clone()))) {
        Ok(syn::Lit::Str(text)) => Ok(Constant::Text(text.value())),
        Ok(syn::Lit::Int(number)) if number.suffix().is_empty() => {
            match format!("{sign}{}", number.base10_digits()).parse() {
                Ok(value) => Ok(Constant::Integer(value)),
                Err(_) => refuse("the number is too large"),
            }
        }
        Ok(syn::Lit::Float(number)) if number.suffix().is_empty() => {
            let digits = number.base10_digits();
            if digits.contains(['e', 'E']) {
                return refuse("a number with an exponent has no exact decimal form");
            }
            Ok(Constant::Decimal(format!("{sign}{}", digits.strip_suffix('.').unwrap_or(digits))))
        }
        Ok(syn::Lit::Bool(value)) => Ok(Constant::Bool(value.value)),
        Ok(syn::Lit::Int(_) | syn::Lit::Float(_)) => refuse("a number here has no suffix"),
        _ => refuse("a constant is a number, a string, `true` or `false`"),
    }
}

/// The arguments of `item` as a list named by an option, or the fault of having none.
pub(crate) fn list_of(item: &Item) -> Option<(Ident, Cursor)> {
    match item.shape() {
        Shape::List(name, group) => Some((name, Cursor::from_group(&group))),
        _ => None,
    }
}

/// A path such as `super::User`, as tokens and as text without spaces; the path may end before `,`.
pub(crate) fn path(cursor: &mut Cursor) -> Option<(TokenStream, String, Extent)> {
    let start = cursor.span();
    let mut tokens = TokenStream::new();
    let mut text = String::new();
    loop {
        if let Some(colons) = cursor.eat_punct("::") {
            tokens.extend(quote::quote_spanned!(colons.first=> ::));
            text.push_str("::");
        } else if !text.is_empty() {
            break;
        }
        let segment = cursor.eat_ident()?;
        text.push_str(&text_of(&segment));
        tokens.extend([TokenTree::from(segment)]);
    }
    // A keyword is an identifier among tokens, and no path.
    syn::parse2::<syn::Path>(tokens.clone()).ok()?;
    Some((tokens, text, Extent { first: start, last: cursor.previous_span() }))
}
