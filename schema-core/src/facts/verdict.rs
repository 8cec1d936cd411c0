//! The analysis in one word.

use super::analysis::{Analysis, Coverage, Finding};
use crate::theory::NormalForm;

/// Whether the form that is asked for is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A dependency that nobody accepted breaks it.
    NotReached,
    /// The budget did not suffice to say.
    Undecided,
    /// Nothing is declared.
    NotAnalysed,
    /// What breaks it is accepted, with reasons.
    ReachedWithExceptions,
    /// Nothing breaks it.
    Reached,
}

impl Verdict {
    /// In words.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::NotReached => "not reached",
            Self::Undecided => "undecided",
            Self::NotAnalysed => "not analysed",
            Self::ReachedWithExceptions => "reached, with exceptions",
            Self::Reached => "reached",
        }
    }
}

impl Analysis {
    /// Whether the form that is asked for is reached. What was not decided is not passed.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict_on(self.required)
    }

    /// Whether `required` is reached, whatever form is asked for.
    #[must_use]
    pub fn verdict_on(&self, required: NormalForm) -> Verdict {
        let breaks = |finding: &&Finding| finding.kind.breaks() <= required;
        if self.findings.iter().filter(breaks).any(|finding| finding.acceptance.is_none()) {
            return Verdict::NotReached;
        }
        // Without multivalued dependencies the fourth form is the same as Boyce-Codd's.
        let is_same = required == NormalForm::Fourth && self.relation.multivalued().is_empty();
        let required = if is_same { NormalForm::BoyceCodd } else { required };
        let (at_least, _) = self.highest_apart_from_accepted.bounds();
        if at_least < required {
            Verdict::Undecided
        } else if self.coverage == Coverage::NotAnalysed {
            Verdict::NotAnalysed
        } else if self.findings.iter().any(|finding| breaks(&finding)) {
            Verdict::ReachedWithExceptions
        } else {
            Verdict::Reached
        }
    }
}
