//! What statements make of nothing, without leaving anything behind.

use super::introspect;
use crate::live::{IntrospectError, Introspection, Server};

/// Reads what the statements `create` make of an empty schema, in a transaction that is rolled back.
///
/// They are the statements of a create script without those around them ([`Script::statements`]); what they name without
/// a schema is made in the empty one. A script that makes named schemas needs an empty database of its own, which is read
/// with [`introspect`]. No transaction may be open.
///
/// # Errors
/// When a statement fails, and as [`introspect`].
///
/// # Example
/// ```no_run
/// use schema_as_code_emit::{
///     live::{Drift, Server, postgres},
///     render::Script,
/// };
///
/// fn drift<S: Server>(server: &mut S, create: &Script) -> Result<Drift, Box<dyn std::error::Error>> {
///     let declared = postgres::rehearse(server, create.statements.iter().map(|statement| &*statement.sql))?;
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
    let found = made.and_then(|()| introspect(server, &[]));
    let undone = server.rows("ROLLBACK").map(drop).map_err(IntrospectError::Server);
    let found = found?;
    undone?;
    Ok(found)
}
