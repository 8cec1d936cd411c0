//! Why a database cannot be read back.

use super::parse::ParseError;

/// Why a database cannot be read back.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IntrospectError {
    /// SQLite itself refuses.
    #[error("the database cannot be read: {0}")]
    Database(#[from] rusqlite::Error),
    /// The text of an object is not understood.
    #[error("{object}: not understood at byte {at} of its SQL: {message}")]
    Unreadable {
        /// The object: `table `orders``.
        object: String,
        /// Where in its text, in bytes.
        at: usize,
        /// What was expected.
        message: String,
    },
    /// The text of an object and SQLite's own answers do not agree, so neither is believed.
    #[error("{object}: its SQL and the database disagree about {fact}: {text} against {answer}")]
    Disagreement {
        /// The object: `table `orders``.
        object: String,
        /// What about.
        fact: &'static str,
        /// What its text says.
        text: String,
        /// What SQLite answers.
        answer: String,
    },
}

impl IntrospectError {
    pub(super) fn unreadable(object: &str, ParseError { at, message }: ParseError) -> Self {
        Self::Unreadable { object: object.to_owned(), at, message }
    }
}
