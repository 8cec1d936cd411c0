//! What a database file holds, as facts that two moments can be compared by.
//!
//! A second opinion beside the catalog: it rests on the stored texts in their normal form, not on
//! the parser that reads them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{
    IntrospectError, Names,
    introspect::is_fts5,
    normalize,
    parse::ParseError,
    query::{self, ColumnRow, SchemaRow},
};

/// Everything that makes the schema of a database file.
///
/// The counters of `AUTOINCREMENT` and the statistics of `ANALYZE` are no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    facts: BTreeMap<String, String>,
}

impl Fingerprint {
    /// What is said of what, by subject.
    pub fn facts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.facts.iter().map(|(subject, text)| (subject.as_str(), text.as_str()))
    }

    /// The SHA-256 of the facts, as 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        let mut hash = Sha256::new();
        for part in self.facts.iter().flat_map(|(subject, text)| [subject, text]) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let mut hex = String::new();
        for byte in hash.finalize() {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

/// The fingerprint of the file of `database`.
///
/// # Errors
/// When the database cannot be read, or when a stored text is not SQL.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::{difference, fingerprint};
///
/// let database = rusqlite::Connection::open_in_memory()?;
/// let before = fingerprint(&database)?;
/// database.execute_batch("CREATE TABLE customer (id INTEGER PRIMARY KEY)")?;
/// let after = fingerprint(&database)?;
/// assert_ne!(before.hex(), after.hex());
/// assert_eq!(difference(&before, &after).len(), 2);
///
/// database.execute_batch("DROP TABLE customer")?;
/// assert_eq!(fingerprint(&database)?, before);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fingerprint(database: &Connection) -> Result<Fingerprint, IntrospectError> {
    let _snapshot = if database.is_autocommit() { Some(database.unchecked_transaction()?) } else { None };
    let rows: Vec<SchemaRow> = query::schema(database)?.into_iter().filter(|row| !is_counter(row)).collect();
    let mut facts = BTreeMap::new();
    let mut names = Names::from_iter(["rowid", "oid", "_rowid_", "new", "old"]);
    names.extend(rows.iter().map(|row| &row.name));
    // A virtual table whose module is not there has no columns to ask for; its text is a fact.
    let listed: BTreeSet<&String> =
        rows.iter().filter(|row| row.kind == "table").map(|row| &row.name).collect();
    let stored = query::tables(database)?.into_iter().filter(|table| table.kind == "table");
    for table in stored.filter(|table| listed.contains(&table.name)) {
        for column in query::columns(database, &table.name)? {
            names.extend([&column.name]);
            facts.insert(format!("column {}.{}", table.name, column.name), column_fact(&column));
        }
    }
    for row in &rows {
        let subject = format!("{} {}", row.kind, row.name);
        let text = match &row.sql {
            Some(sql) => normalize(sql, &names).map_err(|error| {
                let object = format!("{} `{}`", row.kind, row.name);
                IntrospectError::unreadable(&object, ParseError::from(error))
            })?,
            None => format!("of a constraint of {}", row.table),
        };
        if is_fts5(row)
            && let Some(rank) = query::rank(database, &row.name)?
        {
            facts.insert(format!("rank {}", row.name), rank);
        }
        facts.insert(subject, text);
    }
    for pragma in ["user_version", "application_id"] {
        let value: i64 = database.pragma_query_value(Some("main"), pragma, |row| row.get(0))?;
        facts.insert(format!("pragma {pragma}"), value.to_string());
    }
    Ok(Fingerprint { facts })
}

/// SQLite keeps `sqlite_sequence` when the last table that needs it is gone.
fn is_counter(row: &SchemaRow) -> bool {
    row.table == "sqlite_sequence" || row.table.starts_with("sqlite_stat")
}

/// The exact name is in the subject; the texts have lost its case.
fn column_fact(column: &ColumnRow) -> String {
    let ColumnRow { name: _, ty, is_not_null, default: _, key_position, hidden } = column;
    let null = if *is_not_null { "not null" } else { "null" };
    let key = if *key_position == 0 { String::new() } else { format!(", key {key_position}") };
    let hidden = match hidden {
        0 => "",
        2 => ", virtual",
        3 => ", stored",
        _ => ", hidden",
    };
    format!("{ty} {null}{key}{hidden}")
}

/// What differs between two fingerprints, a line each: `-` for what only the first says, `+` for what
/// only the second says. Empty where they are equal.
#[must_use]
pub fn difference(first: &Fingerprint, second: &Fingerprint) -> Vec<String> {
    let mut lines = Vec::new();
    let mut subjects: Vec<&String> = first.facts.keys().chain(second.facts.keys()).collect();
    subjects.sort();
    subjects.dedup();
    for subject in subjects {
        match (first.facts.get(subject), second.facts.get(subject)) {
            (Some(first), Some(second)) if first == second => {}
            (Some(first), Some(second)) => {
                let (first, second) = where_they_differ(first, second);
                lines.push(format!("- {subject}: {first}"));
                lines.push(format!("+ {subject}: {second}"));
            }
            (Some(first), None) => lines.push(format!("- {subject}: {first}")),
            (None, Some(second)) => lines.push(format!("+ {subject}: {second}")),
            (None, None) => {}
        }
    }
    lines
}

/// The parts of two texts that differ, with a few words around them.
fn where_they_differ(first: &str, second: &str) -> (String, String) {
    const AROUND: usize = 4;
    let first: Vec<&str> = first.split(' ').collect();
    let second: Vec<&str> = second.split(' ').collect();
    let shared = |(first, second): &(&&str, &&str)| first == second;
    let before = first.iter().zip(&second).take_while(shared).count();
    let most = first.len().min(second.len()) - before;
    let after = first.iter().rev().zip(second.iter().rev()).take(most).take_while(shared).count();
    let cut = |words: &[&str]| {
        let start = before.saturating_sub(AROUND);
        let end = (words.len() - after + AROUND).min(words.len());
        let head = if start == 0 { "" } else { "… " };
        let tail = if end == words.len() { "" } else { " …" };
        format!("{head}{}{tail}", words[start..end].join(" "))
    };
    (cut(&first), cut(&second))
}

#[cfg(test)]
mod tests {
    use super::where_they_differ;

    #[test]
    fn shows_the_words_that_differ() {
        let first = "a b c d e f g h i j k l m n";
        let second = "a b c d e f X h i j k l m n";
        let (first, second) = where_they_differ(first, second);
        assert_eq!(first, "… c d e f g h i j k …");
        assert_eq!(second, "… c d e f X h i j k …");
    }

    #[test]
    fn shows_what_is_longer() {
        assert_eq!(where_they_differ("a a", "a a a"), ("a a".to_owned(), "a a a".to_owned()));
        assert_eq!(where_they_differ("", "a"), (String::new(), "a".to_owned()));
    }
}
