//! A cursor over tokens, and the comma-separated items of an attribute.
//!
//! Attributes are read by hand rather than with `syn::Expr` or `parse_nested_meta`: one fault must
//! not hide the next, every token keeps its span, and keywords may name columns.

mod written;

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

/// The first and the last token of something: what a message underlines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    pub(crate) first: Span,
    pub(crate) last: Span,
}

impl Extent {
    pub(crate) fn of(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        Self::of(span)
    }
}

impl From<&Ident> for Extent {
    fn from(ident: &Ident) -> Self {
        Self::of(ident.span())
    }
}

/// An identifier's text, without `r#`.
pub(crate) fn text_of(ident: &Ident) -> String {
    let text = ident.to_string();
    match text.strip_prefix("r#") {
        Some(plain) => plain.to_owned(),
        None => text,
    }
}

/// Whether the identifier was written as `r#…`, which makes it a column where a word would be an option.
pub(crate) fn is_raw(ident: &Ident) -> bool {
    ident.to_string().starts_with("r#")
}

/// Tokens of one item, read from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Cursor {
    /// Shared with the cursors over parts of them: what a token is made of belongs to the compiler, which would copy it.
    tokens: Rc<[TokenTree]>,
    position: usize,
    /// Where the last token ends.
    limit: usize,
    end: Span,
}

impl Cursor {
    /// A cursor over `stream`; `end` is underlined when something is missing after the last token.
    pub(crate) fn new(stream: TokenStream, end: Span) -> Self {
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Self { limit: tokens.len(), tokens: tokens.into(), position: 0, end }
    }

    pub(crate) fn from_group(group: &Group) -> Self {
        Self::new(group.stream(), group.span_close())
    }

    /// The tokens that are left.
    fn rest(&self) -> &[TokenTree] {
        &self.tokens[self.position..self.limit]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.position == self.limit
    }

    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.peek_at(0)
    }

    pub(crate) fn peek_at(&self, offset: usize) -> Option<&TokenTree> {
        self.rest().get(offset)
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.peek().cloned();
        self.position += usize::from(token.is_some());
        token
    }

    /// The span of the next token, or of the end.
    pub(crate) fn span(&self) -> Span {
        self.peek().map_or(self.end, TokenTree::span)
    }

    /// The extent of everything that is left.
    pub(crate) fn rest_extent(&self) -> Extent {
        let last = self.rest().last().map_or(self.end, TokenTree::span);
        Extent { first: self.span(), last }
    }

    /// The span of the token before the next one.
    pub(crate) fn previous_span(&self) -> Span {
        self.position
            .checked_sub(1)
            .and_then(|position| self.tokens.get(position))
            .map_or(self.end, TokenTree::span)
    }

    /// Whether the next tokens are the characters of `punct` and no longer operator.
    pub(crate) fn peek_punct(&self, punct: &str) -> bool {
        for (offset, expected) in punct.chars().enumerate() {
            match self.peek_at(offset) {
                Some(TokenTree::Punct(found)) if found.as_char() == expected => {}
                _ => return false,
            }
        }
        true
    }

    /// Takes `punct` if it comes next.
    pub(crate) fn eat_punct(&mut self, punct: &str) -> Option<Extent> {
        if !self.peek_punct(punct) {
            return None;
        }
        let first = self.span();
        self.position += punct.chars().count();
        Some(Extent { first, last: self.previous_span() })
    }

    pub(crate) fn peek_ident(&self) -> Option<&Ident> {
        match self.peek() {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    pub(crate) fn eat_ident(&mut self) -> Option<Ident> {
        let ident = self.peek_ident().cloned();
        self.position += usize::from(ident.is_some());
        ident
    }

    /// Takes the token that is left, if it is one, and an identifier.
    pub(crate) fn eat_only_ident(&mut self) -> Option<Ident> {
        if self.position + 1 == self.limit { self.eat_ident() } else { None }
    }

    pub(crate) fn eat_group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let group = match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group.clone()),
            _ => None,
        };
        self.position += usize::from(group.is_some());
        group
    }

    pub(crate) fn eat_literal(&mut self) -> Option<Literal> {
        let literal = match self.peek() {
            Some(TokenTree::Literal(literal)) => Some(literal.clone()),
            _ => None,
        };
        self.position += usize::from(literal.is_some());
        literal
    }

    /// The words that are left, those in groups too, and not those to which an option gives a value.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut rest = self.clone();
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Ident(word) if !rest.peek_punct("=") || rest.peek_punct("==") => {
                    words.push(text_of(&word));
                }
                TokenTree::Group(group) => words.extend(Self::from_group(&group).words()),
                _ => {}
            }
        }
        words
    }

    /// What is left as Rust is usually written: `desc(price), filter(stock > 0)`.
    pub(crate) fn written(&self) -> String {
        written::written(self.rest())
    }

    /// The comma-separated items that are left; a trailing comma is allowed.
    pub(crate) fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        let mut start = self.position;
        for limit in self.position..=self.limit {
            let end = match self.tokens[..self.limit].get(limit) {
                Some(TokenTree::Punct(punct)) if punct.as_char() == ',' => punct.span(),
                Some(_) => continue,
                None if start == limit => break,
                None => self.end,
            };
            items
                .push(Item { cursor: Self { tokens: Rc::clone(&self.tokens), position: start, limit, end } });
            start = limit + 1;
        }
        items
    }
}

/// Tokens that came through `macro_rules` fragments are wrapped in invisible groups.
fn flatten(stream: TokenStream, into: &mut Vec<TokenTree>) {
    for token in stream {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream(), into),
            other => into.push(other),
        }
    }
}

/// One item of an attribute's list.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    cursor: Cursor,
}

/// What an item looks like.
#[derive(Debug, Clone)]
pub(crate) enum Shape {
    /// `unique`
    Word(Ident),
    /// `len = 64`
    Value(Ident, Cursor),
    /// `on_delete(cascade)`
    List(Ident, Group),
    /// Anything else: an expression.
    Other,
}

impl Item {
    pub(crate) fn cursor(&self) -> Cursor {
        self.cursor.clone()
    }

    pub(crate) fn extent(&self) -> Extent {
        self.cursor.rest_extent()
    }

    pub(crate) fn shape(&self) -> Shape {
        let mut cursor = self.cursor();
        let Some(name) = cursor.eat_ident() else { return Shape::Other };
        if cursor.is_empty() {
            return Shape::Word(name);
        }
        if cursor.peek_punct("=") && !cursor.peek_punct("==") {
            cursor.eat_punct("=");
            return Shape::Value(name, cursor);
        }
        match cursor.eat_group(Delimiter::Parenthesis) {
            Some(group) if cursor.is_empty() => Shape::List(name, group),
            _ => Shape::Other,
        }
    }
}
