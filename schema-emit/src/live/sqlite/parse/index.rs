//! `CREATE INDEX`.

use super::{Cursor, ExprTokens, ParseError, split_at_commas};
use crate::{
    catalog::{IndexOrder, NullOrder},
    live::sqlite::token::{Token, TokenKind},
};

/// What the text of a `CREATE INDEX` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct IndexText<'a> {
    pub(in crate::live::sqlite) name: String,
    pub(in crate::live::sqlite) table: String,
    pub(in crate::live::sqlite) is_unique: bool,
    pub(in crate::live::sqlite) parts: Vec<IndexPart<'a>>,
    pub(in crate::live::sqlite) predicate: Option<ExprTokens<'a>>,
}

/// A part of an index key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct IndexPart<'a> {
    pub(in crate::live::sqlite) expr: ExprTokens<'a>,
    pub(in crate::live::sqlite) order: IndexOrder,
    pub(in crate::live::sqlite) nulls: Option<NullOrder>,
}

/// Reads the text of a `CREATE INDEX`.
pub(in crate::live::sqlite) fn parse_index(sql: &str) -> Result<IndexText<'_>, ParseError> {
    let mut cursor = Cursor::new(sql)?;
    cursor.expect("CREATE")?;
    let is_unique = cursor.accept("UNIQUE");
    cursor.expect("INDEX")?;
    cursor.accept_words(&["IF", "NOT", "EXISTS"]);
    let name = cursor.qualified_name()?;
    cursor.expect("ON")?;
    let table = cursor.name()?;
    let opening = cursor.peek().map_or(sql.len(), |token| token.start);
    let parts = split_at_commas(cursor.parenthesized()?)
        .into_iter()
        .map(|tokens| parse_part(tokens, opening))
        .collect::<Result<_, _>>()?;
    let predicate = if cursor.accept("WHERE") {
        let mut tokens = cursor.rest();
        while tokens.last().is_some_and(|token| token.is_symbol(";")) {
            tokens.pop();
        }
        if tokens.is_empty() {
            return Err(cursor.expected("a condition after `WHERE`"));
        }
        Some(tokens)
    } else {
        cursor.expect_end()?;
        None
    };
    Ok(IndexText { name, table, is_unique, parts, predicate })
}

fn parse_part(mut expr: ExprTokens<'_>, opening: usize) -> Result<IndexPart<'_>, ParseError> {
    let nulls = match expr.as_slice() {
        [.., nulls, first] if nulls.is_word("NULLS") && first.is_word("FIRST") => Some(NullOrder::First),
        [.., nulls, last] if nulls.is_word("NULLS") && last.is_word("LAST") => Some(NullOrder::Last),
        _ => None,
    };
    if nulls.is_some() {
        expr.truncate(expr.len() - 2);
    }
    // A name in front: an index may be of a column called `desc`.
    let order = match expr.as_slice() {
        [_, .., last] if last.is_word("DESC") => Some(IndexOrder::Descending),
        [_, .., last] if last.is_word("ASC") => Some(IndexOrder::Ascending),
        _ => None,
    };
    if order.is_some() {
        expr.pop();
    }
    if expr.is_empty() {
        return Err(ParseError { at: opening, message: "a part of the index key is empty".to_owned() });
    }
    Ok(IndexPart { expr, order: order.unwrap_or(IndexOrder::Ascending), nulls })
}

impl IndexPart<'_> {
    /// The name, where the part is nothing but one.
    pub(in crate::live::sqlite) fn as_name(&self) -> Option<String> {
        match self.expr.as_slice() {
            [token] if is_name(token) => Some(token.unquoted()),
            _ => None,
        }
    }
}

fn is_name(token: &Token<'_>) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted | TokenKind::String)
}
