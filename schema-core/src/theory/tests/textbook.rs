//! The verified textbook relations: keys, primes and normal forms exactly; decompositions by
//! property, and exactly where there is only one. Proves B2, B3.

use std::path::PathBuf;

use serde_json::Value;

use crate::theory::{
    AttributeSet, CandidateKeys, ClosureBudget, FunctionalDependency, HighestNormalForm, LosslessJoin,
    MultivaluedDependency, NormalForm, Part, Relation, boyce_codd_decomposition, candidate_keys, closure,
    fourth_normal_form_decomposition, lossless_join, lost_dependencies, minimal_cover, normal_form,
    prime_attributes, third_normal_form_synthesis,
};

/// Names another file of the same form: relations kept apart.
const OVERRIDE: &str = "SCHEMA_TEXTBOOK";
const BUDGET: ClosureBudget = ClosureBudget::new(1_000_000);

struct Case {
    id: String,
    names: Vec<String>,
    relation: Relation,
    facts: Value,
}

fn is_other_file() -> bool {
    std::env::var_os(OVERRIDE).is_some()
}

fn cases() -> Vec<Case> {
    let own = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/textbook.json"));
    let path = std::env::var_os(OVERRIDE).map_or_else(own, PathBuf::from);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("cannot read {} ({OVERRIDE} names another file): {error}", path.display())
    });
    let document: Value = serde_json::from_str(&text).expect("textbook.json is JSON");
    list(&document["cases"]).iter().map(Case::new).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

impl Case {
    fn new(facts: &Value) -> Self {
        let names: Vec<_> = list(&facts["attrs"]).iter().map(|name| text(name).to_owned()).collect();
        let dependencies = |kind: &str| -> Vec<_> {
            let sides = |pair: &Value| [0, 1].map(|side| attributes(&names, &pair[side]));
            list(&facts[kind]).iter().map(sides).collect()
        };
        let functional =
            dependencies("fds").into_iter().map(|[left, right]| FunctionalDependency::new(left, right));
        let multivalued =
            dependencies("mvds").into_iter().map(|[left, right]| MultivaluedDependency::new(left, right));
        let all = AttributeSet::first(names.len()).expect("few attributes");
        let relation =
            Relation::new(all, functional.collect(), multivalued.collect()).expect("known attributes");
        Self { id: text(&facts["id"]).to_owned(), names, relation, facts: facts.clone() }
    }

    fn sets(&self, fact: &str) -> Vec<AttributeSet> {
        let mut sets: Vec<_> =
            list(&self.facts[fact]).iter().map(|set| attributes(&self.names, set)).collect();
        sets.sort_unstable();
        sets
    }
}

fn attributes(names: &[String], set: &Value) -> AttributeSet {
    let position =
        |name: &Value| names.iter().position(|known| known == text(name)).expect("a known attribute");
    AttributeSet::from_positions(list(set).iter().map(position)).expect("few attributes")
}

fn sorted(parts: &[Part]) -> Vec<AttributeSet> {
    let mut sets: Vec<_> = parts.iter().map(|part| part.attributes).collect();
    sets.sort_unstable();
    sets
}

/// The normal form of a part from the projection of all implied dependencies onto it.
fn form_of_part(relation: &Relation, part: AttributeSet) -> HighestNormalForm {
    let project = |left| FunctionalDependency::new(left, relation.closure(left) & part);
    let projected = part.subsets().map(project).filter(|known| !known.is_trivial()).collect();
    let part = Relation::new(part, projected, vec![]).expect("projected onto the part");
    normal_form(&part, BUDGET).highest
}

#[test]
fn keys_primes_and_forms_are_those_of_the_textbooks() {
    let cases = cases();
    assert!(cases.len() == 53 || is_other_file(), "the file has {} relations", cases.len());
    for case in &cases {
        let expected = CandidateKeys::All(case.sets("candidate_keys"));
        assert_eq!(candidate_keys(&case.relation, ClosureBudget::default()), expected, "{}", case.id);
        let primes = prime_attributes(&case.relation, ClosureBudget::default());
        assert_eq!(primes.prime, attributes(&case.names, &case.facts["prime"]), "{}", case.id);
        assert!(primes.undecided.is_empty(), "{}", case.id);
        let highest = match text(&case.facts["highest_nf"]) {
            "1NF" => NormalForm::First,
            "2NF" => NormalForm::Second,
            "3NF" => NormalForm::Third,
            "BCNF" => NormalForm::BoyceCodd,
            "4NF" => NormalForm::Fourth,
            other => panic!("{}: no normal form is called {other}", case.id),
        };
        let report = normal_form(&case.relation, ClosureBudget::default());
        assert_eq!(report.highest, HighestNormalForm::Decided(highest), "{}", case.id);
    }
}

#[test]
fn covers_are_equivalent_to_those_of_the_textbooks() {
    for case in cases().iter().filter(|case| case.facts.get("minimal_cover").is_some()) {
        let cover = minimal_cover(case.relation.functional());
        let published = list(&case.facts["minimal_cover"]).iter().map(|pair| {
            let [left, right] = [0, 1].map(|side| attributes(&case.names, &pair[side]));
            FunctionalDependency::new(left, right)
        });
        let published: Vec<_> = published.collect();
        for subset in case.relation.attributes().subsets() {
            assert_eq!(closure(subset, &cover), closure(subset, &published), "{}", case.id);
        }
    }
}

#[test]
fn synthesis_is_lossless_preserving_and_in_third_normal_form() {
    let mut compared = 0;
    for case in &cases() {
        let parts = third_normal_form_synthesis(&case.relation);
        let sets = sorted(&parts);
        assert_eq!(lossless_join(&case.relation, &sets, BUDGET), LosslessJoin::Lossless, "{}", case.id);
        assert!(lost_dependencies(&case.relation, &sets).is_empty(), "{}", case.id);
        for part in &sets {
            let HighestNormalForm::Decided(form) = form_of_part(&case.relation, *part) else {
                panic!("{}: undecided", case.id);
            };
            assert!(form >= NormalForm::Third, "{}: {part:?}", case.id);
        }
        if case.facts["bernstein_merged_unique"] == true {
            assert_eq!(sets, case.sets("bernstein_merged_3nf"), "{}", case.id);
            compared += 1;
        }
    }
    assert!(compared >= 40 || is_other_file(), "only {compared} exact comparisons");
}

#[test]
fn boyce_codd_decomposition_is_lossless_and_names_what_it_loses() {
    for case in cases().iter().filter(|case| case.relation.multivalued().is_empty()) {
        let decomposition = boyce_codd_decomposition(&case.relation, ClosureBudget::default());
        let sets = sorted(&decomposition.parts);
        assert_eq!(lossless_join(&case.relation, &sets, BUDGET), LosslessJoin::Lossless, "{}", case.id);
        assert_eq!(decomposition.lost, lost_dependencies(&case.relation, &sets), "{}", case.id);
        assert!(decomposition.undecided.is_empty(), "{}", case.id);
        for part in &sets {
            let expected = HighestNormalForm::Decided(NormalForm::BoyceCodd);
            assert_eq!(form_of_part(&case.relation, *part), expected, "{}: {part:?}", case.id);
        }
        if case.facts["dependency_preserving_bcnf_exists"] == false {
            assert!(!decomposition.lost.is_empty(), "{}", case.id);
        }
        if case.facts["bcnf_decomposition_preserves_fds"] == true {
            assert!(decomposition.lost.is_empty(), "{}", case.id);
        }
    }
}

#[test]
fn published_decompositions_lose_what_the_textbooks_say() {
    let mut compared = 0;
    for case in cases().iter().filter(|case| case.facts.get("published_bcnf").is_some()) {
        let parts = case.sets("published_bcnf");
        let preserves = case.facts["published_bcnf_preserves_fds"] == true;
        assert_eq!(lost_dependencies(&case.relation, &parts).is_empty(), preserves, "{}", case.id);
        assert_eq!(lossless_join(&case.relation, &parts, BUDGET), LosslessJoin::Lossless, "{}", case.id);
        compared += 1;
    }
    assert_eq!(compared, 22);
}

#[test]
fn fourth_normal_form_decomposition_is_that_of_the_textbooks() {
    let mut compared = 0;
    for case in cases().iter().filter(|case| !case.relation.multivalued().is_empty()) {
        let decomposition = fourth_normal_form_decomposition(&case.relation, ClosureBudget::default());
        assert_eq!(sorted(&decomposition.parts), case.sets("fourth_nf_decomposition"), "{}", case.id);
        assert!(decomposition.lost.is_empty() && decomposition.undecided.is_empty(), "{}", case.id);
        compared += 1;
    }
    assert_eq!(compared, 5);
}
