//! Whether a decomposition keeps every functional dependency checkable.

use super::attributes::AttributeSet;
use super::relation::Relation;

/// The positions in [`Relation::functional`] of the dependencies that no longer follow from
/// what the parts enforce; empty when the decomposition preserves all of them.
///
/// The left side grows by what each part adds, `closure(Z ∩ part) ∩ part`, until nothing
/// changes (Beeri and Honeyman 1981): O(n·k) closures for each dependency and k parts, no
/// projection of the dependencies.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, Relation, lost_dependencies};
///
/// let [street, city, zip] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let facts = vec![FunctionalDependency::new(street | city, zip), FunctionalDependency::new(zip, city)];
/// let address = Relation::new(street | city | zip, facts, vec![])?;
/// assert_eq!(lost_dependencies(&address, &[street | zip, zip | city]), [0]);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn lost_dependencies(relation: &Relation, parts: &[AttributeSet]) -> Vec<usize> {
    let declared = relation.functional().iter().enumerate();
    let lost = declared.filter(|(_, known)| {
        let is_inside_a_part =
            parts.iter().any(|part| (known.determinant | known.dependent).is_subset_of(*part));
        !is_inside_a_part && !known.dependent.is_subset_of(closure_over(relation, parts, known.determinant))
    });
    lost.map(|(position, _)| position).collect()
}

/// What `attributes` determines by the dependencies inside the parts alone.
fn closure_over(relation: &Relation, parts: &[AttributeSet], attributes: AttributeSet) -> AttributeSet {
    let mut closed = attributes;
    loop {
        let previous = closed;
        for &part in parts {
            closed |= relation.closure(closed & part) & part;
        }
        if closed == previous {
            return closed;
        }
    }
}
