//! Candidate keys.

use std::collections::BTreeSet;

use super::attributes::AttributeSet;
use super::budget::{ClosureBudget, Meter, OverBudget};
use super::closure::closure;
use super::cover::canonical_cover;
use super::dependency::FunctionalDependency;
use super::multivalued::implied_functional;
use super::relation::Relation;

/// So many comparisons with known keys cost about as much as one closure.
const COMPARISONS_PER_CLOSURE: u64 = 64;

/// The result of a search for all candidate keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CandidateKeys {
    /// Every candidate key, shortest first.
    All(Vec<AttributeSet>),
    /// The budget ran out: these are candidate keys (at least one), there may be more.
    Undecided {
        /// The keys found so far, shortest first.
        found: Vec<AttributeSet>,
    },
}

impl CandidateKeys {
    /// The keys that are known, whether they are all or not.
    pub fn known(&self) -> &[AttributeSet] {
        match self {
            Self::All(keys) | Self::Undecided { found: keys } => keys,
        }
    }
}

/// All candidate keys: the minimal sets that determine the whole relation.
///
/// Attributes on no right side of the cover are in every key, those on right sides only in
/// none. The rest is the search of Lucchesi and Osborn (1978): polynomial in the number of
/// keys, of which there can be exponentially many, hence the budget. Multivalued dependencies
/// count, through the functional ones they imply: 2^|left attributes| closures more.
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, CandidateKeys, ClosureBudget, FunctionalDependency, Relation, candidate_keys,
/// };
///
/// // Customer(id, email, name): both id and email identify a customer.
/// let [id, email] = [0, 1].map(|position| AttributeSet::from_bits(1 << position));
/// let all = AttributeSet::first(3)?;
/// let identifying = [id, email].map(|key| FunctionalDependency::new(key, all)).to_vec();
/// let customer = Relation::new(all, identifying, vec![])?;
/// let keys = candidate_keys(&customer, ClosureBudget::default());
/// assert_eq!(keys, CandidateKeys::All(vec![id, email]));
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn candidate_keys(relation: &Relation, budget: ClosureBudget) -> CandidateKeys {
    let mut meter = Meter::new(budget);
    match implied_functional(relation, &mut meter) {
        Ok(implied) => keys_under(relation.attributes(), &canonical_cover(&implied), &mut meter),
        Err(OverBudget) => CandidateKeys::Undecided { found: vec![candidate_key(relation)] },
    }
}

/// One candidate key, which drops later attributes first. At most n + 1 closures.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, Relation, candidate_key};
///
/// let all = AttributeSet::first(2)?;
/// let id = AttributeSet::from_positions([0])?;
/// let relation = Relation::new(all, vec![FunctionalDependency::new(id, all)], vec![])?;
/// assert_eq!(candidate_key(&relation), id);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn candidate_key(relation: &Relation) -> AttributeSet {
    let all = relation.attributes();
    minimized(all, all, |attributes| relation.is_superkey(attributes))
}

/// `attributes` without as many of `droppable`, later ones first, as `is_enough` allows.
pub(super) fn minimized(
    attributes: AttributeSet,
    droppable: AttributeSet,
    is_enough: impl Fn(AttributeSet) -> bool,
) -> AttributeSet {
    let mut minimal = attributes;
    let mut left = (attributes & droppable).bits();
    while left != 0 {
        let last = AttributeSet::from_bits(1 << left.ilog2());
        left &= !last.bits();
        if is_enough(minimal - last) {
            minimal = minimal - last;
        }
    }
    minimal
}

/// Where the attributes stand in a cover, which decides for most of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Positions {
    /// On no right side: in every key.
    pub(super) core: AttributeSet,
    /// On both sides: only these need a search.
    pub(super) middle: AttributeSet,
}

impl Positions {
    pub(super) fn new(attributes: AttributeSet, cover: &[FunctionalDependency]) -> Self {
        let left = cover.iter().fold(AttributeSet::EMPTY, |left, known| left | known.determinant);
        let right = cover.iter().fold(AttributeSet::EMPTY, |right, known| right | known.dependent);
        Self { core: attributes - right, middle: left & right }
    }
}

/// All candidate keys of `attributes` under a canonical cover.
pub(super) fn keys_under(
    attributes: AttributeSet,
    cover: &[FunctionalDependency],
    meter: &mut Meter,
) -> CandidateKeys {
    let Positions { core, middle } = Positions::new(attributes, cover);
    let key_within = |superkey: AttributeSet| {
        minimized(superkey, middle, |smaller| attributes.is_subset_of(closure(smaller, cover)))
    };
    let mut keys = vec![key_within(core | middle)];
    let outcome = lucchesi_osborn(&mut keys, cover, key_within, meter);
    keys.sort_unstable();
    match outcome {
        Ok(()) => CandidateKeys::All(keys),
        Err(OverBudget) => CandidateKeys::Undecided { found: keys },
    }
}

/// From each key, replace what a dependency's right side gives by its left side: when the
/// result contains no known key, it contains a new one.
fn lucchesi_osborn(
    keys: &mut Vec<AttributeSet>,
    cover: &[FunctionalDependency],
    key_within: impl Fn(AttributeSet) -> AttributeSet,
    meter: &mut Meter,
) -> Result<(), OverBudget> {
    // A replacement is very often exactly a known key: that needs no scan.
    let mut known: BTreeSet<u128> = keys.iter().map(|key| key.bits()).collect();
    let mut position = 0;
    while let Some(&key) = keys.get(position) {
        position += 1;
        meter.spend(1)?;
        for dependency in cover {
            if key.is_disjoint_from(dependency.dependent) {
                continue;
            }
            let superkey = dependency.determinant | (key - dependency.dependent);
            if known.contains(&superkey.bits()) {
                continue;
            }
            let first_inside = keys.iter().position(|known| known.is_subset_of(superkey));
            meter.spend(first_inside.unwrap_or(keys.len()) as u64 / COMPARISONS_PER_CLOSURE)?;
            if first_inside.is_none() {
                meter.spend(superkey.len() as u64)?;
                let found = key_within(superkey);
                known.insert(found.bits());
                keys.push(found);
            }
        }
    }
    Ok(())
}
