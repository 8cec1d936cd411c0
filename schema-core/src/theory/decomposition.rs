//! Boyce-Codd and fourth normal form by splitting.

use super::attributes::AttributeSet;
use super::budget::{ClosureBudget, Meter};
use super::keys::minimized;
use super::multivalued::{BASIS_COST_LOG2, dependency_basis};
use super::preservation::lost_dependencies;
use super::relation::Relation;
use super::synthesis::{Part, third_normal_form_synthesis, without_subsumed};

/// A lossless decomposition into a normal form that cannot always keep every dependency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decomposition {
    /// The relations to make.
    pub parts: Vec<Part>,
    /// The positions in [`Relation::functional`] of the dependencies that can no longer be
    /// checked inside the parts.
    pub lost: Vec<usize>,
    /// The parts whose normal form was not decided within the budget.
    pub undecided: Vec<AttributeSet>,
}

/// The relation in parts that are in Boyce-Codd normal form and join without loss, with the
/// functional dependencies that are lost.
///
/// Splits the violating parts of two starts, the relation itself and its
/// [`third_normal_form_synthesis`], and keeps the result that loses fewer dependencies, then
/// the one with fewer parts. Whether some other decomposition loses none is NP-hard to say.
/// A violation is searched among the subsets of a part's left attributes within `budget`;
/// over it, the polynomial splits of Tsou and Fischer (1982) take over, which may be finer
/// than needed. Every part is therefore decided: `undecided` is empty.
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, ClosureBudget, FunctionalDependency, Relation, boyce_codd_decomposition,
/// };
///
/// let [street, city, zip] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![FunctionalDependency::new(street | city, zip), FunctionalDependency::new(zip, city)];
/// let address = Relation::new(street | city | zip, facts, vec![])?;
/// let decomposition = boyce_codd_decomposition(&address, ClosureBudget::default());
/// let parts: Vec<_> = decomposition.parts.iter().map(|part| part.attributes).collect();
/// assert_eq!(parts, [city | zip, street | zip]);
/// assert_eq!(decomposition.lost, [0]);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn boyce_codd_decomposition(relation: &Relation, budget: ClosureBudget) -> Decomposition {
    decomposition_into(Form::BoyceCodd, relation, budget)
}

/// The relation in parts that are in fourth normal form and join without loss, with the
/// functional dependencies that are lost.
///
/// As [`boyce_codd_decomposition`], splitting by blocks of the dependency basis too (Fagin
/// 1977). Parts for which the budget did not suffice are in Boyce-Codd normal form and listed
/// as `undecided`.
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, ClosureBudget, MultivaluedDependency, Relation, fourth_normal_form_decomposition,
/// };
///
/// let [course, teacher, book] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![MultivaluedDependency::new(course, teacher)];
/// let lesson = Relation::new(course | teacher | book, vec![], facts)?;
/// let decomposition = fourth_normal_form_decomposition(&lesson, ClosureBudget::default());
/// let parts: Vec<_> = decomposition.parts.iter().map(|part| part.attributes).collect();
/// assert_eq!(parts, [course | teacher, course | book]);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn fourth_normal_form_decomposition(relation: &Relation, budget: ClosureBudget) -> Decomposition {
    decomposition_into(Form::Fourth, relation, budget)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    BoyceCodd,
    Fourth,
}

fn decomposition_into(form: Form, relation: &Relation, budget: ClosureBudget) -> Decomposition {
    let whole = vec![relation.attributes()];
    let synthesized = third_normal_form_synthesis(relation).iter().map(|part| part.attributes).collect();
    let [direct, refined] = [whole, synthesized].map(|start| {
        let mut meter = Meter::new(budget);
        split_all(form, relation, start, &mut meter)
    });
    let cost = |result: &Decomposition| (result.undecided.len(), result.lost.len(), result.parts.len());
    if cost(&refined) < cost(&direct) { refined } else { direct }
}

fn split_all(form: Form, relation: &Relation, start: Vec<AttributeSet>, meter: &mut Meter) -> Decomposition {
    let mut pending = start;
    pending.reverse();
    let mut parts = vec![];
    let mut undecided = vec![];
    while let Some(part) = pending.pop() {
        match split(form, relation, part, meter) {
            Split::None => parts.push(part),
            Split::Undecided => {
                undecided.push(part);
                parts.push(part);
            }
            Split::Into(first, second) => pending.extend([second, first]),
        }
    }
    let with_key = |attributes: AttributeSet| {
        let is_key = |smaller| attributes.is_subset_of(relation.closure(smaller));
        Part { attributes, key: minimized(attributes, attributes, is_key) }
    };
    let parts = without_subsumed(parts.into_iter().map(with_key).collect());
    undecided.retain(|attributes| parts.iter().any(|part| part.attributes == *attributes));
    let attributes: Vec<_> = parts.iter().map(|part| part.attributes).collect();
    Decomposition { lost: lost_dependencies(relation, &attributes), parts, undecided }
}

enum Split {
    /// The part is in the form.
    None,
    Into(AttributeSet, AttributeSet),
    /// In Boyce-Codd normal form, fourth not decided.
    Undecided,
}

fn split(form: Form, relation: &Relation, part: AttributeSet, meter: &mut Meter) -> Split {
    let functional = relation.functional().iter().map(|known| known.determinant);
    let multivalued = relation.multivalued().iter().map(|known| known.determinant);
    let declared: Vec<_> = functional.chain(multivalued).filter(|left| left.is_subset_of(part)).collect();
    let split_at = |determinant: AttributeSet| violation_at(form, relation, part, determinant);
    if meter.spend(declared.len() as u64).is_ok()
        && let Some((first, second)) = declared.into_iter().find_map(split_at)
    {
        return Split::Into(first, second);
    }
    let left = relation.left_attributes() & part;
    let cost_log2 = if relation.multivalued().is_empty() { 0 } else { BASIS_COST_LOG2 };
    if meter.spend_subsets(left.len() + cost_log2).is_ok() {
        let found = left.subsets().find_map(split_at);
        return found.map_or(Split::None, |(first, second)| Split::Into(first, second));
    }
    match (tsou_fischer(relation, part), form) {
        (Some((first, second)), _) => Split::Into(first, second),
        (None, Form::BoyceCodd) => Split::None,
        (None, Form::Fourth) if relation.multivalued().is_empty() => Split::None,
        (None, Form::Fourth) => Split::Undecided,
    }
}

/// The split of `part` where `determinant` violates the form.
fn violation_at(
    form: Form,
    relation: &Relation,
    part: AttributeSet,
    determinant: AttributeSet,
) -> Option<(AttributeSet, AttributeSet)> {
    let determined = relation.closure(determinant) & part;
    if determined == part {
        return None;
    }
    if determined != determinant {
        return Some((determined, determinant | (part - determined)));
    }
    if form == Form::BoyceCodd || relation.multivalued().is_empty() {
        return None;
    }
    let blocks = dependency_basis(relation, determinant);
    let block = blocks.into_iter().map(|block| block & part).find(|block| !block.is_empty())?;
    let is_split = determinant | block != part;
    is_split.then_some((determinant | block, part - block))
}

/// A split of `part` into one that is certainly in Boyce-Codd normal form and the rest, or
/// nothing when `part` certainly is: no two attributes A and B exist such that the others
/// determine A. O(n³) closures.
fn tsou_fischer(relation: &Relation, part: AttributeSet) -> Option<(AttributeSet, AttributeSet)> {
    let reducible = |attributes: AttributeSet| {
        attributes.iter().find_map(|kept_out| {
            let pairs = attributes.without(kept_out).iter();
            pairs.map(|determined| (determined, kept_out)).find(|&(determined, kept_out)| {
                let others = attributes.without(determined).without(kept_out);
                relation.closure(others).contains(determined)
            })
        })
    };
    let (mut determined, mut dropped) = reducible(part)?;
    let mut smaller = part.without(dropped);
    while let Some(next) = reducible(smaller) {
        (determined, dropped) = next;
        smaller = smaller.without(dropped);
    }
    Some((smaller, part.without(determined)))
}
