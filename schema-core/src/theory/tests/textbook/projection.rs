//! The normal form of a part of a relation, from the definitions.

use crate::theory::{
    AttributeSet, ClosureBudget, FunctionalDependency, HighestNormalForm, NormalForm, Relation,
    budget::Meter, dependency_basis, multivalued::implied_functional, normal_form,
};

/// So many attributes of left sides are combined in all ways: more take too long for a test.
const MOST: usize = 16;

/// The highest normal form of the projection onto `part`.
///
/// What holds in a part is what holds in the whole. A dependency that breaks a form has a left side among the
/// attributes of given left sides: others lead nowhere.
pub(super) fn form_of_part(relation: &Relation, part: AttributeSet) -> NormalForm {
    let budget = ClosureBudget::new(10_000_000);
    let implied = implied_functional(relation, &mut Meter::new(budget));
    let functional = implied.unwrap_or_else(|_| relation.functional().to_vec());
    let whole = Relation::new(relation.attributes(), functional, relation.multivalued().to_vec())
        .expect("the same attributes");
    let lefts = left_sides(&whole, part);
    let project = |left: &AttributeSet| FunctionalDependency::new(*left, whole.closure(*left) & part);
    let projected = lefts.iter().map(project).filter(|known| !known.is_trivial()).collect();
    let projection = Relation::new(part, projected, vec![]).expect("projected onto the part");
    let HighestNormalForm::Decided(form) = normal_form(&projection, budget).highest else {
        panic!("{part:?}: undecided");
    };
    let is_key = |left: AttributeSet| part.is_subset_of(whole.closure(left));
    let splits = |left: AttributeSet| {
        let blocks = dependency_basis(&whole, left);
        blocks.iter().map(|block| *block & part).any(|block| !block.is_empty() && block != part - left)
    };
    match form {
        NormalForm::BoyceCodd if !lefts.iter().any(|left| !is_key(*left) && splits(*left)) => {
            NormalForm::Fourth
        }
        form => form,
    }
}

/// The sets of attributes in `part` that can be a left side; of a wide relation those that are given, and their
/// unions in pairs.
fn left_sides(relation: &Relation, part: AttributeSet) -> Vec<AttributeSet> {
    let functional = relation.functional().iter().map(|known| known.determinant);
    let given: Vec<AttributeSet> =
        functional.chain(relation.multivalued().iter().map(|known| known.determinant)).collect();
    let used = given.iter().fold(AttributeSet::EMPTY, |used, left| used | *left) & part;
    if used.len() <= MOST {
        return used.subsets().collect();
    }
    let inside: Vec<AttributeSet> = given.into_iter().filter(|left| left.is_subset_of(part)).collect();
    inside.iter().flat_map(|one| inside.iter().map(|other| *one | *other)).collect()
}
