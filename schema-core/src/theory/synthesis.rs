//! Third normal form by synthesis.

use super::attributes::AttributeSet;
use super::closure::closure;
use super::cover::{canonical_cover, without_redundant};
use super::dependency::FunctionalDependency;
use super::keys::minimized;
use super::relation::Relation;

/// One relation of a decomposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    /// Its attributes.
    pub attributes: AttributeSet,
    /// One of its candidate keys.
    pub key: AttributeSet,
}

/// The relation in parts that are in third normal form, join without loss and keep every
/// functional dependency.
///
/// Bernstein (1976): a canonical cover grouped by equivalent left sides, without what the
/// equivalences make redundant; one part for each group; a part for a key when no part holds
/// one (Biskup, Dayal and Bernstein 1979); parts inside others dropped. Polynomial: O(||F||)
/// closures. Multivalued dependencies are not looked at: see
/// [`fourth_normal_form_decomposition`](super::fourth_normal_form_decomposition).
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, FunctionalDependency, Part, Relation, third_normal_form_synthesis,
/// };
///
/// let [id, zip, city] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![FunctionalDependency::new(id, zip), FunctionalDependency::new(zip, city)];
/// let address = Relation::new(id | zip | city, facts, vec![])?;
/// let parts = third_normal_form_synthesis(&address);
/// assert_eq!(parts[0], Part { attributes: id | zip, key: id });
/// assert_eq!(parts[1], Part { attributes: zip | city, key: zip });
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn third_normal_form_synthesis(relation: &Relation) -> Vec<Part> {
    let cover = canonical_cover(relation.functional());
    let groups = grouped_by_equivalent_left(&cover);
    let equivalences = equivalences(&groups);
    let remaining = remaining_dependencies(&cover, &groups, &equivalences);

    let mut parts: Vec<Part> = groups
        .iter()
        .map(|lefts| {
            let right_of_group = remaining.iter().filter(|known| lefts.contains(&known.determinant));
            let right = right_of_group.fold(AttributeSet::EMPTY, |right, known| right | known.dependent);
            Part { attributes: lefts.iter().fold(right, |all, left| all | *left), key: lefts[0] }
        })
        .collect();
    let is_superkey = |part: AttributeSet| relation.attributes().is_subset_of(closure(part, &cover));
    if !parts.iter().any(|part| is_superkey(part.attributes)) {
        let all = relation.attributes();
        let key = minimized(all, all, is_superkey);
        parts.push(Part { attributes: key, key });
    }
    without_subsumed(parts)
}

/// The left sides of `cover` in classes of equal closure, in order of first occurrence.
fn grouped_by_equivalent_left(cover: &[FunctionalDependency]) -> Vec<Vec<AttributeSet>> {
    let mut groups: Vec<(AttributeSet, Vec<AttributeSet>)> = vec![];
    for left in cover.iter().map(|known| known.determinant) {
        let closed = closure(left, cover);
        match groups.iter_mut().find(|(known, _)| *known == closed) {
            Some((_, lefts)) if lefts.contains(&left) => {}
            Some((_, lefts)) => lefts.push(left),
            None => groups.push((closed, vec![left])),
        }
    }
    groups.into_iter().map(|(_, lefts)| lefts).collect()
}

/// A cycle of dependencies through the left sides of each group.
fn equivalences(groups: &[Vec<AttributeSet>]) -> Vec<FunctionalDependency> {
    let cycle = |lefts: &Vec<AttributeSet>| -> Vec<FunctionalDependency> {
        let next = lefts.iter().cycle().skip(1);
        lefts.iter().zip(next).map(|(&left, &next)| FunctionalDependency::new(left, next)).collect()
    };
    groups.iter().flat_map(cycle).filter(|known| !known.is_trivial()).collect()
}

/// What the parts must keep beside the equivalences: without this step a merged part may
/// contain a transitive dependency.
fn remaining_dependencies(
    cover: &[FunctionalDependency],
    groups: &[Vec<AttributeSet>],
    equivalences: &[FunctionalDependency],
) -> Vec<FunctionalDependency> {
    let outside_group = |known: &FunctionalDependency| {
        let group = groups.iter().filter(|lefts| lefts.contains(&known.determinant)).flatten();
        let within = group.fold(AttributeSet::EMPTY, |within, left| within | *left);
        FunctionalDependency::new(known.determinant, known.dependent - within)
    };
    let outside = cover.iter().map(outside_group).collect();
    without_redundant(outside, equivalences)
}

/// `parts` without those whose attributes another part contains; of equals the first stays.
pub(super) fn without_subsumed(parts: Vec<Part>) -> Vec<Part> {
    let is_subsumed = |position: usize, part: &Part| {
        parts.iter().enumerate().any(|(other_position, other)| {
            part.attributes.is_proper_subset_of(other.attributes)
                || (part.attributes == other.attributes && other_position < position)
        })
    };
    let kept = parts.iter().enumerate().filter(|(position, part)| !is_subsumed(*position, part));
    kept.map(|(_, part)| *part).collect()
}
