//! How a database differs from what its create script makes.
//!
//! Only texts that SQLite itself keeps can be compared with each other. So the script runs on a
//! scratch database in memory, and what is read from there is compared with what is read from the
//! live one.

use rusqlite::Connection;

use super::{ApplyError, IntrospectError, apply, introspect};
use crate::{live::Drift, plan::PlanError};

/// Why drift cannot be told.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DriftError {
    /// There is no scratch database.
    #[error("no scratch database in memory: {0}")]
    Scratch(#[from] rusqlite::Error),
    /// The create script does not run.
    #[error("the create script does not run on an empty database: {0}")]
    Create(#[from] ApplyError),
    /// The live database is not understood.
    #[error("the live database: {0}")]
    Live(#[source] IntrospectError),
    /// What the script makes is not understood.
    #[error("what the create script makes: {0}")]
    Declared(#[source] IntrospectError),
    /// One of the two contradicts itself.
    #[error("the databases cannot be compared: {0}")]
    Plan(#[source] Box<PlanError>),
}

/// Compares `live` with what the statements `create` make of an empty database.
///
/// # Errors
/// When `create` does not run, and when one of the databases cannot be read back.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::drift;
///
/// let create = ["CREATE TABLE \"customer\" (\"id\" INTEGER PRIMARY KEY)"];
/// let live = rusqlite::Connection::open_in_memory()?;
/// live.execute_batch("create table customer ([id] INTEGER primary key)")?;
/// assert!(drift(&live, create)?.is_empty());
///
/// live.execute_batch("ALTER TABLE customer ADD COLUMN email TEXT")?;
/// assert_eq!(drift(&live, create)?.plan.steps.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn drift<'s>(live: &Connection, create: impl IntoIterator<Item = &'s str>) -> Result<Drift, DriftError> {
    let scratch = Connection::open_in_memory()?;
    apply(&scratch, create)?;
    let declared = introspect(&scratch).map_err(DriftError::Declared)?;
    let live = introspect(live).map_err(DriftError::Live)?;
    Drift::between(live, &declared).map_err(|error| DriftError::Plan(Box::new(error)))
}
