//! Objects beside tables, and how any object is named.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Definition, Name, Text};

/// An enum type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumType {
    /// Its name.
    pub name: Name,
    /// Its values, in order.
    pub values: Vec<Text>,
    /// Its comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Text>,
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
    Namespace(Text),
    /// An enum type.
    Enum(Name),
    /// A routine.
    Routine(Name),
    /// A table.
    Table(Name),
    /// A view.
    View(Name),
    /// A column of a table.
    Column(Name, Text),
    /// The primary key of a table.
    PrimaryKey(Name),
    /// A unique constraint of a table.
    Unique(Name, Text),
    /// A check of a table.
    Check(Name, Text),
    /// A foreign key of a table.
    ForeignKey(Name, Text),
    /// An index of a table.
    Index(Name, Text),
    /// A search of a table.
    Search(Name, Text),
    /// A trigger of a table.
    Trigger(Name, Text),
}

impl ObjectId {
    /// The table that the object is, or is a part of.
    #[must_use]
    pub const fn table(&self) -> Option<&Name> {
        match self {
            Self::Namespace(_) | Self::Enum(_) | Self::Routine(_) | Self::View(_) => None,
            Self::Table(name)
            | Self::Column(name, _)
            | Self::PrimaryKey(name)
            | Self::Unique(name, _)
            | Self::Check(name, _)
            | Self::ForeignKey(name, _)
            | Self::Index(name, _)
            | Self::Search(name, _)
            | Self::Trigger(name, _) => Some(name),
        }
    }
}

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Namespace(name) => write!(f, "the schema `{name}`"),
            Self::Enum(name) => write!(f, "the type `{name}`"),
            Self::Routine(name) => write!(f, "the function `{name}`"),
            Self::Table(name) => write!(f, "the table `{name}`"),
            Self::View(name) => write!(f, "the view `{name}`"),
            Self::Column(table, name) => write!(f, "the column `{name}` of `{table}`"),
            Self::PrimaryKey(table) => write!(f, "the primary key of `{table}`"),
            Self::Unique(table, name) => write!(f, "the unique constraint `{name}` of `{table}`"),
            Self::Check(table, name) => write!(f, "the check `{name}` of `{table}`"),
            Self::ForeignKey(table, name) => write!(f, "the foreign key `{name}` of `{table}`"),
            Self::Index(table, name) => write!(f, "the index `{name}` of `{table}`"),
            Self::Search(table, name) => write!(f, "the search `{name}` of `{table}`"),
            Self::Trigger(table, name) => write!(f, "the trigger `{name}` of `{table}`"),
        }
    }
}
