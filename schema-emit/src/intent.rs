//! What a migration must know that is not state: renames, and words for the reader of the SQL.
//!
//! Intent travels beside the catalog. A `was(...)` that disappears from the code is not a change of
//! the database.

use serde::{Deserialize, Serialize};

use crate::catalog::{Name, ObjectId, Text};

/// What the declaration says beyond the state it asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    /// Columns that had other names.
    pub renames: Vec<Rename>,
    /// Comments for the SQL script: emulations, reasons.
    pub notes: Vec<Note>,
    /// What a target with the role `test` leaves out; listed in the script's header.
    pub omissions: Vec<String>,
}

/// A column that had another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rename {
    /// The table.
    pub table: Name,
    /// Names it had, oldest last.
    pub previous: Vec<Text>,
    /// The name it has.
    pub next: Text,
}

/// A comment for the SQL that makes an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The object.
    pub object: ObjectId,
    /// One line.
    pub text: Text,
}
