//! A database as a catalog.

use super::{
    column, constraint, enumeration, foreign, index, reading::Reading, relation, routine, session, trigger,
    unheld,
};
use crate::live::{IntrospectError, Introspection, Server};

/// Reads what is in the connection's own schema (`SELECT current_schema()`) and in those called `namespaces`.
///
/// What is in the connection's own schema has no schema in the catalog, so that the same schema can be read in two
/// places. One of `namespaces` that is not there is not in the catalog. Definitions are the server's own texts. Owners,
/// privileges, tablespaces and what belongs to the whole database are not read.
///
/// The session's settings are changed and given back: not, however, when the connection is lost or its transaction
/// fails meanwhile.
///
/// # Errors
/// When the server refuses a query or answers something else than it was asked for, when it is older than PostgreSQL 14,
/// and when the connection has no schema of its own.
///
/// # Example
/// ```no_run
/// use schema_as_code_emit::live::{IntrospectError, Server, postgres::introspect};
///
/// fn tables<S: Server>(server: &mut S) -> Result<Vec<String>, IntrospectError<S::Error>> {
///     let found = introspect(server, &["auth"])?;
///     Ok(found.catalog.tables.iter().map(|table| table.name.to_string()).collect())
/// }
/// ```
pub fn introspect<S: Server>(
    server: &mut S,
    namespaces: &[&str],
) -> Result<Introspection, IntrospectError<S::Error>> {
    let session = session::begin(server)?;
    let found = Reading::begin(server, &session, namespaces).and_then(read);
    let restored = session::end(server, &session);
    let found = found?;
    restored?;
    Ok(found)
}

fn read<S: Server>(mut reading: Reading<'_, S>) -> Result<Introspection, IntrospectError<S::Error>> {
    enumeration::read(&mut reading)?;
    routine::read(&mut reading)?;
    relation::read(&mut reading)?;
    relation::read_dependencies(&mut reading)?;
    column::read(&mut reading)?;
    constraint::read(&mut reading)?;
    index::read(&mut reading)?;
    trigger::read(&mut reading)?;
    unheld::read(&mut reading)?;
    foreign::read(&mut reading)?;
    let mut found = reading.found;
    found.foreign.sort();
    found.unheld.sort();
    Ok(found)
}
