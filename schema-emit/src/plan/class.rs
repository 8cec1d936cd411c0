//! What it takes to undo a step.

use super::{Change, Object};

/// What it takes to undo a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The inverse restores schema and rows.
    Exact,
    /// The inverse restores the schema; it must not run when rows written since would be harmed.
    Guarded,
    /// What the step takes away is kept aside for a declared time, and the inverse brings it back.
    Archived,
    /// The step takes rows away for good.
    Irreversible,
}

impl Class {
    /// The class of `change` as the plan knows it, without a declared archive.
    #[must_use]
    pub fn of(change: &Change<'_>) -> Self {
        match change {
            Change::Create(object) => Self::of_creating(object),
            Change::Drop(object) => Self::of_dropping(object),
            Change::Alter { previous, next } => Self::of_altering(previous, next),
        }
    }

    fn of_creating(object: &Object<'_>) -> Self {
        match object {
            // What is computed is computed again.
            Object::Column { column, .. } if column.generated.is_some() => Self::Exact,
            // Rows written since are lost with the table or the column.
            Object::Table(_) | Object::Column { .. } => Self::Guarded,
            _ => Self::Exact,
        }
    }

    fn of_dropping(object: &Object<'_>) -> Self {
        match object {
            Object::Table(_) => Self::Irreversible,
            Object::Column { column, .. } if column.generated.is_none() => Self::Irreversible,
            // Rows that break the rule may have been written since.
            Object::PrimaryKey { .. }
            | Object::Unique { .. }
            | Object::Check { .. }
            | Object::ForeignKey { .. } => Self::Guarded,
            Object::Index { index, .. } if index.is_unique => Self::Guarded,
            _ => Self::Exact,
        }
    }

    fn of_altering(previous: &Object<'_>, next: &Object<'_>) -> Self {
        match (previous, next) {
            (Object::Column { column: previous, .. }, Object::Column { column: next, .. }) => {
                if previous.ty != next.ty || previous.generated != next.generated {
                    // Whether values survive a conversion is known to neither text.
                    Self::Irreversible
                } else if next.is_nullable && !previous.is_nullable || previous.collation != next.collation {
                    Self::Guarded
                } else {
                    Self::Exact
                }
            }
            (Object::Enum(previous), Object::Enum(next)) => {
                if previous.values.iter().all(|value| next.values.contains(value)) {
                    Self::Guarded
                } else {
                    Self::Irreversible
                }
            }
            (Object::Index { index, .. }, _) if !index.is_unique => Self::Exact,
            (
                Object::PrimaryKey { .. }
                | Object::Unique { .. }
                | Object::Check { .. }
                | Object::ForeignKey { .. }
                | Object::Index { .. }
                | Object::Options { .. },
                _,
            ) => Self::Guarded,
            _ => Self::Exact,
        }
    }
}
