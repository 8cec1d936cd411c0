//! Code of ours: triggers and functions, described by what they do.
//!
//! A recipe is data. Its SQL is written by the dialect's renderer; when that SQL changes, the
//! revision does, and a migration shows the change as a step.

use serde::{Deserialize, Serialize};

use super::ColumnType;

/// What a trigger or function of ours does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipe {
    /// Keeps timestamps, version and actor of a row.
    TouchRow(TouchRow),
    /// Calls the routine of the same name: a trigger of a dialect whose triggers call functions.
    CallRoutine {
        /// The routine.
        routine: super::Name,
        /// The columns whose change fires it; empty: any.
        columns: Vec<String>,
    },
    /// Refuses a write of a version that is not the next one; SQLite, where the row is touched after.
    GuardVersion {
        /// The version column.
        version: String,
        /// See [`TouchRow::revision`].
        revision: u32,
    },
}

/// Keeps timestamps, version and actor of a row; one trigger for all, because two would each see the
/// other's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchRow {
    /// On insert or on update.
    pub on: super::TriggerEvent,
    /// The key, by which a trigger that runs after the row finds it.
    pub key: Vec<String>,
    /// The user's columns: when none of them changes, nothing is touched.
    pub compared: Vec<ComparedColumn>,
    /// Set to the current time.
    pub updated_at: Option<(String, Box<super::Expr>)>,
    /// Counted up by one; a stale value is refused.
    pub version: Option<String>,
    /// Set to the acting user.
    pub actors: Vec<ActorColumn>,
    /// Of the SQL that this recipe becomes.
    pub revision: u32,
}

/// A column whose change counts as a change of the row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedColumn {
    /// Its name.
    pub name: String,
}

/// A column that holds the acting user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorColumn {
    /// Its name.
    pub name: String,
    /// Its type, to which the session's text is converted.
    pub ty: ColumnType,
    /// Whether the stored form is 16 bytes of a UUID.
    pub is_uuid_bytes: bool,
}
