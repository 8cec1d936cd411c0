//! Declared facts about values: dependencies, copies, waivers.

use super::ColumnIndex;

/// A declared dependency between columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DependencyDef {
    /// Rows that agree on `determinant` agree on `dependent`.
    Functional {
        /// The left side.
        determinant: &'static [ColumnIndex],
        /// The right side.
        dependent: &'static [ColumnIndex],
    },
    /// For each value of `determinant`, the set of `dependent` values is independent of the rest.
    Multivalued {
        /// The left side.
        determinant: &'static [ColumnIndex],
        /// The right side.
        dependent: &'static [ColumnIndex],
    },
}

/// Columns that repeat columns of a related entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CopyDef {
    /// Whether the copies stay as they were or follow the original.
    pub kind: CopyKind,
    /// The columns of the relation that leads to the original.
    pub relation: &'static [ColumnIndex],
    /// The copies.
    pub columns: &'static [CopiedColumn],
    /// Why they exist.
    pub reason: &'static str,
}

/// One copied column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CopiedColumn {
    /// The copy, on this entity.
    pub column: ColumnIndex,
    /// The field of the related entity.
    pub source: &'static str,
}

/// How a copy relates to its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CopyKind {
    /// `#[snapshot]`: the value as of then; the dependency does not hold over time.
    Snapshot,
    /// `#[denormalized(sync(app))]`: kept equal by the application.
    SyncedByApplication,
    /// `#[denormalized(sync(trigger))]`: kept equal by triggers.
    SyncedByTrigger,
}

/// A rule that is waived for an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WaiverDef {
    /// The rule's id.
    pub rule: &'static str,
    /// Why.
    pub reason: &'static str,
}
