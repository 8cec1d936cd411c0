//! Candidate keys that no constraint keeps unique.

use super::{
    collect::Facts,
    implied::{dependencies, derivation},
    source::{Certainty, Fact, Source},
};
use crate::theory::{AttributeSet, CandidateKeys, closure};

/// Columns that name a row, as the declared dependencies have it, and that the database does not keep unique.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UndeclaredKey {
    /// The columns.
    pub columns: AttributeSet,
    /// How they lead to a declared key: `(email) -> id`.
    pub chain: String,
    /// The facts of the chain, in order.
    pub by: Vec<Source>,
}

/// Those among `keys`. Without a declared key there is nothing to compare with.
pub(super) fn undeclared_keys(
    facts: &Facts,
    contestable: &[Fact],
    keys: &CandidateKeys,
) -> Vec<UndeclaredKey> {
    if !facts.has_key {
        return Vec::new();
    }
    let certain: Vec<Fact> =
        contestable.iter().filter(|fact| fact.certainty == Certainty::Always).copied().collect();
    let enforced: Vec<Fact> = certain.iter().filter(|fact| fact.source.is_enforced()).copied().collect();
    let names_a_row =
        |key: AttributeSet, known: &[Fact]| facts.all.is_subset_of(closure(key, &dependencies(known)));
    let is_undeclared = |key: &AttributeSet| names_a_row(*key, &certain) && !names_a_row(*key, &enforced);
    let undeclared = keys.known().iter().copied().filter(is_undeclared);
    let undeclared = undeclared.map(|columns| {
        let steps = steps(facts, &certain, columns);
        let chain: Vec<String> = steps.iter().map(|fact| said(facts, fact)).collect();
        let by = steps.iter().map(|fact| fact.source).collect();
        UndeclaredKey { columns, chain: chain.join("; "), by }
    });
    undeclared.collect()
}

/// The facts that lead from `columns` to a declared key, without that key itself.
fn steps(facts: &Facts, certain: &[Fact], columns: AttributeSet) -> Vec<Fact> {
    let steps = derivation(certain, columns, facts.all).into_iter().map(|step| certain[step]);
    steps.filter(|fact| !fact.source.is_enforced()).collect()
}

fn said(facts: &Facts, fact: &Fact) -> String {
    format!("({}) -> {}", facts.list(fact.determinant), facts.list(fact.dependent - fact.determinant))
}
