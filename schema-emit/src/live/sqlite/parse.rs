//! The statements that SQLite keeps: `CREATE TABLE`, `CREATE INDEX`, `CREATE TRIGGER`, `CREATE VIEW`.
//!
//! A parser of exactly SQLite's grammar for them (sqlite.org/lang_createtable.html and its
//! neighbours). Expressions are not understood, only delimited: their tokens are kept.

mod column;
mod constraint;
mod index;
mod table;
mod trigger;
mod view;

pub(super) use column::{ColumnClause, ColumnText, StorageText};
pub(super) use constraint::{ForeignKeyText, KeyPart, TableClause, TableConstraint};
pub(super) use index::{IndexPart, parse_index};
pub(super) use table::{TableText, parse_table};
pub(super) use trigger::{TriggerText, TriggerTime, parse_trigger};
pub(super) use view::parse_view;

use super::normalize::NormalizeError;
use super::token::{Token, TokenError, TokenKind, tokenize};

/// Where and why a statement is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ParseError {
    pub(super) at: usize,
    pub(super) message: String,
}

impl From<TokenError> for ParseError {
    fn from(TokenError { at, message }: TokenError) -> Self {
        Self { at, message: message.to_owned() }
    }
}

impl From<NormalizeError> for ParseError {
    fn from(error: NormalizeError) -> Self {
        let NormalizeError { at, message } = error;
        Self { at, message: message.to_owned() }
    }
}

/// The tokens of an expression.
pub(super) type ExprTokens<'a> = Vec<Token<'a>>;

/// Reads tokens one by one.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    tokens: Vec<Token<'a>>,
    position: usize,
    length: usize,
}

impl<'a> Cursor<'a> {
    fn new(sql: &'a str) -> Result<Self, ParseError> {
        Ok(Self { tokens: tokenize(sql)?.tokens, position: 0, length: sql.len() })
    }

    fn over(tokens: Vec<Token<'a>>, length: usize) -> Self {
        Self { tokens, position: 0, length }
    }

    fn peek(&self) -> Option<Token<'a>> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Option<Token<'a>> {
        self.tokens.get(self.position + ahead).copied()
    }

    fn next(&mut self) -> Option<Token<'a>> {
        let token = self.peek()?;
        self.position += 1;
        Some(token)
    }

    fn is_at_end(&self) -> bool {
        self.position >= self.tokens.len()
    }

    fn is_at_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is_word(word))
    }

    fn is_at_symbol(&self, symbol: &str) -> bool {
        self.peek().is_some_and(|token| token.is_symbol(symbol))
    }

    /// Whether the words stand here, one after the other.
    fn is_at_words(&self, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(ahead, word)| self.peek_at(ahead).is_some_and(|token| token.is_word(word)))
    }

    /// Takes the word if it stands here.
    fn accept(&mut self, word: &str) -> bool {
        self.accept_words(&[word])
    }

    /// Takes the words if they stand here, one after the other.
    fn accept_words(&mut self, words: &[&str]) -> bool {
        let is_here = self.is_at_words(words);
        if is_here {
            self.position += words.len();
        }
        is_here
    }

    /// Takes the symbol if it stands here.
    fn accept_symbol(&mut self, symbol: &str) -> bool {
        let is_here = self.is_at_symbol(symbol);
        if is_here {
            self.position += 1;
        }
        is_here
    }

    fn expect(&mut self, word: &str) -> Result<(), ParseError> {
        if self.accept(word) { Ok(()) } else { Err(self.expected(&format!("`{word}`"))) }
    }

    fn expect_symbol(&mut self, symbol: &str) -> Result<(), ParseError> {
        if self.accept_symbol(symbol) { Ok(()) } else { Err(self.expected(&format!("`{symbol}`"))) }
    }

    fn expect_end(&mut self) -> Result<(), ParseError> {
        while self.accept_symbol(";") {}
        if self.is_at_end() { Ok(()) } else { Err(self.expected("the end of the statement")) }
    }

    /// A name: bare, or in any of the quotes that SQLite takes for names, `'…'` included.
    fn name(&mut self) -> Result<String, ParseError> {
        match self.peek() {
            Some(token)
                if matches!(
                    token.kind,
                    TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted | TokenKind::String
                ) =>
            {
                self.position += 1;
                Ok(token.unquoted())
            }
            _ => Err(self.expected("a name")),
        }
    }

    /// A name behind an optional database name and `.`.
    fn qualified_name(&mut self) -> Result<String, ParseError> {
        let name = self.name()?;
        if self.accept_symbol(".") { self.name() } else { Ok(name) }
    }

    /// What stands between `(` and its `)`.
    fn parenthesized(&mut self) -> Result<ExprTokens<'a>, ParseError> {
        let opening = self.peek();
        self.expect_symbol("(")?;
        let mut depth = 1_usize;
        let mut inner = Vec::new();
        while let Some(token) = self.next() {
            if token.is_symbol("(") {
                depth += 1;
            } else if token.is_symbol(")") {
                depth -= 1;
                if depth == 0 {
                    return Ok(inner);
                }
            }
            inner.push(token);
        }
        Err(ParseError {
            at: opening.map_or(self.length, |token| token.start),
            message: "the `(` has no closing `)`".to_owned(),
        })
    }

    /// Every token that is left.
    fn rest(&mut self) -> ExprTokens<'a> {
        let rest = self.tokens.get(self.position..).unwrap_or_default().to_vec();
        self.position = self.tokens.len();
        rest
    }

    fn expected(&self, what: &str) -> ParseError {
        let (at, found) = match self.peek() {
            Some(token) => (token.start, format!("`{}`", token.text.escape_debug())),
            None => (self.length, "the end".to_owned()),
        };
        ParseError { at, message: format!("expected {what}, found {found}") }
    }
}

/// Cuts `tokens` at every comma that is in no parentheses.
fn split_at_commas(tokens: ExprTokens<'_>) -> Vec<ExprTokens<'_>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in tokens {
        if token.is_symbol("(") {
            depth += 1;
        } else if token.is_symbol(")") {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 && token.is_symbol(",") {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts
}
