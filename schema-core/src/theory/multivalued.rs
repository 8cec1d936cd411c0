//! Multivalued dependencies: the dependency basis and the functional dependencies they imply.

use super::attributes::AttributeSet;
use super::budget::{Meter, OverBudget};
use super::closure::closure;
use super::dependency::{FunctionalDependency, MultivaluedDependency};
use super::relation::Relation;

/// A dependency basis costs about as much as eight closures.
pub(super) const BASIS_COST_LOG2: usize = 3;

/// The dependency basis of `determinant`: the finest blocks of the other attributes such that
/// `determinant ->> Y` holds exactly when Y, outside the determinant, is a union of blocks.
///
/// The refinement of Beeri (1980), started from what the functional dependencies determine
/// alone: a block disjoint from a left side splits by its right side, and a functional
/// dependency splits off each attribute. O(p·n) word operations a pass, at most n passes and
/// in practice two or three. Blocks are sorted.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, MultivaluedDependency, Relation, dependency_basis};
///
/// let [course, teacher, book] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![MultivaluedDependency::new(course, teacher)];
/// let lesson = Relation::new(course | teacher | book, vec![], facts)?;
/// assert_eq!(dependency_basis(&lesson, course), [teacher, book]);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn dependency_basis(relation: &Relation, determinant: AttributeSet) -> Vec<AttributeSet> {
    let determined = closure(determinant, relation.functional());
    let mut blocks: Vec<_> = (determined - determinant).iter().map(AttributeSet::from).collect();
    blocks.extend(Some(relation.attributes() - determined).filter(|rest| !rest.is_empty()));
    loop {
        let previous = blocks.len();
        for known in relation.multivalued() {
            split_blocks(&mut blocks, known.determinant, known.dependent, |inside| vec![inside]);
        }
        for known in relation.functional() {
            let alone = |inside: AttributeSet| inside.iter().map(AttributeSet::from).collect();
            split_blocks(&mut blocks, known.determinant, known.dependent, alone);
        }
        if blocks.len() == previous {
            blocks.sort_unstable();
            return blocks;
        }
    }
}

/// Splits each block disjoint from `determinant` into what lies outside `dependent` and `pieces` of the inside.
fn split_blocks(
    blocks: &mut Vec<AttributeSet>,
    determinant: AttributeSet,
    dependent: AttributeSet,
    pieces: impl Fn(AttributeSet) -> Vec<AttributeSet>,
) {
    for position in 0..blocks.len() {
        let block = blocks[position];
        let inside = block & dependent;
        if block.len() < 2 || inside.is_empty() || !determinant.is_disjoint_from(block) {
            continue;
        }
        let outside = Some(block - dependent).filter(|outside| !outside.is_empty());
        let mut split = pieces(inside).into_iter().chain(outside);
        if let Some(first) = split.next() {
            blocks[position] = first;
        }
        blocks.extend(split);
    }
}

/// Whether `dependency` follows from everything declared. Cost of [`dependency_basis`].
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, MultivaluedDependency, Relation, implies_multivalued};
///
/// let [course, teacher, book] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![MultivaluedDependency::new(course, teacher)];
/// let lesson = Relation::new(course | teacher | book, vec![], facts)?;
/// assert!(implies_multivalued(&lesson, MultivaluedDependency::new(course, book)));
/// assert!(!implies_multivalued(&lesson, MultivaluedDependency::new(teacher, book)));
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn implies_multivalued(relation: &Relation, dependency: MultivaluedDependency) -> bool {
    let dependent = dependency.dependent - dependency.determinant;
    let is_within_one_side =
        |block: AttributeSet| block.is_subset_of(dependent) || block.is_disjoint_from(dependent);
    dependency_basis(relation, dependency.determinant).into_iter().all(is_within_one_side)
}

/// The declared functional dependencies, followed by enough of those that the multivalued ones
/// add by coalescence to imply all others, so that the functional algorithms apply unchanged.
///
/// The added ones need unions of parts of declared left sides, so all subsets of the left
/// attributes are tried, smaller first: 2^|left| bases. Attributes on no left side never
/// help to determine another, also beside multivalued dependencies.
pub(super) fn implied_functional(
    relation: &Relation,
    meter: &mut Meter,
) -> Result<Vec<FunctionalDependency>, OverBudget> {
    let mut implied = relation.functional().to_vec();
    if relation.multivalued().is_empty() || implied.is_empty() {
        return Ok(implied);
    }
    let left = relation.left_attributes();
    meter.spend_subsets(left.len() + BASIS_COST_LOG2)?;
    for determinant in left.subsets() {
        let missing = relation.closure(determinant) - closure(determinant, &implied);
        if !missing.is_empty() {
            implied.push(FunctionalDependency::new(determinant, missing));
        }
    }
    Ok(implied)
}
