//! What statements make of nothing, without leaving anything behind.

use super::{answer::Answer, introspect};
use crate::live::{IntrospectError, Introspection, Server};

/// Reads what the statements `create` make of an empty schema, in a transaction that is rolled back.
///
/// They are the statements of a create script without those around them ([`Script::statements`]); what they name without
/// a schema is made in the empty one. A script that makes named schemas needs an empty database of its own, which is read
/// with [`introspect`]. No transaction may be open.
///
/// # Errors
/// When a statement fails, when one ends the transaction, and as [`introspect`]. The server commits nothing, because the
/// transaction breaks a deferred constraint; a statement that rolls back is noticed before the next one is run. What stays
/// is only what such a text does itself behind its `ROLLBACK`.
///
/// # Example
/// ```no_run
/// use schema_as_code_emit::{
///     live::{Drift, Server, postgres},
///     render::Script,
/// };
///
/// fn drift<S: Server>(server: &mut S, create: &Script) -> Result<Drift, Box<dyn std::error::Error>> {
///     let declared = postgres::rehearse(server, create.statements())?;
///     Ok(Drift::between(postgres::introspect(server, &[])?, &declared)?)
/// }
/// ```
///
/// [`Script::statements`]: crate::render::Script::statements
pub fn rehearse<'c, S: Server>(
    server: &mut S,
    create: impl IntoIterator<Item = &'c str>,
) -> Result<Introspection, IntrospectError<S::Error>> {
    let made = BEGIN.into_iter().chain(create).try_for_each(|sql| run(server, sql));
    let found = made.and_then(|()| is_in_scratch(server)).and_then(|()| introspect(server, &[]));
    let undone = server.rows("ROLLBACK").map(drop).map_err(IntrospectError::Server);
    let found = found?;
    undone?;
    Ok(found)
}

/// Makes the scratch, and a second schema in which two rows are one too many as soon as the transaction is committed.
const BEGIN: [&str; 5] = [
    "BEGIN",
    "CREATE SCHEMA schema_as_code_guard CREATE TABLE twice \
     (one int CONSTRAINT a_rehearsal_is_not_committed UNIQUE DEFERRABLE INITIALLY DEFERRED)",
    "INSERT INTO schema_as_code_guard.twice VALUES (1), (1)",
    "CREATE SCHEMA schema_as_code_scratch",
    "SET LOCAL search_path = schema_as_code_scratch",
];

fn run<S: Server>(server: &mut S, sql: &str) -> Result<(), IntrospectError<S::Error>> {
    let is_run = server.rows(sql).map(drop).map_err(IntrospectError::Server);
    let may_end = is_run.is_err() || ["ROLLBACK", "ABORT"].iter().any(|word| has_word(sql, word));
    // Within a transaction that has failed no question is answered.
    match may_end.then(|| is_in_scratch(server)) {
        Some(Err(IntrospectError::Ended)) => Err(IntrospectError::Ended),
        _ => is_run,
    }
}

fn has_word(sql: &str, word: &str) -> bool {
    sql.as_bytes().windows(word.len()).any(|found| found.eq_ignore_ascii_case(word.as_bytes()))
}

/// The path of the transaction ends with it: what is read then is the live database, which never differs from itself.
fn is_in_scratch<S: Server>(server: &mut S) -> Result<(), IntrospectError<S::Error>> {
    let rows = server.rows("SELECT pg_catalog.current_schema()::text").map_err(IntrospectError::Server)?;
    let schema = Answer::new("the scratch", rows.into_iter().next().unwrap_or_default()).optional()?;
    if schema.as_deref() == Some("schema_as_code_scratch") { Ok(()) } else { Err(IntrospectError::Ended) }
}
