//! Texts that know their origin.

use serde::{Deserialize, Serialize};

use super::{Expr, Recipe, Text};

/// What defines a check, a default, a predicate or a trigger.
///
/// Servers print other text than they were given: an observed definition compares with observed
/// ones only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Definition {
    /// An expression that we made.
    Portable(Expr),
    /// Code of ours, by its kind, arguments and revision.
    Recipe(Box<Recipe>),
    /// The user's own SQL.
    Source(Text),
    /// What a server prints.
    Observed(Text),
}

impl Definition {
    /// A definition by `recipe`.
    #[must_use]
    pub fn recipe(recipe: Recipe) -> Self {
        Self::Recipe(Box::new(recipe))
    }

    /// The recipe, when the definition is one.
    #[must_use]
    pub fn as_recipe(&self) -> Option<&Recipe> {
        match self {
            Self::Recipe(recipe) => Some(recipe),
            Self::Portable(_) | Self::Source(_) | Self::Observed(_) => None,
        }
    }

    /// Whether the two can be compared: both observed, or neither.
    #[must_use]
    pub const fn is_comparable_with(&self, other: &Self) -> bool {
        matches!(self, Self::Observed(_)) == matches!(other, Self::Observed(_))
    }
}
