//! Candidate keys, normal form and synthesis.

use std::hint::black_box;

use schema_as_code_core::theory::{
    AttributeSet, CandidateKeys, ClosureBudget, FunctionalDependency, Relation, TheoryError, candidate_keys,
    normal_form, third_normal_form_synthesis,
};

use crate::{Failure, measure};

/// What is analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// A wide table: 60 columns, a key, and 20 dependencies, most of which do not hang on the key.
    Wide,
    /// Ten pairs of columns, each of which determines the other: 1 024 keys.
    ManyKeys,
}

impl Case {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "wide" => Some(Self::Wide),
            "many-keys" => Some(Self::ManyKeys),
            _ => None,
        }
    }

    fn relation(self) -> Result<Relation, TheoryError> {
        match self {
            Self::Wide => wide(),
            Self::ManyKeys => many_keys(),
        }
    }
}

/// Prints how many keys there are and the least time, in nanoseconds, that the analysis took.
pub(crate) fn report(case: Case, runs: usize) -> Result<(), Failure> {
    let relation = case.relation().map_err(|error| Failure(error.to_string()))?;
    let (keys, time) = measure(runs, || analysed(black_box(&relation)));
    println!("{} {}", keys?, time.as_nanos());
    Ok(())
}

/// How many keys there are.
fn analysed(relation: &Relation) -> Result<usize, Failure> {
    let keys = candidate_keys(relation, ClosureBudget::default());
    black_box(normal_form(relation, ClosureBudget::default()));
    black_box(third_normal_form_synthesis(relation));
    match keys {
        CandidateKeys::All(keys) => Ok(keys.len()),
        CandidateKeys::Undecided { found } => {
            Err(Failure(format!("the keys are undecided after {}", found.len())))
        }
    }
}

/// The key determines all; 19 others determine two columns each, alone or in pairs, some in chains.
fn wide() -> Result<Relation, TheoryError> {
    let all = AttributeSet::first(60)?;
    let mut dependencies = vec![FunctionalDependency::new(AttributeSet::from_positions([0])?, all)];
    for number in 0..19 {
        let at = 1 + 3 * number;
        let determinant = if number % 3 == 0 {
            AttributeSet::from_positions([at, (at + 7) % 59])?
        } else {
            AttributeSet::from_positions([at])?
        };
        let dependent = AttributeSet::from_positions([at + 1, at + 2])?;
        dependencies.push(FunctionalDependency::new(determinant, dependent));
    }
    Relation::new(all, dependencies, vec![])
}

fn many_keys() -> Result<Relation, TheoryError> {
    let mut dependencies = Vec::new();
    for pair in 0..10 {
        let left = AttributeSet::from_positions([2 * pair])?;
        let right = AttributeSet::from_positions([2 * pair + 1])?;
        dependencies.push(FunctionalDependency::new(left, right));
        dependencies.push(FunctionalDependency::new(right, left));
    }
    Relation::new(AttributeSet::first(20)?, dependencies, vec![])
}
