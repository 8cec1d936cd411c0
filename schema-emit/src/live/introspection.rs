//! What is read back from a database, whatever its dialect.

use crate::catalog::{Catalog, ObjectId};

/// What a database holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Introspection {
    /// Tables and what belongs to them, views, types and routines; every definition is `Observed`.
    pub catalog: Catalog,
    /// What is not ours, in a fixed order.
    pub foreign: Vec<ForeignObject>,
    /// Facts about our objects that a catalog has no place for.
    pub unheld: Vec<Unheld>,
}

impl Introspection {
    /// A database in which nothing was found yet.
    pub(in crate::live) const fn new(catalog: Catalog) -> Self {
        Self { catalog, foreign: Vec::new(), unheld: Vec::new() }
    }

    /// Notes facts that the catalog has no place for.
    pub(in crate::live) fn note(&mut self, object: &ObjectId, facts: impl IntoIterator<Item = String>) {
        self.unheld.extend(facts.into_iter().map(|fact| Unheld { object: object.clone(), fact }));
    }
}

/// A fact that a catalog has no place for: `ON CONFLICT` on SQLite, a policy on PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unheld {
    /// The object it is about.
    pub object: ObjectId,
    /// The fact.
    pub fact: String,
}

/// An object that is neither compared nor dropped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ForeignObject {
    /// What it is.
    pub kind: ForeignKind,
    /// Its name.
    pub name: String,
}

/// Why an object is not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ForeignKind {
    /// A kind of table that a catalog cannot say: partitioned, on another server.
    Table,
    /// A materialized view, or what belongs to a view: a trigger, a rule; to a comparison, a view that is not declared.
    View,
    /// A sequence that is no identity column's.
    Sequence,
    /// A type other than an enum: a domain, a range, a row.
    Type,
    /// A function or procedure that no trigger of ours calls.
    Routine,
    /// A job that the server runs by the clock; MySQL, MariaDB.
    Event,
    /// An extension, with everything that it brought; PostgreSQL.
    Extension,
    /// Something that a catalog knows nothing of: an operator, a collation, a text-search configuration.
    Other,
    /// A virtual table; SQLite. An FTS5 table that triggers on our tables keep in step is a search of ours.
    Virtual,
    /// A table in which a virtual table keeps its rows; SQLite.
    Shadow,
    /// Of the database itself: counters, statistics; SQLite.
    Internal,
    /// The journal of a migration runner.
    Runner,
}

/// Tables in which migration runners keep their journal.
const RUNNER_TABLES: [&str; 6] = [
    "_sqlx_migrations",
    "refinery_schema_history",
    "__diesel_schema_migrations",
    "schema_migrations",
    "flyway_schema_history",
    "seaql_migrations",
];

/// Whether a table is the journal of a migration runner.
pub(in crate::live) fn is_runner_table(name: &str) -> bool {
    RUNNER_TABLES.iter().any(|table| name.eq_ignore_ascii_case(table))
}
