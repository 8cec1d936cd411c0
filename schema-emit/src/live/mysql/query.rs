//! Questions, and answers in which nothing is missing.

use crate::live::{IntrospectError, Server};

/// The rows of `SELECT columns tail`, each column as text.
pub(super) fn select<S: Server, const N: usize>(
    server: &mut S,
    subject: &'static str,
    columns: [&str; N],
    tail: &str,
) -> Result<Vec<[Option<String>; N]>, IntrospectError<S::Error>> {
    let columns = columns.map(|column| format!("CAST({column} AS CHAR CHARACTER SET utf8mb4)"));
    rows(server, subject, &format!("SELECT {} {tail}", columns.join(", ")))
}

/// The rows of `sql`, which has at least `N` columns; further ones are left alone.
pub(super) fn rows<S: Server, const N: usize>(
    server: &mut S,
    subject: &'static str,
    sql: &str,
) -> Result<Vec<[Option<String>; N]>, IntrospectError<S::Error>> {
    let rows = server.rows(sql).map_err(IntrospectError::Server)?;
    rows.into_iter()
        .map(|mut row| {
            row.truncate(N);
            row.try_into().map_err(|row: Vec<_>| {
                misunderstood(subject, format!("{} columns where {N} were asked for", row.len()))
            })
        })
        .collect()
}

/// The one row of an answer.
pub(super) fn one<E: std::error::Error, const N: usize>(
    rows: Vec<[Option<String>; N]>,
    subject: &'static str,
) -> Result<[Option<String>; N], IntrospectError<E>> {
    let count = rows.len();
    let mut rows = rows.into_iter();
    match (rows.next(), rows.next()) {
        (Some(row), None) => Ok(row),
        _ => Err(misunderstood(subject, format!("{count} rows where one was asked for"))),
    }
}

/// A value that cannot be NULL.
pub(super) fn known<E: std::error::Error>(
    value: Option<String>,
    subject: &'static str,
) -> Result<String, IntrospectError<E>> {
    value.ok_or_else(|| misunderstood(subject, "a value is NULL that cannot be".to_owned()))
}

/// A value that is a number.
pub(super) fn number<E: std::error::Error>(
    value: Option<String>,
    subject: &'static str,
) -> Result<u32, IntrospectError<E>> {
    let text = known(value, subject)?;
    text.parse().map_err(|_| misunderstood(subject, format!("`{text}` is no number")))
}

/// A text, unless it is empty.
pub(super) fn filled(value: Option<String>) -> Option<String> {
    value.filter(|text| !text.is_empty())
}

pub(super) fn misunderstood<E: std::error::Error>(
    subject: &'static str,
    message: String,
) -> IntrospectError<E> {
    IntrospectError::Answer { subject, message }
}
