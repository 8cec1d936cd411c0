//! A search over several columns.

use super::ColumnIndex;

/// A search for words over several columns, some of which count more than others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SearchDef {
    /// What is searched, each column once.
    pub columns: &'static [SearchedColumn],
    /// By whose rules words are reduced to their stems, where the dialect can; `simple`: they are not.
    pub language: &'static str,
}

/// A column that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SearchedColumn {
    /// Which.
    pub column: ColumnIndex,
    /// How much a word in it counts.
    pub weight: SearchWeight,
}

/// How much a word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchWeight {
    /// Most.
    A,
    /// Much.
    B,
    /// Less.
    C,
    /// Least.
    D,
}

impl SearchWeight {
    /// Every weight, the largest first.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// The word in `#[search(name(A))]`.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// The languages that every supported PostgreSQL knows; `simple` takes words as they are.
pub const SEARCH_LANGUAGES: [&str; 29] = [
    "simple",
    "arabic",
    "armenian",
    "basque",
    "catalan",
    "danish",
    "dutch",
    "english",
    "finnish",
    "french",
    "german",
    "greek",
    "hindi",
    "hungarian",
    "indonesian",
    "irish",
    "italian",
    "lithuanian",
    "nepali",
    "norwegian",
    "portuguese",
    "romanian",
    "russian",
    "serbian",
    "spanish",
    "swedish",
    "tamil",
    "turkish",
    "yiddish",
];
