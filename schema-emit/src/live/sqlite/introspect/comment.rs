//! The comments inside the text of a `CREATE TABLE`, which SQLite keeps.
//!
//! A comment is about the table where it stands before the first column on the line of the `(`, or in
//! front of the `(`. It is about the column in whose line it stands, else about the column that
//! follows. Comments among the constraints are about neither. Several about one thing are its lines.

use crate::live::sqlite::{
    parse::{ParseError, TableText},
    token::{Comment, Token, tokenize},
};

/// What the comments of a table say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    pub(super) table: Option<String>,
    /// One for each column.
    pub(super) columns: Vec<Option<String>>,
}

pub(super) fn read(sql: &str, table: &TableText<'_>) -> Result<Comments, ParseError> {
    let pieces = tokenize(sql)?;
    let mut comments = Comments { table: None, columns: vec![None; table.columns.len()] };
    for comment in &pieces.comments {
        match subject(sql, table, &pieces.tokens, comment) {
            Some(Subject::Table) => add_line(&mut comments.table, comment.text),
            Some(Subject::Column(place)) => add_line(&mut comments.columns[place], comment.text),
            None => {}
        }
    }
    Ok(comments)
}

enum Subject {
    Table,
    Column(usize),
}

fn subject(sql: &str, table: &TableText<'_>, tokens: &[Token<'_>], comment: &Comment<'_>) -> Option<Subject> {
    let next = tokens.iter().find(|token| token.start > comment.start)?;
    let previous = tokens.iter().rev().find(|token| token.start < comment.start)?;
    let between = sql.get(previous.start + previous.text.len()..comment.start)?;
    let is_in_line = !between.contains('\n');
    if comment.start < table.opening || previous.start == table.opening && is_in_line {
        return Some(Subject::Table);
    }
    if comment.start > table.end_of_columns {
        return None;
    }
    let following = table.columns.iter().position(|column| column.start == next.start);
    let preceding = table.columns.iter().rposition(|column| column.start < comment.start);
    match (following, preceding) {
        (_, Some(place)) if is_in_line => Some(Subject::Column(place)),
        (Some(place), _) => Some(Subject::Column(place)),
        // Alone on its line in front of the first constraint, or of the end.
        (None, _) if next.start == table.end_of_columns => None,
        (None, place) => place.map(Subject::Column),
    }
}

fn add_line(text: &mut Option<String>, line: &str) {
    let line = line.trim();
    match text {
        Some(text) => {
            text.push('\n');
            text.push_str(line);
        }
        None => *text = Some(line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Comments, read};
    use crate::live::sqlite::parse::parse_table;

    fn comments(sql: &str) -> Comments {
        read(sql, &parse_table(sql).expect("the text is SQL")).expect("the text is SQL")
    }

    fn columns(sql: &str) -> Vec<Option<String>> {
        let comments = comments(sql);
        assert_eq!(comments.table, None);
        comments.columns
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn reads_comments_at_the_end_of_lines() {
        let sql = "CREATE TABLE t (\n  id INTEGER PRIMARY KEY, -- surrogate\n  email TEXT /* pii:email */\n) STRICT";
        assert_eq!(columns(sql), [some("surrogate"), some("pii:email")]);
        let sql = "CREATE TABLE t (a TEXT -- first\n, b TEXT -- second\n, CHECK (a > b) -- third\n)";
        assert_eq!(columns(sql), [some("first"), some("second")]);
    }

    #[test]
    fn reads_comments_above_columns() {
        let sql = "CREATE TABLE t (\n  -- one\n  -- two\n  a TEXT,\n  /* three */ b TEXT\n  NOT NULL,\n  -- four\n  c)";
        assert_eq!(columns(sql), [some("one\ntwo"), some("three"), some("four")]);
    }

    #[test]
    fn reads_comments_of_the_table() {
        for sql in ["CREATE TABLE t -- People\n(a TEXT)", "CREATE TABLE t ( -- People\n  a TEXT)"] {
            assert_eq!(comments(sql), Comments { table: some("People"), columns: vec![None] });
        }
    }

    #[test]
    fn leaves_comments_among_constraints_alone() {
        let sql = "CREATE TABLE t (\n  a TEXT,\n  -- why\n  CHECK (a > 'x' /* x */), -- because\n  UNIQUE (a)\n  -- end\n)";
        assert_eq!(columns(sql), [None]);
    }
}
