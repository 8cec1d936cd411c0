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
/// When a statement fails, when one ends the transaction, and as [`introspect`]. What runs behind the end of a transaction
/// stays, and so does the schema `schema_as_code_scratch`.
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
    const BEGIN: [&str; 3] =
        ["BEGIN", "CREATE SCHEMA schema_as_code_scratch", "SET LOCAL search_path = schema_as_code_scratch"];
    let run = |sql: &str| server.rows(sql).map(drop).map_err(IntrospectError::Server);
    let made = BEGIN.into_iter().chain(create).try_for_each(run);
    let found = made.and_then(|()| is_in_scratch(server)).and_then(|()| introspect(server, &[]));
    let undone = server.rows("ROLLBACK").map(drop).map_err(IntrospectError::Server);
    let found = found?;
    undone?;
    Ok(found)
}

/// The path of the transaction ends with it: what is read then is the live database, which never differs from itself.
fn is_in_scratch<S: Server>(server: &mut S) -> Result<(), IntrospectError<S::Error>> {
    let rows = server.rows("SELECT pg_catalog.current_schema()::text").map_err(IntrospectError::Server)?;
    let schema = Answer::new("the scratch", rows.into_iter().next().unwrap_or_default()).optional()?;
    if schema.as_deref() == Some("schema_as_code_scratch") { Ok(()) } else { Err(IntrospectError::Ended) }
}
