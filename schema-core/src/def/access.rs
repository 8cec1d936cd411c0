//! Access patterns: queries that some index must serve.

use super::IndexPart;
use crate::expr::Expr;

/// A query that the application asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AccessDef {
    /// What holds for the rows that it asks for, all of it.
    pub filter: &'static [AccessFilter],
    /// In which order it wants them; empty: in any.
    pub order: &'static [IndexPart],
    /// What it is for.
    pub serves: &'static str,
}

/// What holds for the rows that a query asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum AccessFilter {
    /// Equal to a value that comes with the query.
    Equal(Expr),
    /// One of several values that come with the query.
    OneOf(Expr),
    /// Above, below or between values that come with the query.
    Range(Expr),
    /// A condition that is the same each time.
    Holds(Expr),
}

impl AccessFilter {
    /// What is compared, or the whole condition.
    #[must_use]
    pub const fn expr(&self) -> &Expr {
        match self {
            Self::Equal(expr) | Self::OneOf(expr) | Self::Range(expr) | Self::Holds(expr) => expr,
        }
    }
}
