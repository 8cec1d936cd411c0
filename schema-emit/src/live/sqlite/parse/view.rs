//! `CREATE VIEW`.

use super::{Cursor, ExprTokens, ParseError};

/// What the text of a `CREATE VIEW` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct ViewText<'a> {
    pub(in crate::live::sqlite) name: String,
    /// From the names of its columns or `AS` to the end.
    pub(in crate::live::sqlite) body: ExprTokens<'a>,
}

/// Reads the text of a `CREATE VIEW`.
pub(in crate::live::sqlite) fn parse_view(sql: &str) -> Result<ViewText<'_>, ParseError> {
    let mut cursor = Cursor::new(sql)?;
    cursor.expect("CREATE")?;
    let _ = cursor.accept("TEMP") || cursor.accept("TEMPORARY");
    cursor.expect("VIEW")?;
    cursor.accept_words(&["IF", "NOT", "EXISTS"]);
    let name = cursor.qualified_name()?;
    if !cursor.is_at_symbol("(") && !cursor.is_at_word("AS") {
        return Err(cursor.expected("`(` or `AS`"));
    }
    let mut body = cursor.rest();
    while body.last().is_some_and(|token| token.is_symbol(";")) {
        body.pop();
    }
    Ok(ViewText { name, body })
}
