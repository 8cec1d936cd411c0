//! Random relations: every answer equals the oracle's. Proves B2, B3.

use super::oracle::Oracle;
use crate::theory::{
    Attribute, AttributeSet, CandidateKeys, ClosureBudget, DependencySource, FunctionalDependency,
    HighestNormalForm, LosslessJoin, MultivaluedDependency, NormalForm, Primality, Relation, ViolationKind,
    boyce_codd_decomposition, candidate_keys, canonical_cover, closure, fourth_normal_form_decomposition,
    implies_multivalued, lossless_join, lost_dependencies, minimal_cover, normal_form, prime_attributes,
    prime_fast, third_normal_form_synthesis,
};

/// SplitMix64 (Steele, Lea and Flood 2014): the same relations in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// A random mask below `1 << attributes` with few or many members.
    fn mask(&mut self, attributes: usize) -> AttributeSet {
        let all = (1_u64 << attributes) - 1;
        let sparse = self.next() & self.next();
        let mask = if self.below(3) == 0 { self.next() } else { sparse };
        AttributeSet::from_bits(u128::from(mask & all))
    }

    fn relation(&mut self, attributes: usize, functional: usize, multivalued: usize) -> Relation {
        let all = AttributeSet::first(attributes).expect("few attributes");
        let functional = (0..self.below(functional + 1))
            .map(|_| FunctionalDependency::new(self.mask(attributes), self.mask(attributes)))
            .collect();
        let multivalued = (0..self.below(multivalued + 1))
            .map(|_| MultivaluedDependency::new(self.mask(attributes), self.mask(attributes)))
            .collect();
        Relation::new(all, functional, multivalued).expect("masks are within the attributes")
    }
}

fn set(mask: usize) -> AttributeSet {
    AttributeSet::from_bits(mask as u128)
}

fn mask(set: AttributeSet) -> usize {
    set.bits() as usize
}

const BUDGET: ClosureBudget = ClosureBudget::new(1_000_000);

fn check_keys_and_forms(relation: &Relation, oracle: &Oracle) {
    for subset in 0..=oracle.all {
        assert_eq!(mask(relation.closure(set(subset))), oracle.closure(subset), "closure of {subset:b}");
    }
    let mut keys: Vec<_> = oracle.keys.iter().map(|key| set(*key)).collect();
    keys.sort_unstable();
    assert_eq!(candidate_keys(relation, BUDGET), CandidateKeys::All(keys.clone()));

    let primes = prime_attributes(relation, BUDGET);
    assert_eq!(mask(primes.prime), oracle.primes);
    assert_eq!(mask(primes.nonprime), oracle.all & !oracle.primes);

    let report = normal_form(relation, BUDGET);
    let highest = oracle.highest(!relation.multivalued().is_empty());
    assert_eq!(report.highest, HighestNormalForm::Decided(highest));
    let top = if relation.multivalued().is_empty() { NormalForm::BoyceCodd } else { NormalForm::Fourth };
    let lowest_broken = report.violations.iter().map(|violation| violation.kind.breaks()).min();
    assert_eq!(lowest_broken.is_none(), highest == top);
    for violation in &report.violations {
        assert!(!violation.dependent.is_empty());
        assert!(violation.dependent.is_disjoint_from(violation.determinant));
        assert!(!relation.is_superkey(violation.determinant));
        let declared = match violation.source {
            DependencySource::Functional(position) => {
                let known = relation.functional()[position];
                Some((known.determinant, known.dependent))
            }
            DependencySource::Multivalued(position) => {
                let known = relation.multivalued()[position];
                Some((known.determinant, known.dependent))
            }
            DependencySource::Implied => None,
        };
        if let Some((determinant, dependent)) = declared {
            assert_eq!(determinant, violation.determinant);
            assert!(violation.dependent.is_subset_of(dependent));
        }
        check_witness(relation, oracle, &keys, violation.determinant, violation.dependent, violation.kind);
    }
}

fn check_witness(
    relation: &Relation,
    oracle: &Oracle,
    keys: &[AttributeSet],
    determinant: AttributeSet,
    dependent: AttributeSet,
    kind: ViolationKind,
) {
    let primes = set(oracle.primes);
    match kind {
        ViolationKind::Partial { key, part } => {
            assert!(keys.contains(&key) && part.is_proper_subset_of(key));
            assert!(determinant.is_subset_of(relation.closure(part)));
            assert!(dependent.is_disjoint_from(primes));
        }
        ViolationKind::Transitive { key } => {
            assert!(keys.contains(&key) && dependent.is_disjoint_from(primes));
            let reaches = |part: AttributeSet| determinant.is_subset_of(relation.closure(part));
            let is_partial = |key: &AttributeSet| key.iter().any(|attribute| reaches(key.without(attribute)));
            assert!(!keys.iter().any(is_partial));
        }
        ViolationKind::NonKeyDeterminant { key } => {
            assert!(keys.contains(&key) && dependent.is_subset_of(primes));
            assert!(dependent.iter().next().is_some_and(|first| key.contains(first)));
        }
        ViolationKind::Multivalued => assert!(!relation.is_superkey(determinant)),
        ViolationKind::UndecidedPartial { .. } | ViolationKind::UndecidedPrimality { .. } => {
            panic!("undecided within a large budget")
        }
    }
}

fn check_decompositions(relation: &Relation, oracle: &Oracle, random: &mut Random) {
    let synthesis = third_normal_form_synthesis(relation);
    let decomposition = boyce_codd_decomposition(relation, BUDGET);
    // A budget of nothing takes the polynomial splits.
    let polynomial = boyce_codd_decomposition(relation, ClosureBudget::new(0));
    assert!(decomposition.undecided.is_empty() && polynomial.undecided.is_empty());
    for (parts, lost) in [
        (&synthesis, &vec![]),
        (&decomposition.parts, &decomposition.lost),
        (&polynomial.parts, &polynomial.lost),
    ] {
        let attributes: Vec<_> = parts.iter().map(|part| part.attributes).collect();
        let masks: Vec<_> = attributes.iter().map(|part| mask(*part)).collect();
        assert_eq!(masks.iter().fold(0, |all, part| all | part), oracle.all);
        assert!(oracle.is_lossless(&masks), "{masks:?} loses rows");
        assert_eq!(lossless_join(relation, &attributes, BUDGET), LosslessJoin::Lossless);
        for (position, known) in relation.functional().iter().enumerate() {
            let is_preserved = oracle.is_preserved(&masks, mask(known.determinant), mask(known.dependent));
            assert_eq!(is_preserved, !lost.contains(&position), "dependency {position} in {masks:?}");
        }
        for part in parts {
            let [attributes, key] = [part.attributes, part.key].map(mask);
            assert!(key & !attributes == 0 && attributes & !oracle.closure(key) == 0);
            let mut smaller = part.key.iter().map(|attribute| mask(part.key.without(attribute)));
            assert!(smaller.all(|smaller| attributes & !oracle.closure(smaller) != 0), "key is not minimal");
        }
        for part in &masks {
            let others = masks.iter().filter(|other| *other != part);
            assert!(
                others.clone().count() + 1 == masks.len()
                    && others.into_iter().all(|other| part & !other != 0)
            );
        }
    }
    assert!(synthesis.iter().all(|part| oracle.is_part_in_third(mask(part.attributes))));
    for parts in [&decomposition.parts, &polynomial.parts] {
        assert!(parts.iter().all(|part| oracle.is_part_in_boyce_codd(mask(part.attributes))));
    }

    let arbitrary: Vec<_> =
        (0..2 + random.below(3)).map(|_| random.mask(relation.attributes().len())).collect();
    let masks: Vec<_> = arbitrary.iter().map(|part| mask(*part)).collect();
    let expected = if oracle.is_lossless(&masks) { LosslessJoin::Lossless } else { LosslessJoin::Lossy };
    assert_eq!(lossless_join(relation, &arbitrary, BUDGET), expected, "{masks:?}");
    let lost = lost_dependencies(relation, &arbitrary);
    for (position, known) in relation.functional().iter().enumerate() {
        let is_preserved = oracle.is_preserved(&masks, mask(known.determinant), mask(known.dependent));
        assert_eq!(is_preserved, !lost.contains(&position), "dependency {position} in {masks:?}");
    }
}

fn check_covers(relation: &Relation, oracle: &Oracle) {
    let cover = minimal_cover(relation.functional());
    let canonical = canonical_cover(relation.functional());
    for subset in 0..=oracle.all {
        assert_eq!(mask(closure(set(subset), &cover)), oracle.closure(subset));
        assert_eq!(mask(closure(set(subset), &canonical)), oracle.closure(subset));
    }
    for (position, known) in cover.iter().enumerate() {
        let mut others = cover.clone();
        others.remove(position);
        assert_eq!(known.dependent.len(), 1);
        assert!(!known.dependent.is_subset_of(closure(known.determinant, &others)), "redundant");
        for attribute in known.determinant {
            let smaller = oracle.closure(mask(known.determinant.without(attribute)));
            assert!(!known.dependent.is_subset_of(set(smaller)), "left side not reduced");
        }
    }
}

#[test]
fn functional_answers_equal_brute_force() {
    let mut random = Random(1);
    let mut decided_fast = [0, 0];
    for _ in 0..20_000 {
        let attributes = 1 + random.below(7);
        let relation = random.relation(attributes, 7, 0);
        let oracle = Oracle::new(&relation);
        check_keys_and_forms(&relation, &oracle);
        check_covers(&relation, &oracle);
        check_decompositions(&relation, &oracle, &mut random);
        let cover = canonical_cover(relation.functional());
        for position in 0..attributes {
            let attribute = Attribute::new(position).expect("few attributes");
            let is_prime = oracle.primes & (1 << position) != 0;
            match prime_fast(relation.attributes(), &cover, attribute) {
                Primality::Prime { key } => assert!(is_prime && oracle.keys.contains(&mask(key))),
                Primality::Nonprime => assert!(!is_prime),
                Primality::Undecided => decided_fast[1] += 1,
            }
            decided_fast[0] += 1;
        }
    }
    assert!(decided_fast[1] * 10 < decided_fast[0], "the fast path leaves {decided_fast:?} open");
}

#[test]
fn answers_with_multivalued_dependencies_equal_brute_force() {
    let mut random = Random(2);
    for _ in 0..8_000 {
        let attributes = 2 + random.below(5);
        let relation = random.relation(attributes, 4, 3);
        let oracle = Oracle::new(&relation);
        check_keys_and_forms(&relation, &oracle);
        for _ in 0..8 {
            let dependency = MultivaluedDependency::new(random.mask(attributes), random.mask(attributes));
            let expected =
                oracle.implies_multivalued(mask(dependency.determinant), mask(dependency.dependent));
            assert_eq!(implies_multivalued(&relation, dependency), expected);
        }
        // Two parts are lossless exactly when the common attributes determine one of them (Fagin 1977).
        let one = random.mask(attributes);
        let other = (relation.attributes() - one) | random.mask(attributes);
        let is_lossless = oracle.implies_multivalued(mask(one & other), mask(one));
        let expected = if is_lossless { LosslessJoin::Lossless } else { LosslessJoin::Lossy };
        assert_eq!(lossless_join(&relation, &[one, other], BUDGET), expected);

        let decomposition = fourth_normal_form_decomposition(&relation, BUDGET);
        assert!(decomposition.undecided.is_empty());
        let parts: Vec<_> = decomposition.parts.iter().map(|part| part.attributes).collect();
        assert_eq!(lossless_join(&relation, &parts, BUDGET), LosslessJoin::Lossless);
        for part in &parts {
            assert!(oracle.is_part_in_fourth(mask(*part)), "{part:?} of {relation:?}");
        }
        for (position, known) in relation.functional().iter().enumerate() {
            let masks: Vec<_> = parts.iter().map(|part| mask(*part)).collect();
            let is_preserved = oracle.is_preserved(&masks, mask(known.determinant), mask(known.dependent));
            assert_eq!(is_preserved, !decomposition.lost.contains(&position));
        }
    }
}

#[test]
fn answers_within_a_small_budget_are_true_or_undecided() {
    let mut random = Random(3);
    let mut undecided = 0;
    for round in 0..4_000 {
        let attributes = 4 + random.below(4);
        let relation = random.relation(attributes, 10, round % 2);
        let oracle = Oracle::new(&relation);
        let budget = ClosureBudget::new(random.below(24) as u32);
        let mut keys: Vec<_> = oracle.keys.iter().map(|key| set(*key)).collect();
        keys.sort_unstable();
        match candidate_keys(&relation, budget) {
            CandidateKeys::All(found) => assert_eq!(found, keys),
            CandidateKeys::Undecided { found } => {
                assert!(!found.is_empty() && found.iter().all(|key| keys.contains(key)));
            }
        }
        let primes = prime_attributes(&relation, budget);
        assert!(mask(primes.prime) & !oracle.primes == 0 && mask(primes.nonprime) & oracle.primes == 0);
        assert_eq!(primes.prime | primes.nonprime | primes.undecided, relation.attributes());

        let expected = oracle.highest(!relation.multivalued().is_empty());
        let report = normal_form(&relation, budget);
        match report.highest {
            HighestNormalForm::Decided(highest) => assert_eq!(highest, expected),
            HighestNormalForm::Undecided { at_least, at_most } => {
                assert!(at_least <= expected && expected <= at_most);
                undecided += 1;
            }
        }
        for violation in &report.violations {
            assert!(expected < violation.kind.breaks());
        }
        let fourth = fourth_normal_form_decomposition(&relation, budget);
        for part in fourth.parts.iter().map(|part| part.attributes) {
            assert!(oracle.is_part_in_boyce_codd(mask(part)));
            assert!(fourth.undecided.contains(&part) || oracle.is_part_in_fourth(mask(part)));
        }
    }
    assert!(undecided > 100, "only {undecided} reports ran out of budget");
}
