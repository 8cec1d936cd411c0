//! Views.

use serde::{Deserialize, Serialize};

use super::{Definition, Name, ObjectId};

/// A view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its name.
    pub name: Name,
    /// What it shows.
    pub definition: Definition,
    /// What it reads: a change of a table's columns takes the view away and makes it again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<ObjectId>,
}
