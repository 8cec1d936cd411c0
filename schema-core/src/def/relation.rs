//! Relations: foreign keys between entities.

use super::{ColumnIndex, EntityId};

/// A relation from this entity's columns to another entity's key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelationDef {
    /// The columns on this side, in the order of the target's.
    pub columns: &'static [ColumnIndex],
    /// The target entity.
    pub target: EntityId,
    /// The target as the attribute wrote it, for messages.
    pub target_name: &'static str,
    /// The fields of the target; empty: its primary key.
    pub references: &'static [&'static str],
    /// What happens to this row when the target is deleted; `None`: the schema's convention.
    pub on_delete: Option<Action>,
    /// What happens when the target's key changes; `None`: nothing is said in SQL.
    pub on_update: Option<Action>,
    /// When the constraint is checked.
    pub deferral: Deferral,
    /// The index on this side.
    pub index: RelationIndex,
    /// The name said by hand.
    pub name: Option<&'static str>,
}

impl RelationDef {
    /// A relation from `columns` to the key of `target`.
    #[must_use]
    pub const fn new(columns: &'static [ColumnIndex], target: EntityId, target_name: &'static str) -> Self {
        Self {
            columns,
            target,
            target_name,
            references: &[],
            on_delete: None,
            on_update: None,
            deferral: Deferral::Immediate,
            index: RelationIndex::Auto,
            name: None,
        }
    }
}

/// A referential action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Refused at the end of the statement (or the transaction, when deferred).
    NoAction,
    /// Refused at once.
    Restrict,
    /// This row follows.
    Cascade,
    /// The columns become NULL.
    SetNull,
    /// The columns take their defaults.
    SetDefault,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deferral {
    /// With each statement.
    Immediate,
    /// At the end of the transaction.
    Deferred,
}

/// The index on the referencing side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RelationIndex {
    /// Made unless a key, unique or index already starts with the columns.
    Auto,
    /// None, for a stated reason.
    None {
        /// Why not.
        reason: &'static str,
    },
}
