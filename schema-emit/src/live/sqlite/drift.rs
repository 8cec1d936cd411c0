//! How a database differs from what its create script makes.
//!
//! Only texts that SQLite itself keeps can be compared with each other. So the script runs on a
//! scratch database in memory, and what is read from there is compared with what is read from the
//! live one.

use rusqlite::Connection;

use super::{ApplyError, ForeignKind, ForeignObject, IntrospectError, Unheld, apply, introspect};
use crate::{
    catalog::View,
    intent::Intent,
    plan::{Plan, PlanError, plan},
};

/// How a database differs from what its create script makes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// What would lead from the live database to the declared one. To be read, not to be run: its
    /// definitions are SQLite's texts.
    pub plan: Plan<'static>,
    /// Facts of one side only that a catalog has no place for; those of the live database first.
    pub unheld: Vec<Unheld>,
    /// What is in the live database and not ours; no drift.
    pub foreign: Vec<ForeignObject>,
}

impl Drift {
    /// Whether the live database is what the script makes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.plan.steps.is_empty() && self.unheld.is_empty()
    }
}

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
    let mut live = introspect(live).map_err(DriftError::Live)?;
    // Reports of others look at our tables: a view holds nothing that could be wrong.
    let is_declared = |view: &View| declared.catalog.views.iter().any(|other| other.name == view.name);
    for view in live.catalog.views.extract_if(.., |view| !is_declared(view)) {
        live.foreign.push(ForeignObject { kind: ForeignKind::View, name: view.name.name.into_owned() });
    }
    let plan = plan(&live.catalog, &declared.catalog, &Intent::default())
        .map_err(|error| DriftError::Plan(Box::new(error)))?
        .into_owned();
    let only_live = live.unheld.iter().filter(|fact| !declared.unheld.contains(fact));
    let only_declared = declared.unheld.iter().filter(|fact| !live.unheld.contains(fact));
    let unheld = only_live.chain(only_declared).cloned().collect();
    Ok(Drift { plan, unheld, foreign: live.foreign })
}
