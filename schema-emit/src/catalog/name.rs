//! Names of objects.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Text;

/// The name of a table, type or routine; exact, never folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    /// The named schema; `None`: the connection's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<Text>,
    /// The name in it.
    pub name: Text,
}

impl Name {
    /// `name` in the connection's own schema.
    #[must_use]
    pub fn new(name: impl Into<Text>) -> Self {
        Self { namespace: None, name: name.into() }
    }

    /// `name` in `namespace`.
    #[must_use]
    pub fn qualified(namespace: Option<impl Into<Text>>, name: impl Into<Text>) -> Self {
        Self { namespace: namespace.map(Into::into), name: name.into() }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.namespace {
            Some(namespace) => write!(f, "{namespace}.{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}
