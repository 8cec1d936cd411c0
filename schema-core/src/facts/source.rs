//! A fact and where it comes from.

use crate::{def::ColumnIndex, theory::AttributeSet};

/// Where a dependency is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The primary key.
    Key,
    /// The unique at this position of [`EntityDef::uniques`](crate::def::EntityDef::uniques).
    Unique(u16),
    /// The dependency at this position of [`EntityDef::dependencies`](crate::def::EntityDef::dependencies).
    Declared(u16),
    /// A relation whose target has the column too.
    Copied {
        /// The position in [`EntityDef::relations`](crate::def::EntityDef::relations).
        relation: u16,
        /// The copy.
        column: ColumnIndex,
    },
    /// `#[denormalized]`, at this position of [`EntityDef::copies`](crate::def::EntityDef::copies).
    Denormalized(u16),
    /// The check at this position of [`EntityDef::checks`](crate::def::EntityDef::checks), an equation.
    Computed(u16),
    /// The expression that this column is generated from.
    Generated(ColumnIndex),
}

impl Source {
    /// Whether the database refuses rows that contradict it.
    #[must_use]
    pub const fn is_enforced(self) -> bool {
        matches!(self, Self::Key | Self::Unique(_) | Self::Computed(_) | Self::Generated(_))
    }
}

/// For which rows a dependency speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// For all rows.
    Always,
    /// For rows in which no column of the determinant is NULL.
    WhereKnown,
}

/// A functional dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fact {
    /// Where it is stated.
    pub source: Source,
    /// Rows that agree on these columns …
    pub determinant: AttributeSet,
    /// … are equal in these.
    pub dependent: AttributeSet,
    /// For which rows.
    pub certainty: Certainty,
}

/// A multivalued dependency, always declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MultivaluedFact {
    /// The position in [`EntityDef::dependencies`](crate::def::EntityDef::dependencies).
    pub declared: u16,
    /// For each value of these columns …
    pub determinant: AttributeSet,
    /// … the values of these combine freely with the rest.
    pub dependent: AttributeSet,
}
