//! The constraints of a table, and the clauses they share with columns.

use super::{Cursor, ExprTokens, ParseError, split_at_commas};
use crate::catalog::{Deferral, ReferentialAction};

/// A constraint of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct TableConstraint<'a> {
    pub(in crate::live::sqlite) name: Option<String>,
    pub(in crate::live::sqlite) clause: TableClause<'a>,
    /// What `ON CONFLICT` says.
    pub(in crate::live::sqlite) conflict: Option<String>,
}

/// What a constraint of a table says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) enum TableClause<'a> {
    /// `PRIMARY KEY (…)`
    PrimaryKey { parts: Vec<KeyPart>, is_autoincrement: bool },
    /// `UNIQUE (…)`
    Unique(Vec<KeyPart>),
    /// `CHECK (…)`
    Check(ExprTokens<'a>),
    /// `FOREIGN KEY (…) REFERENCES …`
    ForeignKey { columns: Vec<String>, key: ForeignKeyText },
    /// A name with no constraint behind it.
    Nothing,
}

/// A column of a primary key or a unique constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct KeyPart {
    pub(in crate::live::sqlite) column: String,
    pub(in crate::live::sqlite) collation: Option<String>,
    pub(in crate::live::sqlite) is_descending: bool,
}

/// What follows `REFERENCES`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct ForeignKeyText {
    pub(in crate::live::sqlite) target: String,
    /// Empty: the target's key.
    pub(in crate::live::sqlite) target_columns: Vec<String>,
    pub(in crate::live::sqlite) on_delete: ReferentialAction,
    pub(in crate::live::sqlite) on_update: ReferentialAction,
    pub(in crate::live::sqlite) matching: Option<String>,
    pub(in crate::live::sqlite) deferral: Deferral,
}

pub(super) fn parse_table_constraint<'a>(cursor: &mut Cursor<'a>) -> Result<TableConstraint<'a>, ParseError> {
    let name = if cursor.accept("CONSTRAINT") { Some(cursor.name()?) } else { None };
    let clause = if cursor.accept_words(&["PRIMARY", "KEY"]) {
        let (parts, is_autoincrement) = parse_key_parts(cursor)?;
        TableClause::PrimaryKey { parts, is_autoincrement }
    } else if cursor.accept("UNIQUE") {
        TableClause::Unique(parse_key_parts(cursor)?.0)
    } else if cursor.accept("CHECK") {
        TableClause::Check(cursor.parenthesized()?)
    } else if cursor.accept_words(&["FOREIGN", "KEY"]) {
        let columns = parse_names(cursor)?;
        cursor.expect("REFERENCES")?;
        let mut key = parse_references(cursor)?;
        if let Some(deferral) = parse_deferral(cursor)? {
            key.deferral = deferral;
        }
        TableClause::ForeignKey { columns, key }
    } else if name.is_some() {
        TableClause::Nothing
    } else {
        return Err(cursor.expected("a constraint"));
    };
    Ok(TableConstraint { name, clause, conflict: parse_conflict(cursor)? })
}

/// The columns of a key; whether `AUTOINCREMENT` follows the last.
fn parse_key_parts(cursor: &mut Cursor<'_>) -> Result<(Vec<KeyPart>, bool), ParseError> {
    let length = cursor.length;
    let mut parts = Vec::new();
    let mut is_autoincrement = false;
    for tokens in split_at_commas(cursor.parenthesized()?) {
        let mut part = Cursor::over(tokens, length);
        let column = part.name()?;
        let collation = if part.accept("COLLATE") { Some(part.name()?) } else { None };
        let is_descending = parse_order(&mut part);
        is_autoincrement = part.accept("AUTOINCREMENT");
        if !part.is_at_end() {
            return Err(part.expected("`,` or `)` after the column"));
        }
        parts.push(KeyPart { column, collation, is_descending });
    }
    Ok((parts, is_autoincrement))
}

fn parse_names(cursor: &mut Cursor<'_>) -> Result<Vec<String>, ParseError> {
    cursor.expect_symbol("(")?;
    let mut names = vec![cursor.name()?];
    while cursor.accept_symbol(",") {
        names.push(cursor.name()?);
    }
    cursor.expect_symbol(")")?;
    Ok(names)
}

/// Whether the order is descending.
pub(super) fn parse_order(cursor: &mut Cursor<'_>) -> bool {
    !cursor.accept("ASC") && cursor.accept("DESC")
}

/// `ON CONFLICT …`.
pub(super) fn parse_conflict(cursor: &mut Cursor<'_>) -> Result<Option<String>, ParseError> {
    if !cursor.accept_words(&["ON", "CONFLICT"]) {
        return Ok(None);
    }
    for action in ["ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"] {
        if cursor.accept(action) {
            return Ok(Some(action.to_owned()));
        }
    }
    Err(cursor.expected("what to do on conflict"))
}

/// What follows `REFERENCES`, the deferral excluded: on a column it is a clause of its own.
pub(super) fn parse_references(cursor: &mut Cursor<'_>) -> Result<ForeignKeyText, ParseError> {
    let mut key = ForeignKeyText {
        target: cursor.name()?,
        target_columns: Vec::new(),
        on_delete: ReferentialAction::NoAction,
        on_update: ReferentialAction::NoAction,
        matching: None,
        deferral: Deferral::Immediate,
    };
    if cursor.is_at_symbol("(") {
        key.target_columns = parse_names(cursor)?;
    }
    loop {
        if cursor.accept("MATCH") {
            key.matching = Some(cursor.name()?);
        } else if cursor.accept_words(&["ON", "DELETE"]) {
            key.on_delete = parse_action(cursor)?;
        } else if cursor.accept_words(&["ON", "UPDATE"]) {
            key.on_update = parse_action(cursor)?;
        } else if cursor.accept_words(&["ON", "INSERT"]) {
            // SQLite takes it and ignores it.
            parse_action(cursor)?;
        } else {
            return Ok(key);
        }
    }
}

fn parse_action(cursor: &mut Cursor<'_>) -> Result<ReferentialAction, ParseError> {
    const ACTIONS: [(&[&str], ReferentialAction); 5] = [
        (&["NO", "ACTION"], ReferentialAction::NoAction),
        (&["RESTRICT"], ReferentialAction::Restrict),
        (&["CASCADE"], ReferentialAction::Cascade),
        (&["SET", "NULL"], ReferentialAction::SetNull),
        (&["SET", "DEFAULT"], ReferentialAction::SetDefault),
    ];
    ACTIONS
        .into_iter()
        .find(|(words, _)| cursor.accept_words(words))
        .map(|(_, action)| action)
        .ok_or_else(|| cursor.expected("a referential action"))
}

/// `[NOT] DEFERRABLE [INITIALLY …]`.
pub(super) fn parse_deferral(cursor: &mut Cursor<'_>) -> Result<Option<Deferral>, ParseError> {
    let is_refused = cursor.accept_words(&["NOT", "DEFERRABLE"]);
    if !is_refused && !cursor.accept("DEFERRABLE") {
        return Ok(None);
    }
    let is_deferred = if cursor.accept("INITIALLY") {
        let is_deferred = cursor.accept("DEFERRED");
        if !is_deferred && !cursor.accept("IMMEDIATE") {
            return Err(cursor.expected("`DEFERRED` or `IMMEDIATE`"));
        }
        is_deferred
    } else {
        false
    };
    Ok(Some(match (is_refused, is_deferred) {
        (true, _) => Deferral::Immediate,
        (false, true) => Deferral::Deferred,
        (false, false) => Deferral::Deferrable,
    }))
}
