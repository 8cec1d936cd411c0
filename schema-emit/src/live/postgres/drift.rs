//! How a database differs from what its create script makes.

use super::introspect;
use crate::live::{Drift, DriftError, Server};

/// Compares the connection's own schema of `live`, and those called `namespaces`, with the same of `scratch`, where the
/// create script has run on nothing.
///
/// The scratch is an empty database, or, where there are no `namespaces`, an empty schema of the same one: in a
/// transaction that makes a schema, sets it as the `search_path`, runs the statements of the script, and is rolled back.
///
/// # Errors
/// When one of the two cannot be read, contradicts itself, or is of another version than the other.
///
/// # Example
/// ```no_run
/// use schema_as_code_emit::live::{DriftError, Server, postgres::drift};
///
/// fn is_as_declared<S: Server>(live: &mut S, scratch: &mut S) -> Result<bool, DriftError<S::Error, S::Error>> {
///     Ok(drift(live, scratch, &[])?.is_empty())
/// }
/// ```
pub fn drift<L: Server, D: Server>(
    live: &mut L,
    scratch: &mut D,
    namespaces: &[&str],
) -> Result<Drift, DriftError<L::Error, D::Error>> {
    let declared = introspect(scratch, namespaces).map_err(DriftError::Declared)?;
    let live = introspect(live, namespaces).map_err(DriftError::Live)?;
    Drift::of_servers(live, &declared)
}
