//! The definition of a column.

use super::{
    Cursor, ExprTokens, ForeignKeyText, ParseError,
    constraint::{parse_conflict, parse_deferral, parse_order, parse_references},
};
use crate::live::sqlite::token::TokenKind;

/// What the text of a column says. Its type and its default are asked of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct ColumnText<'a> {
    pub(in crate::live::sqlite) name: String,
    /// Where the name stands, in bytes.
    pub(in crate::live::sqlite) start: usize,
    pub(in crate::live::sqlite) clauses: Vec<ColumnClause<'a>>,
}

/// A clause behind the type of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) enum ColumnClause<'a> {
    /// `PRIMARY KEY`
    PrimaryKey { name: Option<String>, is_descending: bool, is_autoincrement: bool, conflict: Option<String> },
    /// `NOT NULL`
    NotNull { name: Option<String>, conflict: Option<String> },
    /// `NULL`, which says nothing.
    Null { name: Option<String>, conflict: Option<String> },
    /// `UNIQUE`
    Unique { name: Option<String>, conflict: Option<String> },
    /// `CHECK (…)`
    Check { name: Option<String>, expr: ExprTokens<'a>, conflict: Option<String> },
    /// `DEFAULT …`
    Default { name: Option<String> },
    /// `COLLATE …`
    Collate { name: Option<String>, collation: String },
    /// `REFERENCES …`
    References { name: Option<String>, key: ForeignKeyText },
    /// `AS (…)`
    Generated { name: Option<String>, expr: ExprTokens<'a>, storage: StorageText },
    /// A name with no constraint behind it.
    NameAlone(String),
}

/// How a generated column is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::live::sqlite) enum StorageText {
    Virtual,
    Stored,
}

pub(super) fn parse_column<'a>(cursor: &mut Cursor<'a>) -> Result<ColumnText<'a>, ParseError> {
    let start = cursor.peek().map_or(0, |token| token.start);
    let name = cursor.name()?;
    skip_type(cursor)?;
    let mut column = ColumnText { name, start, clauses: Vec::new() };
    let mut constraint_name = None;
    loop {
        if cursor.accept("CONSTRAINT") {
            column.clauses.extend(constraint_name.replace(cursor.name()?).map(ColumnClause::NameAlone));
            continue;
        }
        if let Some(deferral) = parse_deferral(cursor)? {
            match column.clauses.iter_mut().rev().find_map(as_foreign_key) {
                Some(key) => key.deferral = deferral,
                None => return Err(cursor.expected("`REFERENCES` before `DEFERRABLE`")),
            }
            continue;
        }
        match parse_clause(cursor, &mut constraint_name)? {
            Some(clause) => column.clauses.push(clause),
            None => break,
        }
    }
    column.clauses.extend(constraint_name.map(ColumnClause::NameAlone));
    Ok(column)
}

fn as_foreign_key<'k>(clause: &'k mut ColumnClause<'_>) -> Option<&'k mut ForeignKeyText> {
    match clause {
        ColumnClause::References { key, .. } => Some(key),
        _ => None,
    }
}

/// Passes over the type: any words that begin no clause, then numbers in parentheses.
fn skip_type(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    const CLAUSES: [&str; 13] = [
        "CONSTRAINT",
        "PRIMARY",
        "NOT",
        "NULL",
        "UNIQUE",
        "CHECK",
        "DEFAULT",
        "COLLATE",
        "REFERENCES",
        "AS",
        "DEFERRABLE",
        "ON",
        "FOREIGN",
    ];
    let mut has_type = false;
    while let Some(token) = cursor.peek() {
        let is_generated = cursor.is_at_words(&["GENERATED", "ALWAYS"]);
        let is_clause = is_generated || CLAUSES.iter().any(|word| token.is_word(word));
        let is_word = matches!(
            token.kind,
            TokenKind::Word | TokenKind::Quoted | TokenKind::DoubleQuoted | TokenKind::String
        );
        if is_clause || !is_word {
            break;
        }
        cursor.next();
        has_type = true;
    }
    if has_type && cursor.is_at_symbol("(") {
        cursor.parenthesized()?;
    }
    Ok(())
}

fn parse_clause<'a>(
    cursor: &mut Cursor<'a>,
    constraint_name: &mut Option<String>,
) -> Result<Option<ColumnClause<'a>>, ParseError> {
    let clause = if cursor.accept_words(&["PRIMARY", "KEY"]) {
        let is_descending = parse_order(cursor);
        let conflict = parse_conflict(cursor)?;
        let is_autoincrement = cursor.accept("AUTOINCREMENT");
        ColumnClause::PrimaryKey { name: constraint_name.take(), is_descending, is_autoincrement, conflict }
    } else if cursor.accept_words(&["NOT", "NULL"]) {
        ColumnClause::NotNull { name: constraint_name.take(), conflict: parse_conflict(cursor)? }
    } else if cursor.accept("NULL") {
        ColumnClause::Null { name: constraint_name.take(), conflict: parse_conflict(cursor)? }
    } else if cursor.accept("UNIQUE") {
        ColumnClause::Unique { name: constraint_name.take(), conflict: parse_conflict(cursor)? }
    } else if cursor.accept("CHECK") {
        let expr = cursor.parenthesized()?;
        ColumnClause::Check { name: constraint_name.take(), expr, conflict: parse_conflict(cursor)? }
    } else if cursor.accept("DEFAULT") {
        skip_default(cursor)?;
        ColumnClause::Default { name: constraint_name.take() }
    } else if cursor.accept("COLLATE") {
        ColumnClause::Collate { name: constraint_name.take(), collation: cursor.name()? }
    } else if cursor.accept("REFERENCES") {
        ColumnClause::References { name: constraint_name.take(), key: parse_references(cursor)? }
    } else if cursor.accept_words(&["GENERATED", "ALWAYS", "AS"]) || cursor.accept("AS") {
        let expr = cursor.parenthesized()?;
        let storage = if cursor.accept("STORED") {
            StorageText::Stored
        } else {
            cursor.accept("VIRTUAL");
            StorageText::Virtual
        };
        ColumnClause::Generated { name: constraint_name.take(), expr, storage }
    } else {
        return Ok(None);
    };
    Ok(Some(clause))
}

/// Passes over a default: an expression in parentheses, or one token with an optional sign.
fn skip_default(cursor: &mut Cursor<'_>) -> Result<(), ParseError> {
    if cursor.is_at_symbol("(") {
        cursor.parenthesized()?;
        return Ok(());
    }
    let _ = cursor.accept_symbol("-") || cursor.accept_symbol("+");
    match cursor.peek() {
        Some(token) if token.kind != TokenKind::Symbol => {
            cursor.next();
            Ok(())
        }
        _ => Err(cursor.expected("a default value")),
    }
}
