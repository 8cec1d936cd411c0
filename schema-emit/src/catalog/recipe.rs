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
        /// The columns whose change fires it, the version among them; empty: any.
        columns: Vec<String>,
    },
    /// Refuses a write of a version that is not the next one; SQLite, where the row is touched after.
    GuardVersion {
        /// The version column.
        version: String,
        /// See [`TouchRow::revision`].
        revision: u32,
    },
    /// Takes a row's copies from their originals.
    TakeCopies(super::TakeCopies),
    /// Hands a row's originals on to their copies.
    SpreadCopies(super::SpreadCopies),
}

/// Keeps timestamps, version and actor of a row; one trigger for all, because two would each see the
/// other's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchRow {
    /// On insert or on update.
    pub on: super::TriggerEvent,
    /// The key, by which a trigger that runs after the row finds it.
    pub key: Vec<String>,
    /// The user's columns: when none of them changes, nothing is touched. Where triggers call functions,
    /// the trigger's [`CallRoutine`](Recipe::CallRoutine) compares, and these are not looked at.
    pub compared: Vec<ComparedColumn>,
    /// Set to the current time.
    pub updated_at: Option<(String, Box<super::Expr>)>,
    /// Counted up by one; a written value that is neither the row's nor the next one is refused.
    pub version: Option<String>,
    /// Set to the acting user, where one is known: `app.user_id` on PostgreSQL, `@app_user_id` on MySQL
    /// and MariaDB.
    pub actors: Vec<ActorColumn>,
    /// SQLite, which has no session settings: the one-row table whose `user_id` is the acting user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<super::Name>,
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
