//! Regular expressions in the part of the language that every dialect can be told to mean the same.
//!
//! A pattern is read once and spelled per dialect: PostgreSQL's, ICU's and PCRE's grammars differ in what
//! `$`, `.` and a bracket mean, and SQLite has none, but says many patterns exactly with `GLOB`.

mod glob;
mod read;
mod spell;
#[cfg(test)]
mod tests;

use schema_as_code_core::dialect::Dialect;

use super::RenderError;

pub(super) use glob::write as write_glob;
pub(super) use spell::Flavor;

/// A pattern: one of several sequences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    alternatives: Vec<Vec<Piece>>,
}

/// A part of a sequence, so many times.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    atom: Atom,
    least: u32,
    /// `None`: any number.
    most: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Atom {
    Start,
    End,
    Any,
    Literal(char),
    Class(Class),
    Group(Pattern),
}

/// A set of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Class {
    is_negated: bool,
    /// First and last, both in it.
    ranges: Vec<(char, char)>,
}

impl Class {
    fn contains(&self, wanted: char) -> bool {
        self.ranges.iter().any(|&(first, last)| (first..=last).contains(&wanted)) != self.is_negated
    }
}

/// Why a pattern cannot be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault(&'static str);

impl Fault {
    pub(super) fn of(self, pattern: &str) -> RenderError {
        RenderError::Text { what: "the pattern", text: pattern.to_owned(), reason: self.0 }
    }
}

/// Whether `dialect` can check `pattern` with its exact meaning.
///
/// ```
/// use schema_as_code_core::dialect::Dialect;
/// use schema_as_code_emit::render::can_match;
///
/// assert!(can_match(Dialect::Sqlite, "^[a-z0-9_]{3,50}$").is_ok());
/// assert!(can_match(Dialect::Postgres, "^(?:red|green)$").is_ok());
/// assert!(can_match(Dialect::Sqlite, "^(?:red|green)$").is_err());
/// ```
///
/// # Errors
/// The reason, when it cannot.
pub fn can_match(dialect: Dialect, pattern: &str) -> Result<(), RenderError> {
    let read = Pattern::parse(pattern).map_err(|fault| fault.of(pattern))?;
    let mut sql = super::sql::Sql::new(dialect);
    let spelling = sql.spelling;
    spelling.matches(&mut sql, &crate::catalog::Expr::Column("value".into()), &read).map_err(|fault| {
        match fault {
            RenderError::Text { what, reason, .. } => {
                RenderError::Text { what, text: pattern.to_owned(), reason }
            }
            other => other,
        }
    })
}
