//! The verified relations of textbooks, and others like them: keys, primes and normal forms exactly; decompositions by
//! property, and exactly where there is only one. Proves B2, B3.

mod case;
mod projection;

use case::{Case, cases, is_other_file, read};
use projection::form_of_part;

use super::oracle::Oracle;
use crate::theory::{
    AttributeSet, CandidateKeys, ClosureBudget, HighestNormalForm, LosslessJoin, NormalForm, Part, Relation,
    boyce_codd_decomposition, candidate_keys, closure, fourth_normal_form_decomposition, lossless_join,
    lost_dependencies, minimal_cover, normal_form, prime_attributes, third_normal_form_synthesis,
};

const BUDGET: ClosureBudget = ClosureBudget::new(1_000_000);

/// A question to one relation; whether the file had an answer to compare with.
type Check = fn(&Case) -> bool;

const CHECKS: [Check; 6] = [
    has_keys_and_primes,
    has_form,
    has_cover,
    synthesis_fits,
    boyce_codd_decomposition_fits,
    fourth_decomposition_fits,
];

fn sorted(parts: &[Part]) -> Vec<AttributeSet> {
    let mut sets: Vec<_> = parts.iter().map(|part| part.attributes).collect();
    sets.sort_unstable();
    sets
}

fn has_keys_and_primes(case: &Case) -> bool {
    if let Some(expected) = &case.candidate_keys {
        let keys = candidate_keys(&case.relation, BUDGET);
        assert_eq!(keys, CandidateKeys::All(expected.clone()), "{} {:?}", case.id, case.names);
    }
    if let Some(expected) = case.prime {
        let primes = prime_attributes(&case.relation, BUDGET);
        assert_eq!(primes.prime, expected, "{} {:?}", case.id, case.names);
        assert!(primes.undecided.is_empty(), "{}", case.id);
    }
    case.candidate_keys.is_some() && case.prime.is_some()
}

fn has_form(case: &Case) -> bool {
    let report = normal_form(&case.relation, BUDGET);
    if let Some(highest) = case.highest {
        assert_eq!(report.highest, HighestNormalForm::Decided(highest), "{}", case.id);
    }
    case.highest.is_some()
}

fn has_cover(case: &Case) -> bool {
    let Some(published) = &case.minimal_cover else { return false };
    let cover = minimal_cover(case.relation.functional());
    for [known, by] in [[&cover, published], [published, &cover]] {
        let is_implied = known.iter().all(|each| each.dependent.is_subset_of(closure(each.determinant, by)));
        assert!(is_implied, "{}: {known:?} does not follow from {by:?}", case.id);
    }
    true
}

/// Lossless, preserving, each part in third normal form.
fn synthesis_fits(case: &Case) -> bool {
    let (attributes, known) = (case.relation.attributes(), case.relation.functional().to_vec());
    let functional = Relation::new(attributes, known, vec![]).expect("the same attributes");
    let sets = sorted(&third_normal_form_synthesis(&case.relation));
    assert_eq!(lossless_join(&case.relation, &sets, BUDGET), LosslessJoin::Lossless, "{}", case.id);
    assert!(lost_dependencies(&case.relation, &sets).is_empty(), "{}", case.id);
    for part in &sets {
        let form = form_of_part(&functional, *part);
        assert!(form >= NormalForm::Third, "{}: {part:?} is in {form:?}", case.id);
    }
    if let Some(expected) = &case.only_synthesis {
        assert_eq!(&sets, expected, "{}", case.id);
    }
    case.only_synthesis.is_some()
}

/// Lossless, each part in Boyce-Codd normal form, what is lost is named.
fn boyce_codd_decomposition_fits(case: &Case) -> bool {
    if !case.relation.multivalued().is_empty() {
        return false;
    }
    let decomposition = boyce_codd_decomposition(&case.relation, BUDGET);
    let sets = sorted(&decomposition.parts);
    assert_eq!(lossless_join(&case.relation, &sets, BUDGET), LosslessJoin::Lossless, "{}", case.id);
    assert_eq!(decomposition.lost, lost_dependencies(&case.relation, &sets), "{}", case.id);
    assert!(decomposition.undecided.is_empty(), "{}", case.id);
    for part in &sets {
        let form = form_of_part(&case.relation, *part);
        assert!(form >= NormalForm::BoyceCodd, "{}: {part:?} is in {form:?}", case.id);
    }
    if case.is_preserving_possible == Some(false) {
        assert!(!decomposition.lost.is_empty(), "{}", case.id);
    }
    if case.is_splitting_preserving == Some(true) {
        assert!(decomposition.lost.is_empty(), "{}", case.id);
    }
    true
}

/// Lossless, each part in fourth normal form, what is lost is named.
fn fourth_decomposition_fits(case: &Case) -> bool {
    let decomposition = fourth_normal_form_decomposition(&case.relation, BUDGET);
    let sets = sorted(&decomposition.parts);
    assert_eq!(lossless_join(&case.relation, &sets, BUDGET), LosslessJoin::Lossless, "{}", case.id);
    assert_eq!(decomposition.lost, lost_dependencies(&case.relation, &sets), "{}", case.id);
    assert!(decomposition.undecided.is_empty(), "{}", case.id);
    for part in &sets {
        let form = form_of_part(&case.relation, *part);
        assert_eq!(form, NormalForm::Fourth, "{}: {part:?}", case.id);
    }
    // Another order of splits gives other parts: another file's are no measure.
    if let Some(expected) = case.fourth.as_ref().filter(|_| !is_other_file()) {
        assert_eq!(&sets, expected, "{}", case.id);
    }
    case.fourth.is_some()
}

/// How many relations of the file had an answer to compare with.
fn compared(check: Check) -> usize {
    cases().iter().filter(|case| check(case)).count()
}

#[track_caller]
fn compares(check: Check, expected: usize) {
    let count = compared(check);
    assert!(count == expected || is_other_file(), "{count} relations were compared");
}

#[test]
fn keys_and_primes_are_those_of_the_textbooks() {
    compares(has_keys_and_primes, 105);
}

#[test]
fn forms_are_those_of_the_textbooks() {
    compares(has_form, 105);
}

/// What a file says is true, whatever the module under test makes of it.
#[test]
fn the_answers_of_the_files_are_those_of_the_oracle() {
    let mut compared = 0;
    // The oracle takes 3^n steps.
    for case in cases().iter().filter(|case| case.names.len() <= 11) {
        let oracle = Oracle::new(&case.relation);
        let set = |mask: &usize| AttributeSet::from_bits(*mask as u128);
        let mut keys: Vec<AttributeSet> = oracle.keys.iter().map(set).collect();
        keys.sort_unstable();
        assert!(
            case.candidate_keys.as_ref().is_none_or(|expected| *expected == keys),
            "{}: {keys:?}",
            case.id
        );
        assert!(case.prime.is_none_or(|expected| expected == set(&oracle.primes)), "{}", case.id);
        let highest = oracle.highest(!case.relation.multivalued().is_empty());
        assert!(case.highest.is_none_or(|expected| expected == highest), "{}: {highest:?}", case.id);
        compared += 1;
    }
    assert!(compared == 105 || is_other_file(), "{compared} relations were compared");
}

#[test]
fn the_default_budget_suffices_for_textbooks() {
    for case in cases().iter().filter(|_| !is_other_file()) {
        let keys = candidate_keys(&case.relation, ClosureBudget::default());
        assert_eq!(keys, candidate_keys(&case.relation, BUDGET), "{}", case.id);
        let report = normal_form(&case.relation, ClosureBudget::default());
        assert_eq!(report, normal_form(&case.relation, BUDGET), "{}", case.id);
    }
}

#[test]
fn covers_are_equivalent_to_those_of_the_textbooks() {
    compares(has_cover, 48);
}

#[test]
fn synthesis_is_lossless_preserving_and_in_third_normal_form() {
    compares(synthesis_fits, 42);
}

#[test]
fn boyce_codd_decomposition_is_lossless_and_names_what_it_loses() {
    compares(boyce_codd_decomposition_fits, 78);
}

#[test]
fn fourth_normal_form_decomposition_is_that_of_the_textbooks() {
    compares(fourth_decomposition_fits, 5);
}

#[test]
fn published_decompositions_lose_what_the_textbooks_say() {
    let mut compared = 0;
    for case in &cases() {
        let (Some(parts), Some(preserves)) = (&case.published, case.is_published_preserving) else {
            continue;
        };
        assert_eq!(lost_dependencies(&case.relation, parts).is_empty(), preserves, "{}", case.id);
        assert_eq!(lossless_join(&case.relation, parts, BUDGET), LosslessJoin::Lossless, "{}", case.id);
        compared += 1;
    }
    assert!(compared == 22 || is_other_file(), "{compared} relations were compared");
}

#[test]
fn relations_of_other_files_are_read_and_checked() {
    let wide: Vec<String> = (0..60).map(|number| format!("\"column {number}\"")).collect();
    let text = format!(
        r#"[
            {{"attrs": []}},
            {{"id": "odd", "attrs": ["", "näme", "a,b", "->", "\"q\""], "fds": [[["näme"], [""]], [[], ["->"]]],
              "mvds": null, "highest_nf": "1NF", "candidate_keys": [["\"q\"", "a,b", "näme"]], "note": 7}},
            {{"attrs": ["course", "teacher", "book", "price"], "fds": [[["book"], ["price"]]],
              "mvds": [[["course"], ["teacher"]]]}},
            {{"attrs": [{wide}], "fds": [[["column 0"], ["column 1", "column 59"]], [["column 59"], ["column 2"]]],
              "mvds": [[["column 3"], ["column 4"]]], "prime": null}},
            {{"attrs": [{wide}], "fds": [[["column 0"], [{wide}]], [["column 40"], ["column 41"]]],
              "candidate_keys": [["column 0"]], "prime": ["column 0"], "highest_nf": "2NF"}}
        ]"#,
        wide = wide.join(", ")
    );
    let cases = read(&text).expect("the text has the form");
    assert_eq!(cases.len(), 5);
    for (case, check) in cases.iter().flat_map(|case| CHECKS.map(|check| (case, check))) {
        check(case);
    }
}

#[test]
fn a_malformed_file_says_where() {
    let malformed = [
        ("{", "this is no JSON: EOF while parsing an object at line 1 column 1"),
        ("{}", "there is no list of relations, neither at the top nor as `cases`"),
        ("[{}]", "relation number 1: it has no `attrs`"),
        (r#"[{"id": "x", "attrs": "AB"}]"#, "relation x: `attrs` is no list"),
        (r#"[{"id": "x", "attrs": ["A", 1]}]"#, "relation x: `attrs` has something else than texts"),
        (r#"[{"id": "x", "attrs": ["A", "A"]}]"#, "relation x: `attrs` has \"A\" twice"),
        (
            r#"[{"id": "x", "attrs": ["A"], "fds": [[["A"], ["B"]]]}]"#,
            "relation x: `fds` names \"B\", which is not among `attrs`",
        ),
        (
            r#"[{"id": "x", "attrs": ["A"], "fds": [[["A"]]]}]"#,
            "relation x: `fds` has [[\"A\"]], which is no pair of two sides",
        ),
        (
            r#"[{"id": "x", "attrs": ["A"], "mvds": [["A", "A"]]}]"#,
            "relation x: `mvds` has \"A\", which is no list of attributes",
        ),
        (
            r#"[{"id": "x", "attrs": ["A"], "highest_nf": "5NF"}]"#,
            "relation x: `highest_nf` is \"5NF\", and none of 1NF, 2NF, 3NF, BCNF, 4NF",
        ),
    ];
    for (text, expected) in malformed {
        assert_eq!(read(text).err().as_deref(), Some(expected), "{text}");
    }
}
