//! Declared dependencies that say nothing new.

use super::{
    collect::Facts,
    source::{Fact, Source},
};
use crate::theory::{
    AttributeSet, FunctionalDependency, MultivaluedDependency, Relation, TheoryError, closure,
    implies_multivalued,
};

/// A declared dependency of which a part follows from everything else.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Implied {
    /// The position in [`EntityDef::dependencies`](crate::def::EntityDef::dependencies).
    pub declared: u16,
    /// The dependent columns that it need not name.
    pub dependent: AttributeSet,
    /// Whether these are all it names.
    pub is_whole: bool,
    /// What implies it; empty for a multivalued dependency.
    pub by: Vec<Source>,
}

/// Of two that imply each other, the later is implied.
pub(super) fn implied(facts: &Facts) -> Result<Vec<Implied>, TheoryError> {
    let mut known = facts.contestable();
    let mut found = Vec::new();
    for fact in facts.functional().iter().rev() {
        let Source::Declared(declared) = fact.source else { continue };
        if let Some(unique) = facts.unique_within(fact) {
            let by = vec![Source::Unique(unique)];
            found.push(Implied { declared, dependent: fact.dependent, is_whole: true, by });
            continue;
        }
        let others: Vec<Fact> = known.iter().filter(|other| other.source != fact.source).copied().collect();
        let dependent =
            (closure(fact.determinant, &dependencies(&others)) - fact.determinant) & fact.dependent;
        if !dependent.is_empty() {
            let is_whole = dependent == fact.dependent;
            let by = derivation(&others, fact.determinant, dependent);
            let by = by.into_iter().map(|position| others[position].source).collect();
            found.push(Implied { declared, dependent, is_whole, by });
        }
        if dependent == fact.dependent {
            known = others;
        }
    }
    found.extend(implied_multivalued(facts)?);
    found.sort_by_key(|implied| implied.declared);
    Ok(found)
}

fn implied_multivalued(facts: &Facts) -> Result<Vec<Implied>, TheoryError> {
    let essential = facts.essential();
    let whole = facts.relation_over(essential, &facts.contestable())?;
    let mut multivalued = whole.multivalued().to_vec();
    let mut found = Vec::new();
    for (position, fact) in facts.multivalued_facts().iter().enumerate().rev() {
        let mut others = multivalued.clone();
        others.remove(position);
        let relation = Relation::new(essential, whole.functional().to_vec(), others.clone())?;
        let dependency = MultivaluedDependency::new(fact.determinant, fact.dependent);
        if implies_multivalued(&relation, dependency) {
            let by = Vec::new();
            found.push(Implied { declared: fact.declared, dependent: fact.dependent, is_whole: true, by });
            multivalued = others;
        }
    }
    Ok(found)
}

pub(super) fn dependencies(facts: &[Fact]) -> Vec<FunctionalDependency> {
    facts.iter().map(|fact| FunctionalDependency::new(fact.determinant, fact.dependent)).collect()
}

/// The positions of facts that lead from `from` to `to`, in the order of their use, none to spare.
pub(super) fn derivation(facts: &[Fact], from: AttributeSet, to: AttributeSet) -> Vec<usize> {
    let mut steps = Vec::new();
    let mut reached = from;
    while !to.is_subset_of(reached) {
        let next = facts
            .iter()
            .position(|fact| fact.determinant.is_subset_of(reached) && !fact.dependent.is_subset_of(reached));
        let Some(next) = next else { break };
        reached |= facts[next].dependent;
        steps.push(next);
    }
    // A step is needed when the others do not lead there.
    for position in (0..steps.len()).rev() {
        let mut others = steps.clone();
        others.remove(position);
        let used: Vec<Fact> = others.iter().map(|&step| facts[step]).collect();
        if to.is_subset_of(closure(from, &dependencies(&used))) {
            steps = others;
        }
    }
    steps
}
