//! `CREATE TABLE`.

use super::{
    ColumnText, Cursor, ParseError, TableConstraint, column::parse_column, constraint::parse_table_constraint,
};

/// What the text of a `CREATE TABLE` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::live::sqlite) struct TableText<'a> {
    pub(in crate::live::sqlite) name: String,
    pub(in crate::live::sqlite) columns: Vec<ColumnText<'a>>,
    pub(in crate::live::sqlite) constraints: Vec<TableConstraint<'a>>,
    pub(in crate::live::sqlite) is_strict: bool,
    pub(in crate::live::sqlite) is_without_rowid: bool,
    /// Where the `(` stands, in bytes.
    pub(in crate::live::sqlite) opening: usize,
    /// Where what follows the columns begins, in bytes: the first constraint, or the `)`.
    pub(in crate::live::sqlite) end_of_columns: usize,
}

/// Reads the text of a `CREATE TABLE`.
pub(in crate::live::sqlite) fn parse_table(sql: &str) -> Result<TableText<'_>, ParseError> {
    let mut cursor = Cursor::new(sql)?;
    cursor.expect("CREATE")?;
    let _ = cursor.accept("TEMP") || cursor.accept("TEMPORARY");
    cursor.expect("TABLE")?;
    cursor.accept_words(&["IF", "NOT", "EXISTS"]);
    let name = cursor.qualified_name()?;
    let opening = cursor.peek().map_or(sql.len(), |token| token.start);
    cursor.expect_symbol("(")?;
    let mut table = TableText {
        name,
        columns: vec![parse_column(&mut cursor)?],
        constraints: Vec::new(),
        is_strict: false,
        is_without_rowid: false,
        opening,
        end_of_columns: sql.len(),
    };
    loop {
        let is_after_comma = cursor.accept_symbol(",");
        if table.constraints.is_empty() {
            table.end_of_columns = cursor.peek().map_or(sql.len(), |token| token.start);
        }
        if begins_table_constraint(&cursor) {
            table.constraints.push(parse_table_constraint(&mut cursor)?);
        } else if is_after_comma && table.constraints.is_empty() {
            table.columns.push(parse_column(&mut cursor)?);
        } else {
            break;
        }
    }
    cursor.expect_symbol(")")?;
    parse_options(&mut cursor, &mut table)?;
    cursor.expect_end()?;
    Ok(table)
}

/// Whether a constraint of the table stands here. The words are reserved: a column so called is in
/// quotes. After the first constraint, commas may be missing.
fn begins_table_constraint(cursor: &Cursor<'_>) -> bool {
    ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|word| cursor.is_at_word(word))
}

fn parse_options(cursor: &mut Cursor<'_>, table: &mut TableText<'_>) -> Result<(), ParseError> {
    if cursor.is_at_end() || cursor.is_at_symbol(";") {
        return Ok(());
    }
    loop {
        if cursor.accept("STRICT") {
            table.is_strict = true;
        } else if cursor.accept_words(&["WITHOUT", "ROWID"]) {
            table.is_without_rowid = true;
        } else {
            return Err(cursor.expected("`STRICT` or `WITHOUT ROWID`"));
        }
        if !cursor.accept_symbol(",") {
            return Ok(());
        }
    }
}
