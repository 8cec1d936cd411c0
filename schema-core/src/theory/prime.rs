//! Prime attributes: those in some candidate key.
//!
//! Whether an attribute is prime is NP-complete (Lucchesi and Osborn 1978), but position and
//! a few greedy keys decide nearly every real question, also where there are too many keys
//! to list.

use super::attributes::{Attribute, AttributeSet};
use super::budget::{ClosureBudget, Meter};
use super::closure::closure;
use super::cover::canonical_cover;
use super::dependency::FunctionalDependency;
use super::keys::{CandidateKeys, Positions, keys_under, minimized};
use super::multivalued::implied_functional;
use super::relation::Relation;

/// How many left sides are tried as the start of a greedy key.
const SEEDS: usize = 4;

/// Whether one attribute is in some candidate key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Primality {
    /// In this candidate key.
    Prime {
        /// A candidate key that contains the attribute.
        key: AttributeSet,
    },
    /// In no candidate key.
    Nonprime,
    /// Neither was shown.
    Undecided,
}

/// The attributes by primality; the three sets partition the relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PrimeAttributes {
    /// In some candidate key.
    pub prime: AttributeSet,
    /// In no candidate key.
    pub nonprime: AttributeSet,
    /// Not decided within the budget.
    pub undecided: AttributeSet,
}

/// The prime attributes: [`prime_fast`] for each, then the search for all keys where one stays undecided.
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, ClosureBudget, FunctionalDependency, Relation, prime_attributes,
/// };
///
/// let [street, city, zip] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let all = street | city | zip;
/// let facts = vec![FunctionalDependency::new(street | city, zip), FunctionalDependency::new(zip, city)];
/// let address = Relation::new(all, facts, vec![])?;
/// assert_eq!(prime_attributes(&address, ClosureBudget::default()).prime, all);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn prime_attributes(relation: &Relation, budget: ClosureBudget) -> PrimeAttributes {
    let mut meter = Meter::new(budget);
    let attributes = relation.attributes();
    let Ok(implied) = implied_functional(relation, &mut meter) else {
        let nothing = AttributeSet::EMPTY;
        return PrimeAttributes { prime: nothing, nonprime: nothing, undecided: attributes };
    };
    let facts = KeyFacts::search(attributes, &implied, attributes, &mut meter);
    let mut sets = PrimeAttributes {
        prime: AttributeSet::EMPTY,
        nonprime: AttributeSet::EMPTY,
        undecided: AttributeSet::EMPTY,
    };
    for attribute in attributes {
        match facts.primality(attribute) {
            Primality::Prime { .. } => sets.prime = sets.prime.with(attribute),
            Primality::Nonprime => sets.nonprime = sets.nonprime.with(attribute),
            Primality::Undecided => sets.undecided = sets.undecided.with(attribute),
        }
    }
    sets
}

/// Whether `attribute` is in some candidate key, without searching all keys.
///
/// Under a cover: on no right side means prime, on right sides only means nonprime. Otherwise
/// an attribute A is prime exactly when some set X does not determine it while X with A
/// determines everything. Such an X must hold whatever A does not help to derive; when that
/// determines A, it is nonprime; else X is grown greedily from a few left sides. O(n) closures
/// and never wrong, but `Undecided` is possible.
///
/// ```
/// use schema_as_code_core::theory::{
///     Attribute, AttributeSet, FunctionalDependency, Primality, Relation, canonical_cover, prime_fast,
/// };
///
/// let [id, name] = [0, 1].map(|position| AttributeSet::from_bits(1 << position));
/// let cover = canonical_cover(&[FunctionalDependency::new(id, name)]);
/// let key = id;
/// assert_eq!(prime_fast(id | name, &cover, Attribute::new(0)?), Primality::Prime { key });
/// assert_eq!(prime_fast(id | name, &cover, Attribute::new(1)?), Primality::Nonprime);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn prime_fast(
    attributes: AttributeSet,
    cover: &[FunctionalDependency],
    attribute: Attribute,
) -> Primality {
    let Positions { core, middle } = Positions::new(attributes, cover);
    let is_superkey = |candidate: AttributeSet| attributes.is_subset_of(closure(candidate, cover));
    let key_within = |superkey: AttributeSet| minimized(superkey, middle, is_superkey);
    if core.contains(attribute) {
        return Primality::Prime { key: key_within(core | middle) };
    }
    if !middle.contains(attribute) {
        return Primality::Nonprime;
    }
    let underivable = attributes - derivable_through(attribute, cover);
    let base = closure(core | underivable, cover);
    if base.contains(attribute) {
        return Primality::Nonprime;
    }
    let candidates = (middle - base).without(attribute);
    let lefts = cover.iter().filter(|known| known.determinant.contains(attribute));
    let partners = lefts.map(|known| known.determinant.without(attribute)).take(SEEDS);
    let seeds = partners.chain([AttributeSet::EMPTY]);
    for seed in seeds {
        let seeded = closure(base | seed, cover);
        if seeded.contains(attribute) {
            continue;
        }
        for order in [Order::Ascending, Order::Descending] {
            let grown = grown_without(attribute, seeded, candidates, cover, order);
            if is_superkey(grown.with(attribute)) {
                let others = minimized(grown & (core | middle), middle, |smaller| {
                    is_superkey(smaller.with(attribute))
                });
                return Primality::Prime { key: others.with(attribute) };
            }
        }
    }
    Primality::Undecided
}

/// Everything in whose derivation `attribute` may take part, itself included.
fn derivable_through(attribute: Attribute, cover: &[FunctionalDependency]) -> AttributeSet {
    let mut reached = AttributeSet::from(attribute);
    loop {
        let previous = reached;
        for dependency in cover {
            if !dependency.determinant.is_disjoint_from(reached) {
                reached |= dependency.dependent;
            }
        }
        if reached == previous {
            return reached;
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Order {
    Ascending,
    Descending,
}

/// The closed set `seed` with every candidate added that leaves `attribute` undetermined.
fn grown_without(
    attribute: Attribute,
    seed: AttributeSet,
    candidates: AttributeSet,
    cover: &[FunctionalDependency],
    order: Order,
) -> AttributeSet {
    let mut grown = seed;
    let mut left = candidates.bits();
    while left != 0 {
        let next = AttributeSet::from_bits(match order {
            Order::Ascending => 1 << left.trailing_zeros(),
            Order::Descending => 1 << left.ilog2(),
        });
        left &= !next.bits();
        let larger = closure(grown | next, cover);
        if !larger.contains(attribute) {
            grown = larger;
        }
    }
    grown
}

/// What is known about keys and primality, fetched in the order of cost.
#[derive(Debug)]
pub(super) struct KeyFacts {
    fast: Vec<(Attribute, Primality)>,
    keys: Option<CandidateKeys>,
}

impl KeyFacts {
    /// The primality of `questions`, from the fast path alone when it decides them all as prime.
    pub(super) fn search(
        attributes: AttributeSet,
        implied: &[FunctionalDependency],
        questions: AttributeSet,
        meter: &mut Meter,
    ) -> Self {
        let cover = canonical_cover(implied);
        let answer = |attribute| (attribute, prime_fast(attributes, &cover, attribute));
        let fast: Vec<_> = questions.iter().map(answer).collect();
        let is_open = fast.iter().any(|(_, primality)| *primality == Primality::Undecided);
        let keys = is_open.then(|| keys_under(attributes, &cover, meter));
        Self { fast, keys }
    }

    /// What was found for one of the questions.
    pub(super) fn primality(&self, attribute: Attribute) -> Primality {
        let answered = self.fast.iter().find(|(asked, _)| *asked == attribute);
        match (answered, &self.keys) {
            (Some((_, primality)), _) if *primality != Primality::Undecided => *primality,
            (_, Some(keys)) => match keys.known().iter().find(|key| key.contains(attribute)) {
                Some(&key) => Primality::Prime { key },
                None if matches!(keys, CandidateKeys::All(_)) => Primality::Nonprime,
                None => Primality::Undecided,
            },
            _ => Primality::Undecided,
        }
    }

    /// The keys, searched when no question needed them before.
    pub(super) fn into_keys(
        self,
        attributes: AttributeSet,
        implied: &[FunctionalDependency],
        meter: &mut Meter,
    ) -> CandidateKeys {
        self.keys.unwrap_or_else(|| keys_under(attributes, &canonical_cover(implied), meter))
    }
}
