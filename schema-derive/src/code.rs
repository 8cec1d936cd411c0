//! Rust code under construction: text, and the tokens of the user between it.
//!
//! A derive runs without optimisation in every development build, where a token made by hand costs more than the
//! compiler needs to check it. So what is the library's own is text, which rustc reads in one piece, and what stands
//! in the user's source keeps its tokens and their places.

use std::fmt;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// Tokens, and text that is not read yet.
#[derive(Default)]
pub(crate) struct Code {
    pieces: Vec<TokenStream>,
    text: String,
    /// The last text that was read: lists repeat one.
    read: Option<(String, TokenStream)>,
}

impl Code {
    /// The tokens of what `write` writes.
    pub(crate) fn of(write: impl FnOnce(&mut Self)) -> TokenStream {
        let mut code = Self::default();
        write(&mut code);
        code.finish()
    }

    /// Code of the library, in which every bracket that is opened is closed.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.text.push(' ');
        self.text.push_str(text);
        self
    }

    /// Likewise; called by `write!`.
    pub(crate) fn write_fmt(&mut self, arguments: fmt::Arguments<'_>) {
        self.text.push(' ');
        fmt::Write::write_fmt(&mut self.text, arguments).expect("a text takes all that is written to it");
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
        self.read_text();
        self.pieces.push(tokens.into_token_stream());
        self
    }

    /// Text with the place `at`, without brackets.
    pub(crate) fn text_at(&mut self, text: &str, at: Span) -> &mut Self {
        let place = |mut token: TokenTree| {
            token.set_span(at);
            token
        };
        self.tokens(read(text).into_iter().map(place).collect::<TokenStream>())
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
        let mut group = Group::new(delimiter, Self::of(write));
        group.set_span(at);
        self.tokens(TokenTree::Group(group))
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
                list.text.push(',');
            }
        })
    }

    fn read_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let tokens = match &self.read {
            Some((text, tokens)) if *text == self.text => tokens.clone(),
            _ => {
                let tokens = read(&self.text);
                self.read = Some((self.text.clone(), tokens.clone()));
                tokens
            }
        };
        self.pieces.push(tokens);
        self.text.clear();
    }

    fn finish(mut self) -> TokenStream {
        self.read_text();
        self.pieces.into_iter().collect()
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
