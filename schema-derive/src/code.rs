//! Rust code under construction: text, and the tokens of the user between it.
//!
//! A derive runs without optimisation in every development build, where a token made by hand costs more than the
//! compiler needs to check it. So what is the library's own is text, and what stands in the user's source keeps its
//! tokens and their places. The text of one piece of code is read at once, because rustc keeps each text that it reads as
//! a source file.

use std::fmt;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// Tokens, and text that is not read yet.
#[derive(Default)]
pub(crate) struct Code {
    parts: Vec<Part>,
}

enum Part {
    Text(String),
    /// With the place of every token.
    TextAt(String, Span),
    Tokens(TokenStream),
    Group(Delimiter, Span, Vec<Self>),
}

impl Code {
    /// The tokens of what `write` writes.
    pub(crate) fn of(write: impl FnOnce(&mut Self)) -> TokenStream {
        let mut code = Self::default();
        write(&mut code);
        let mut texts = String::new();
        collect(&code.parts, &mut texts);
        let mut read = read(&texts).into_iter();
        build(code.parts, &mut read)
    }

    /// Code of the library, in which every bracket that is opened is closed before other tokens follow.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        let end = self.end();
        end.push(' ');
        end.push_str(text);
        self
    }

    /// Likewise; called by `write!`.
    pub(crate) fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) {
        let end = self.end();
        end.push(' ');
        fmt::Write::write_fmt(end, arguments).expect("a text takes all that is written to it");
    }

    /// A string literal.
    pub(crate) fn string(&mut self, text: &str) -> &mut Self {
        write!(self, "{text:?}");
        self
    }

    /// A literal of bytes.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        write!(self, "b\"{}\"", bytes.escape_ascii());
        self
    }

    /// Tokens as they are.
    pub(crate) fn tokens(&mut self, tokens: impl ToTokens) -> &mut Self {
        self.parts.push(Part::Tokens(tokens.into_token_stream()));
        self
    }

    /// Text with the place `at`, without brackets.
    pub(crate) fn text_at(&mut self, text: impl Into<String>, at: Span) -> &mut Self {
        self.parts.push(Part::TextAt(text.into(), at));
        self
    }

    /// What `write` writes, between brackets.
    pub(crate) fn group(&mut self, delimiter: Delimiter, write: impl FnOnce(&mut Self)) -> &mut Self {
        self.group_at(delimiter, Span::call_site(), write)
    }

    /// Likewise, the brackets with the place `at`.
    pub(crate) fn group_at(
        &mut self,
        delimiter: Delimiter,
        at: Span,
        write: impl FnOnce(&mut Self),
    ) -> &mut Self {
        let mut inner = Self::default();
        write(&mut inner);
        self.parts.push(Part::Group(delimiter, at, inner.parts));
        self
    }

    /// A list, in which `each` writes an element.
    pub(crate) fn list<T>(
        &mut self,
        elements: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        self.group(Delimiter::Bracket, |list| {
            for element in elements {
                each(list, element);
                list.text(",");
            }
        })
    }

    /// The text at the end.
    fn end(&mut self) -> &mut String {
        if !matches!(self.parts.last(), Some(Part::Text(_))) {
            self.parts.push(Part::Text(String::new()));
        }
        let Some(Part::Text(text)) = self.parts.last_mut() else { unreachable!("it was pushed") };
        text
    }
}

/// Adds the texts of `parts`, each between brackets.
fn collect(parts: &[Part], texts: &mut String) {
    for part in parts {
        match part {
            Part::Text(text) | Part::TextAt(text, _) => {
                texts.push('{');
                texts.push_str(text);
                texts.push('}');
            }
            Part::Tokens(_) => {}
            Part::Group(_, _, inner) => collect(inner, texts),
        }
    }
}

/// The tokens of `parts`, whose texts come next in `read`.
fn build(parts: Vec<Part>, read: &mut dyn Iterator<Item = TokenTree>) -> TokenStream {
    let tokens = |part| match part {
        Part::Text(_) => next(read),
        Part::TextAt(_, at) => {
            let place = |mut token: TokenTree| {
                token.set_span(at);
                token
            };
            next(read).into_iter().map(place).collect()
        }
        Part::Tokens(tokens) => tokens,
        Part::Group(delimiter, at, inner) => {
            let mut group = Group::new(delimiter, build(inner, read));
            group.set_span(at);
            TokenTree::Group(group).into()
        }
    };
    parts.into_iter().map(tokens).collect()
}

/// The next text.
fn next(read: &mut dyn Iterator<Item = TokenTree>) -> TokenStream {
    match read.next() {
        Some(TokenTree::Group(group)) => group.stream(),
        _ => unreachable!("every text is read as one group"),
    }
}

/// The tokens of `text`. `proc_macro2` reads a text twice, to return errors, which this text has not.
fn read(text: &str) -> TokenStream {
    const READS: &str = "what the library writes is Rust";
    if proc_macro::is_available() {
        text.parse::<proc_macro::TokenStream>().expect(READS).into()
    } else {
        text.parse().expect(READS)
    }
}
