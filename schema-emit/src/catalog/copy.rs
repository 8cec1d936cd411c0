//! Copies that triggers keep equal to their originals.

use serde::{Deserialize, Serialize};

use super::{List, Name, Text};

/// The row that holds the copies takes them from the row to which its relation leads, whatever was
/// written: on insert, and when the relation or a copy changes.
///
/// Without such a row a copy that may be NULL is NULL, and another stays as it was written: the foreign key
/// refuses it, or, where that one waits, [`SpreadCopies`] comes later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeCopies {
    /// The key, by which a trigger that runs after the row finds it.
    #[serde(default, skip_serializing_if = "List::is_empty")]
    pub key: List<Text>,
    /// The table of the originals.
    pub source: Name,
    /// The columns that lead there.
    pub relation: Vec<CopyLink>,
    /// What is copied.
    pub columns: Vec<CopiedPair>,
    /// Of the SQL that this recipe becomes.
    pub revision: u32,
}

/// The row of the originals hands them on to the rows whose relation leads to it, where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpreadCopies {
    /// The table of the copies.
    pub target: Name,
    /// The columns that lead from there.
    pub relation: Vec<CopyLink>,
    /// What is copied.
    pub columns: Vec<CopiedPair>,
    /// Of the SQL that this recipe becomes.
    pub revision: u32,
}

/// A column of a relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyLink {
    /// Beside the copies.
    pub column: Text,
    /// Beside the originals.
    pub referenced: Text,
}

/// A copy and its original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopiedPair {
    /// The copy.
    pub copy: Text,
    /// The original.
    pub original: Text,
    /// Whether the copy is never NULL; then the original is not, either.
    pub is_required: bool,
}

impl TakeCopies {
    /// The columns of the row whose change calls for other copies.
    pub(crate) fn fired(&self) -> impl Iterator<Item = &Text> {
        self.relation.iter().map(|link| &link.column).chain(self.columns.iter().map(|pair| &pair.copy))
    }
}

impl SpreadCopies {
    /// The columns of the row whose change changes copies.
    pub(crate) fn fired(&self) -> impl Iterator<Item = &Text> {
        let mut columns: Vec<&Text> = Vec::with_capacity(self.columns.len() + self.relation.len());
        let originals = self.columns.iter().map(|pair| &pair.original);
        for column in originals.chain(self.relation.iter().map(|link| &link.referenced)) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns.into_iter()
    }
}
