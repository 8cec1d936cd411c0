//! Objects beside tables, and how any object is named.

use serde::{Deserialize, Serialize};

use super::{Definition, Name};

/// An enum type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumType {
    /// Its name.
    pub name: Name,
    /// Its values, in order.
    pub values: Vec<String>,
    /// Its comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A function that triggers call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routine {
    /// Its name.
    pub name: Name,
    /// Its body.
    pub definition: Definition,
    /// What its body names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<ObjectId>,
}

/// Names an object of a catalog.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectId {
    /// A named schema.
    Namespace(String),
    /// An enum type.
    Enum(Name),
    /// A routine.
    Routine(Name),
    /// A table.
    Table(Name),
    /// A column of a table.
    Column(Name, String),
    /// The primary key of a table.
    PrimaryKey(Name),
    /// A unique constraint of a table.
    Unique(Name, String),
    /// A check of a table.
    Check(Name, String),
    /// A foreign key of a table.
    ForeignKey(Name, String),
    /// An index of a table.
    Index(Name, String),
    /// A trigger of a table.
    Trigger(Name, String),
}
