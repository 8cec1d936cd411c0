//! `CREATE TRIGGER`.

use super::{Cursor, ExprTokens, ParseError};
use crate::catalog::TriggerEvent;

/// What the text of a `CREATE TRIGGER` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct TriggerText<'a> {
    pub(in crate::live::sqlite) name: String,
    pub(in crate::live::sqlite) time: TriggerTime,
    pub(in crate::live::sqlite) event: TriggerEvent,
    /// The columns of `UPDATE OF`; empty: any.
    pub(in crate::live::sqlite) columns: Vec<String>,
    pub(in crate::live::sqlite) table: String,
    /// From `WHEN` or `BEGIN` to `END`.
    pub(in crate::live::sqlite) body: ExprTokens<'a>,
}

/// When a trigger fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::live::sqlite) enum TriggerTime {
    Before,
    After,
    InsteadOf,
}

/// Reads the text of a `CREATE TRIGGER`.
pub(in crate::live::sqlite) fn parse_trigger(sql: &str) -> Result<TriggerText<'_>, ParseError> {
    let mut cursor = Cursor::new(sql)?;
    cursor.expect("CREATE")?;
    let _ = cursor.accept("TEMP") || cursor.accept("TEMPORARY");
    cursor.expect("TRIGGER")?;
    cursor.accept_words(&["IF", "NOT", "EXISTS"]);
    let name = cursor.qualified_name()?;
    let time = if cursor.accept("AFTER") {
        TriggerTime::After
    } else if cursor.accept_words(&["INSTEAD", "OF"]) {
        TriggerTime::InsteadOf
    } else {
        cursor.accept("BEFORE");
        TriggerTime::Before
    };
    let (event, columns) = parse_event(&mut cursor)?;
    cursor.expect("ON")?;
    let table = cursor.qualified_name()?;
    cursor.accept_words(&["FOR", "EACH", "ROW"]);
    if !cursor.is_at_word("WHEN") && !cursor.is_at_word("BEGIN") {
        return Err(cursor.expected("`WHEN` or `BEGIN`"));
    }
    let mut body = cursor.rest();
    while body.last().is_some_and(|token| token.is_symbol(";")) {
        body.pop();
    }
    let has_begin = body.iter().any(|token| token.is_word("BEGIN"));
    let has_end = body.last().is_some_and(|token| token.is_word("END"));
    if has_begin && has_end {
        Ok(TriggerText { name, time, event, columns, table, body })
    } else {
        Err(ParseError { at: sql.len(), message: "the trigger has no `BEGIN … END`".to_owned() })
    }
}

fn parse_event(cursor: &mut Cursor<'_>) -> Result<(TriggerEvent, Vec<String>), ParseError> {
    if cursor.accept("DELETE") {
        return Ok((TriggerEvent::Delete, Vec::new()));
    }
    if cursor.accept("INSERT") {
        return Ok((TriggerEvent::Insert, Vec::new()));
    }
    cursor.expect("UPDATE")?;
    let mut columns = Vec::new();
    if cursor.accept("OF") {
        columns.push(cursor.name()?);
        while cursor.accept_symbol(",") {
            columns.push(cursor.name()?);
        }
    }
    Ok((TriggerEvent::Update, columns))
}
