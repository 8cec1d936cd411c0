//! Exponential cases end within their budget and say so. Proves B2, B3.

use crate::theory::{
    Attribute, AttributeSet, CandidateKeys, ClosureBudget, FunctionalDependency, HighestNormalForm,
    MultivaluedDependency, NormalForm, Primality, Relation, TheoryError, ViolationKind,
    boyce_codd_decomposition, candidate_keys, canonical_cover, fourth_normal_form_decomposition, normal_form,
    prime_attributes, prime_fast,
};

fn at(position: usize) -> AttributeSet {
    AttributeSet::from_positions([position]).expect("at most 128 attributes")
}

/// `pairs` times A <-> B: 2^pairs keys, each attribute prime.
fn pairs(pairs: usize) -> Vec<FunctionalDependency> {
    let pair = |number: usize| {
        let [left, right] = [at(2 * number), at(2 * number + 1)];
        [FunctionalDependency::new(left, right), FunctionalDependency::new(right, left)]
    };
    (0..pairs).flat_map(pair).collect()
}

fn relation(attributes: usize, functional: Vec<FunctionalDependency>) -> Relation {
    let all = AttributeSet::first(attributes).expect("at most 128 attributes");
    Relation::new(all, functional, vec![]).expect("dependencies are within the attributes")
}

#[test]
fn finds_all_1024_keys_of_ten_pairs() {
    let CandidateKeys::All(keys) = candidate_keys(&relation(20, pairs(10)), ClosureBudget::default()) else {
        panic!("the default budget holds 1024 keys");
    };
    assert_eq!(keys.len(), 1024);
    assert!(keys.is_sorted() && keys.iter().all(|key| key.len() == 10));
}

#[test]
fn leaves_the_keys_of_many_pairs_undecided() {
    for count in [14, 64] {
        let relation = relation(2 * count, pairs(count));
        let CandidateKeys::Undecided { found } = candidate_keys(&relation, ClosureBudget::default()) else {
            panic!("2^{count} keys do not fit the budget");
        };
        assert!(!found.is_empty() && found.iter().all(|key| relation.is_superkey(*key)));
    }
}

#[test]
fn decides_primality_where_keys_are_too_many() {
    for count in [14, 64] {
        let relation = relation(2 * count, pairs(count));
        let primes = prime_attributes(&relation, ClosureBudget::new(0));
        assert_eq!(primes.prime, relation.attributes());
        let report = normal_form(&relation, ClosureBudget::new(0));
        assert_eq!(report.highest, HighestNormalForm::Decided(NormalForm::Third));
        assert_eq!(report.violations.len(), 2 * count);
    }
}

#[test]
fn reports_a_nonprime_dependent_of_too_many_keys_as_partial() {
    let mut functional = pairs(14);
    functional.push(FunctionalDependency::new(at(0), at(28)));
    let report = normal_form(&relation(29, functional), ClosureBudget::default());
    assert_eq!(report.highest, HighestNormalForm::Decided(NormalForm::First));
    let partial = report.violations.iter().find(|violation| violation.dependent == at(28));
    assert!(partial.is_some_and(|violation| matches!(violation.kind, ViolationKind::Partial { .. })));
}

#[test]
fn never_passes_what_it_could_not_decide() {
    // Nonprime 28 -> 29, where 28 depends on a whole key only.
    let mut functional = pairs(14);
    let key = (0..14).fold(AttributeSet::EMPTY, |key, number| key | at(2 * number));
    functional.push(FunctionalDependency::new(key, at(28)));
    functional.push(FunctionalDependency::new(at(28), at(29)));
    let report = normal_form(&relation(30, functional), ClosureBudget::new(100));
    let of_last = report.violations.iter().find(|violation| violation.dependent == at(29));
    assert!(
        of_last.is_some_and(|violation| matches!(violation.kind, ViolationKind::UndecidedPartial { .. }))
    );
    let expected = HighestNormalForm::Undecided { at_least: NormalForm::First, at_most: NormalForm::Second };
    assert_eq!(report.highest, expected);
}

#[test]
fn says_when_implied_dependencies_exceed_the_budget() {
    let all = AttributeSet::first(128).expect("128 attributes fit");
    let multivalued = vec![MultivaluedDependency::new(at(126), at(127))];
    let relation =
        Relation::new(all, pairs(62), multivalued).expect("dependencies are within the attributes");
    assert!(matches!(candidate_keys(&relation, ClosureBudget::default()), CandidateKeys::Undecided { .. }));
    let report = normal_form(&relation, ClosureBudget::default());
    let expected = HighestNormalForm::Undecided { at_least: NormalForm::First, at_most: NormalForm::Third };
    assert_eq!(report.highest, expected);
    assert_eq!(prime_attributes(&relation, ClosureBudget::default()).undecided, all);
}

#[test]
fn decomposes_many_pairs_within_the_budget() {
    let relation = relation(64, pairs(32));
    let decomposition = boyce_codd_decomposition(&relation, ClosureBudget::new(1_000));
    assert!(decomposition.lost.is_empty() && decomposition.undecided.is_empty());
    assert_eq!(decomposition.parts.len(), 33);
    let fourth = fourth_normal_form_decomposition(&relation, ClosureBudget::new(1_000));
    assert!(fourth.undecided.is_empty());
}

#[test]
fn decides_primality_in_a_cycle_of_128_attributes() {
    let cycle: Vec<_> =
        (0..128).map(|number| FunctionalDependency::new(at(number), at((number + 1) % 128))).collect();
    let relation = relation(128, cycle);
    let cover = canonical_cover(relation.functional());
    for position in [0, 64, 127] {
        let key = at(position);
        let attribute = Attribute::new(position).expect("at most 128 attributes");
        assert_eq!(prime_fast(relation.attributes(), &cover, attribute), Primality::Prime { key });
    }
    let CandidateKeys::All(keys) = candidate_keys(&relation, ClosureBudget::default()) else {
        panic!("128 keys fit the budget");
    };
    assert_eq!(keys.len(), 128);
}

#[test]
fn rejects_attribute_129_without_panic() {
    assert_eq!(AttributeSet::first(129), Err(TheoryError::TooManyAttributes { count: 129 }));
    assert_eq!(AttributeSet::from_positions([0, 128]), Err(TheoryError::TooManyAttributes { count: 129 }));
    assert!(Attribute::new(usize::MAX).is_err());
    assert_eq!(AttributeSet::first(128).map(AttributeSet::len), Ok(128));
}

#[test]
fn rejects_dependencies_on_foreign_attributes() {
    let all = AttributeSet::first(2).expect("two attributes");
    let outside = Attribute::new(5).expect("at most 128 attributes");
    let functional = vec![FunctionalDependency::new(at(0), at(5))];
    let error = TheoryError::UnknownAttribute { attribute: outside };
    assert_eq!(Relation::new(all, functional, vec![]), Err(error));
    let multivalued = vec![MultivaluedDependency::new(at(5), at(0))];
    assert_eq!(Relation::new(all, vec![], multivalued), Err(error));
}
