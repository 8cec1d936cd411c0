//! What `SHOW CREATE` says: read only where the lists of the information schema lose something.

use std::collections::BTreeMap;

use super::{
    query::{known, misunderstood, one, rows},
    text::{self, Token, tokens},
};
use crate::live::{IntrospectError, Server};

/// The parts of a table that its lists may lose.
pub(super) struct ShownTable {
    sql: String,
    pub(super) columns: BTreeMap<String, ShownColumn>,
    /// Of full-text indexes, by name.
    pub(super) parsers: BTreeMap<String, String>,
}

impl ShownTable {
    /// What the check called `name` says.
    ///
    /// Found by the line that it is on, because it comes behind the foreign keys: MariaDB prints those without doubling
    /// the backticks in their names, and everything after them may look quoted. No string is shown with a line end.
    pub(super) fn check(&self, name: &str) -> Option<String> {
        let head = format!("\n  CONSTRAINT {} CHECK ", text::name(name));
        let (_, rest) = self.sql.split_once(&head)?;
        group(rest, &tokens(rest))
    }
}

/// The expressions of a column.
#[derive(Debug, Default)]
pub(super) struct ShownColumn {
    pub(super) default: Option<String>,
    pub(super) generated: Option<String>,
    pub(super) check: Option<String>,
}

pub(super) fn table<S: Server>(server: &mut S, table: &str) -> Result<ShownTable, IntrospectError<S::Error>> {
    const SUBJECT: &str = "SHOW CREATE TABLE";
    let asked = format!("{SUBJECT} {}", text::name(table));
    let [_, sql] = one(rows(server, SUBJECT, &asked)?, SUBJECT)?;
    let sql = known(sql, SUBJECT)?;
    read_table(sql).ok_or_else(|| misunderstood(SUBJECT, format!("`{table}` has no columns")))
}

/// What stands behind `FOR EACH ROW`.
pub(super) fn trigger<S: Server>(server: &mut S, trigger: &str) -> Result<String, IntrospectError<S::Error>> {
    const SUBJECT: &str = "SHOW CREATE TRIGGER";
    let asked = format!("{SUBJECT} {}", text::name(trigger));
    let [_, _, sql] = one(rows(server, SUBJECT, &asked)?, SUBJECT)?;
    let sql = known(sql, SUBJECT)?;
    let body = behind(&sql, &["FOR", "EACH", "ROW"]);
    body.ok_or_else(|| misunderstood(SUBJECT, format!("`{trigger}` has no body")))
}

/// What stands behind `AS`.
pub(super) fn view<S: Server>(server: &mut S, view: &str) -> Result<String, IntrospectError<S::Error>> {
    const SUBJECT: &str = "SHOW CREATE VIEW";
    let asked = format!("{SUBJECT} {}", text::name(view));
    let [_, sql] = one(rows(server, SUBJECT, &asked)?, SUBJECT)?;
    let sql = known(sql, SUBJECT)?;
    behind(&sql, &["AS"]).ok_or_else(|| misunderstood(SUBJECT, format!("`{view}` has no query")))
}

fn behind(sql: &str, words: &[&str]) -> Option<String> {
    let tokens = tokens(sql);
    let found = tokens
        .windows(words.len())
        .find(|found| found.iter().zip(words).all(|(one, word)| one.is_word(word)));
    found.and_then(|found| Some(sql[found.last()?.end()..].trim().to_owned()))
}

fn read_table(sql: String) -> Option<ShownTable> {
    let (mut columns, mut parsers) = (BTreeMap::new(), BTreeMap::new());
    let tokens = tokens(&sql);
    let opening = tokens.iter().position(|token| token.is("("))?;
    for part in parts(&tokens[opening + 1..]) {
        match part.first().and_then(Token::name) {
            Some(name) => drop(columns.entry(name).or_insert_with(|| read_column(&sql, part))),
            None => parsers.extend(parser(part)),
        }
    }
    Some(ShownTable { columns, parsers, sql })
}

/// What commas part, up to the closing parenthesis.
fn parts<'p, 't>(tokens: &'p [Token<'t>]) -> Vec<&'p [Token<'t>]> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (place, token) in tokens.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if depth == 0 && (token.is(",") || token.is(")")) {
            parts.push(&tokens[start..place]);
            start = place + 1;
            if token.is(")") {
                break;
            }
        } else if token.is(")") {
            depth -= 1;
        }
    }
    parts
}

/// The name of a full-text index, and of its parser.
fn parser(part: &[Token<'_>]) -> Option<(String, String)> {
    part.first().filter(|first| first.is_word("FULLTEXT"))?;
    let name = part.iter().find_map(Token::name)?;
    let word = part.iter().position(|token| token.is_word("PARSER"))?;
    Some((name, part.get(word + 1)?.name()?))
}

fn read_column(sql: &str, part: &[Token<'_>]) -> ShownColumn {
    let mut column = ShownColumn::default();
    let mut depth = 0;
    for (place, token) in part.iter().enumerate() {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth -= 1;
        }
        let rest = &part[place + 1..];
        if depth > 0 {
            continue;
        } else if token.is_word("AS") {
            column.generated = group(sql, rest);
        } else if token.is_word("CHECK") {
            column.check = group(sql, rest);
        } else if token.is_word("DEFAULT") {
            column.default = expression(sql, rest);
        }
    }
    column
}

/// What is in the parentheses with which `tokens` begin.
fn group(sql: &str, tokens: &[Token<'_>]) -> Option<String> {
    let (first, rest) = tokens.split_first().filter(|(first, _)| first.is("("))?;
    let mut depth = 1;
    for token in rest {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth -= 1;
        }
        if depth == 0 {
            return Some(sql[first.end()..token.start].to_owned());
        }
    }
    None
}

/// What stands behind `DEFAULT`, up to the next part of the column.
fn expression(sql: &str, tokens: &[Token<'_>]) -> Option<String> {
    const NEXT: [&str; 6] = ["ON", "AUTO_INCREMENT", "COMMENT", "CHECK", "INVISIBLE", "WITHOUT"];
    let first = tokens.first()?;
    let mut depth = 0;
    let mut end = first.end();
    for token in tokens {
        if depth == 0 && NEXT.iter().any(|word| token.is_word(word)) {
            break;
        } else if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth -= 1;
        }
        end = token.end();
    }
    Some(sql[first.start..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{behind, read_table};

    #[test]
    fn the_parts_of_a_table_are_told_apart() {
        let sql = "CREATE TABLE `t` (\n  `a` int(11) DEFAULT (1 + 2) COMMENT 'DEFAULT 9, ('')',\n  \
                   `b` varchar(9) DEFAULT concat('x',')') ON UPDATE now() CHECK (`b` <> 'CHECK'),\n  \
                   `c` text GENERATED ALWAYS AS (concat(`a`,',')) STORED,\n  PRIMARY KEY (`a`),\n  \
                   FULLTEXT KEY `f` (`c`) /*!50100 WITH PARSER `ngram` */ ,\n  FULLTEXT KEY `g` (`c`),\n  \
                   CONSTRAINT `f`k` FOREIGN KEY (`a`) REFERENCES `t` (`a`),\n  \
                   CONSTRAINT `k``1` CHECK ((`a` > (1)))\n) ENGINE=InnoDB COMMENT='CHECK (1)'";
        let table = read_table(sql.to_owned()).expect("it is a table");
        assert_eq!(table.columns["a"].default.as_deref(), Some("(1 + 2)"));
        assert_eq!(table.columns["b"].default.as_deref(), Some("concat('x',')')"));
        assert_eq!(table.columns["b"].check.as_deref(), Some("`b` <> 'CHECK'"));
        assert_eq!(table.columns["c"].generated.as_deref(), Some("concat(`a`,',')"));
        assert_eq!(table.check("k`1").as_deref(), Some("(`a` > (1))"));
        assert_eq!(table.check("k"), None);
        assert_eq!(table.parsers.len(), 1);
        assert_eq!(table.parsers["f"], "ngram");
    }

    #[test]
    fn a_body_begins_behind_the_words_that_are_no_names() {
        let sql = "CREATE TRIGGER `for each row` BEFORE INSERT ON t for each /* now */ row SET @a = 1";
        assert_eq!(behind(sql, &["FOR", "EACH", "ROW"]).as_deref(), Some("SET @a = 1"));
        assert_eq!(behind("nothing", &["AS"]), None);
    }
}
