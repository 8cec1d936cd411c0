//! How a database differs from what its create script makes.

use super::introspect;
use crate::live::{Drift, DriftError, Server};

/// Compares the current database of `live` with that of `scratch`, another database on the same server, which received
/// the create script.
///
/// # Errors
/// When one of the databases cannot be read back, contradicts itself, or is of another version than the other.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::{DriftError, Server, mysql};
///
/// /// Refuses to start on a database that somebody has changed by hand.
/// fn is_as_declared<S: Server>(live: &mut S, scratch: &mut S) -> Result<bool, DriftError<S::Error, S::Error>> {
///     Ok(mysql::drift(live, scratch)?.is_empty())
/// }
/// ```
pub fn drift<L: Server, D: Server>(
    live: &mut L,
    scratch: &mut D,
) -> Result<Drift, DriftError<L::Error, D::Error>> {
    let declared = introspect(scratch).map_err(DriftError::Declared)?;
    let live = introspect(live).map_err(DriftError::Live)?;
    Drift::of_servers(live, &declared)
}
