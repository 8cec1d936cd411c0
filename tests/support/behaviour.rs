//! Behaviour files: what a schema must allow, refuse and answer, on every engine.
//!
//! ```text
//! # two live users may not share an address
//! > INSERT INTO users (email) VALUES ('a')
//! ! unique|duplicate :: INSERT INTO users (email) VALUES ('A')
//! ? SELECT count(*) FROM users => 1
//! [mysql,mariadb] ? SELECT … => a|b
//! ```
//!
//! `>` must succeed, `!` must fail with a message that contains one of the words (case aside), `?`
//! must answer these rows: values separated by `|`, rows by `;`, NULL as `NULL`. A list of engines in
//! front limits a line to them. A line that ends in `\` goes on in the next.
//!
//! Values that each dialect stores in its own form are written `$uuid(7)`, `$decimal(12.50)` (of
//! scale 2), `$time(2024-01-31T10:00:00)`.

use schema_as_code::dialect::Dialect;

use crate::{Database, database::TextRow};

/// Runs every line of `text`, the behaviour file of `case`, for which `database` is the engine.
///
/// # Panics
/// At the first line that does not behave, with its number; and when no line is for the engine.
pub fn check(database: &mut Database, case: &str, text: &str) {
    let mut checked = 0;
    for (number, line) in lines(text) {
        let Some(line) = for_engine(&line, database.engine().name()) else { continue };
        let line = spell(line, database.engine().dialect());
        if let Err(fault) = check_line(database, &line) {
            panic!("{case} on {}: line {number}: {line}\n  {fault}", database.engine());
        }
        checked += 1;
    }
    assert!(checked > 0, "{case} on {}: no behaviour was checked", database.engine());
}

/// Logical lines with the number of their first physical one; comments and empty lines left out.
fn lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (number, physical) in (1..).zip(text.lines()) {
        let physical = physical.trim();
        let (content, continues) = match physical.strip_suffix('\\') {
            Some(content) => (content.trim_end(), true),
            None => (physical, false),
        };
        if goes_on && let Some((_, line)) = lines.last_mut() {
            line.push(' ');
            line.push_str(content);
        } else if !content.is_empty() && !content.starts_with('#') {
            lines.push((number, content.to_owned()));
        }
        goes_on = continues;
    }
    lines
}

fn for_engine<'a>(line: &'a str, engine: &str) -> Option<&'a str> {
    let Some(rest) = line.strip_prefix('[') else { return Some(line) };
    let (engines, rest) = rest.split_once(']').expect("a list of engines is closed by `]`");
    engines.split(',').any(|name| name.trim() == engine).then(|| rest.trim_start())
}

/// Replaces `$uuid(…)`, `$decimal(…)` and `$time(…)` by the dialect's stored form.
fn spell(line: &str, dialect: Dialect) -> String {
    let mut spelled = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('$') {
        spelled.push_str(before);
        let found = ["uuid", "decimal", "time"].into_iter().find_map(|kind| {
            let (value, rest) = after.strip_prefix(kind)?.strip_prefix('(')?.split_once(')')?;
            Some((kind, value, rest))
        });
        let Some((kind, value, after)) = found else {
            spelled.push('$');
            rest = after;
            continue;
        };
        spelled.push_str(&match kind {
            "uuid" => uuid(value, dialect),
            "decimal" => decimal(value, dialect),
            _ => time(value, dialect),
        });
        rest = after;
    }
    spelled + rest
}

fn uuid(number: &str, dialect: Dialect) -> String {
    let number: u64 = number.parse().expect("a uuid is given as a number");
    match dialect {
        Dialect::Postgres => format!("'00000000-0000-4000-8000-{number:012x}'"),
        Dialect::MySql | Dialect::MariaDb | Dialect::Sqlite => {
            format!("x'000000000000400080000000{number:08x}'")
        }
    }
}

fn decimal(digits: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => {
            let scaled: i64 = digits.replace('.', "").parse().expect("a decimal is given with its digits");
            scaled.to_string()
        }
        Dialect::Postgres | Dialect::MySql | Dialect::MariaDb => digits.to_owned(),
    }
}

fn time(text: &str, dialect: Dialect) -> String {
    match dialect {
        Dialect::Sqlite => format!("'{text}+00:00'"),
        Dialect::Postgres => format!("'{text}Z'"),
        Dialect::MySql | Dialect::MariaDb => format!("'{}'", text.replace('T', " ")),
    }
}

fn check_line(database: &mut Database, line: &str) -> Result<(), String> {
    if let Some(sql) = line.strip_prefix("> ") {
        database.execute(sql)
    } else if let Some(rest) = line.strip_prefix("! ") {
        let (words, sql) = rest.split_once(" :: ").ok_or("a `!` line needs ` :: ` between words and SQL")?;
        match database.execute(sql) {
            Ok(()) => Err("was accepted".to_owned()),
            Err(message)
                if words.split('|').any(|word| message.to_lowercase().contains(&word.to_lowercase())) =>
            {
                Ok(())
            }
            Err(message) => Err(format!("was refused, but for another reason: {message}")),
        }
    } else if let Some(rest) = line.strip_prefix("? ") {
        let (sql, expected) = rest.rsplit_once(" => ").ok_or("a `?` line needs ` => ` before the answer")?;
        let answer = print(&database.query(sql)?);
        if answer == expected.trim() { Ok(()) } else { Err(format!("answered {answer}")) }
    } else {
        Err("a line starts with `>`, `!` or `?`".to_owned())
    }
}

fn print(rows: &[TextRow]) -> String {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|value| value.as_deref().unwrap_or("NULL")).collect::<Vec<_>>().join("|"));
    rows.collect::<Vec<_>>().join(";")
}
