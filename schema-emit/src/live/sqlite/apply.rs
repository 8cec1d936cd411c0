//! Running a script as a whole or not at all.

use rusqlite::Connection;

use super::token::tokenize;
use crate::render::Script;

/// Why a script was not applied. The database and its settings are as they were before.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// The caller's transaction is open: settings such as `foreign_keys` would be ignored in it.
    #[error("a transaction is open on the connection: commit it before the script is applied")]
    InTransaction,
    /// The connection's settings cannot be read.
    #[error("the connection's settings cannot be read: {0}")]
    Settings(#[source] rusqlite::Error),
    /// A statement failed.
    #[error("statement {number} failed: {}\n  {}", message(.source), first_line(.sql))]
    Statement {
        /// Its place in the script, from 1.
        number: usize,
        /// Its text.
        sql: String,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The last statement left a transaction open.
    #[error("the script begins a transaction and does not end it")]
    Unfinished,
    /// A statement failed, and the way back did, too: the connection is not to be trusted.
    #[error("{cause}; after it, `{sql}` failed as well: close the connection")]
    NotRestored {
        /// What failed first.
        cause: Box<ApplyError>,
        /// What was to restore the connection.
        sql: String,
        /// What SQLite says to that.
        source: rusqlite::Error,
    },
}

/// Settings that a script changes around its work.
const SETTINGS: [&str; 4] =
    ["foreign_keys", "legacy_alter_table", "recursive_triggers", "ignore_check_constraints"];

/// Runs `statements` in order.
///
/// A script without a `BEGIN` of its own runs in one transaction; pragmas before its first other
/// statement run before that transaction, because some are ignored inside.
///
/// # Errors
/// When a statement fails, the transaction is rolled back, `foreign_keys`, `legacy_alter_table`,
/// `recursive_triggers` and `ignore_check_constraints` are set to what they were, and the error names
/// the statement.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::apply;
///
/// let database = rusqlite::Connection::open_in_memory()?;
/// let error = apply(&database, ["CREATE TABLE customer (id INTEGER)", "CREATE TABEL product (id INTEGER)"])
///     .expect_err("the second statement is misspelled");
/// assert!(error.to_string().starts_with("statement 2 failed"));
/// assert!(!database.table_exists(None, "customer")?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply<'s>(
    database: &Connection,
    statements: impl IntoIterator<Item = &'s str>,
) -> Result<(), ApplyError> {
    if !database.is_autocommit() {
        return Err(ApplyError::InTransaction);
    }
    let statements: Vec<&str> = statements.into_iter().collect();
    let settings = SETTINGS
        .into_iter()
        .map(|setting| Ok((setting, database.pragma_query_value(None, setting, |row| row.get(0))?)))
        .collect::<rusqlite::Result<Vec<(&str, i64)>>>()
        .map_err(ApplyError::Settings)?;
    run(database, &statements).map_err(|cause| restore(database, &settings, cause))
}

/// Runs `script`, as [`apply`] does.
///
/// # Errors
/// As [`apply`]; statements are counted from the script's first pragma.
pub fn apply_script(database: &Connection, script: &Script) -> Result<(), ApplyError> {
    apply(database, script.texts())
}

fn run(database: &Connection, statements: &[&str]) -> Result<(), ApplyError> {
    let begins_itself =
        statements.iter().any(|sql| begins_with(sql, "BEGIN") || begins_with(sql, "SAVEPOINT"));
    let mut is_ours = false;
    for (place, sql) in statements.iter().enumerate() {
        let failed = |source| ApplyError::Statement { number: place + 1, sql: (*sql).to_owned(), source };
        if !begins_itself && !is_ours && !begins_with(sql, "PRAGMA") {
            database.execute_batch("BEGIN IMMEDIATE").map_err(failed)?;
            is_ours = true;
        }
        database.execute_batch(sql).map_err(failed)?;
    }
    if is_ours {
        let sql = "COMMIT".to_owned();
        let failed = |source| ApplyError::Statement { number: statements.len() + 1, sql, source };
        return database.execute_batch("COMMIT").map_err(failed);
    }
    if database.is_autocommit() { Ok(()) } else { Err(ApplyError::Unfinished) }
}

fn begins_with(sql: &str, word: &str) -> bool {
    tokenize(sql).is_ok_and(|tokens| tokens.tokens.first().is_some_and(|token| token.is_word(word)))
}

fn restore(database: &Connection, settings: &[(&str, i64)], mut cause: ApplyError) -> ApplyError {
    let rollback = (!database.is_autocommit()).then(|| "ROLLBACK".to_owned());
    let pragmas = settings.iter().map(|(setting, value)| format!("PRAGMA {setting} = {value}"));
    for sql in rollback.into_iter().chain(pragmas) {
        if let Err(source) = database.execute_batch(&sql) {
            cause = ApplyError::NotRestored { cause: Box::new(cause), sql, source };
        }
    }
    cause
}

/// What SQLite says, without the statement, which is said anyway.
fn message(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}

fn first_line(sql: &str) -> String {
    const LONGEST: usize = 120;
    let line = sql.trim_start().lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line.to_owned(),
    }
}
