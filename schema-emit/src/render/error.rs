//! Why a step has no SQL.

use schema_as_code_core::dialect::Dialect;

use crate::{catalog::ObjectId, plan::Object};

/// Why a step has no SQL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A name or a text that no statement can hold.
    #[error("{what} {text:?} cannot be part of a statement: {reason}")]
    Text {
        /// What it is.
        what: &'static str,
        /// The text.
        text: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Something the dialect has no words for.
    #[error("{} has no {what}", .dialect.product())]
    Unsupported {
        /// The dialect.
        dialect: Dialect,
        /// What it lacks.
        what: String,
    },
    /// A definition that was read from a server.
    #[error("{object} was read from a server: only a declared definition is written")]
    Observed {
        /// Where it is.
        object: String,
    },
    /// A kind of step that has no SQL here.
    #[error("{object} cannot be {verb} in a table that has rows: no statement is written for that step")]
    Unwritten {
        /// The object.
        object: ObjectId,
        /// What should happen to it.
        verb: &'static str,
    },
}

impl RenderError {
    pub(super) fn unwritten(object: &Object<'_>, verb: &'static str) -> Self {
        Self::Unwritten { object: object.id(), verb }
    }

    pub(super) fn unsupported(dialect: Dialect, what: impl Into<String>) -> Self {
        Self::Unsupported { dialect, what: what.into() }
    }
}
