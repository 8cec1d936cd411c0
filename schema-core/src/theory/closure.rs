//! What a set of attributes determines.

use super::attributes::AttributeSet;
use super::dependency::FunctionalDependency;

/// The closure of `attributes`: everything they determine under `dependencies`.
///
/// A fixpoint over bit masks, at most one pass per dependency plus one: O(p²) word operations
/// for p dependencies, in practice two or three passes. The counters of Beeri and Bernstein
/// (1979) are linear in the input but slower at up to 128 attributes.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, closure};
///
/// let [id, zip, city] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let dependencies = [FunctionalDependency::new(zip, city), FunctionalDependency::new(id, zip)];
/// assert_eq!(closure(id, &dependencies), id | zip | city);
/// ```
pub fn closure(attributes: AttributeSet, dependencies: &[FunctionalDependency]) -> AttributeSet {
    let mut closed = attributes;
    loop {
        let previous = closed;
        for dependency in dependencies {
            if dependency.determinant.is_subset_of(closed) {
                closed |= dependency.dependent;
            }
        }
        if closed == previous {
            return closed;
        }
    }
}

/// Whether `dependency` follows from `dependencies`. Cost of one [`closure`].
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, implies};
///
/// let [id, zip, city] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let dependencies = [FunctionalDependency::new(id, zip), FunctionalDependency::new(zip, city)];
/// assert!(implies(&dependencies, FunctionalDependency::new(id, city)));
/// assert!(!implies(&dependencies, FunctionalDependency::new(city, zip)));
/// ```
pub fn implies(dependencies: &[FunctionalDependency], dependency: FunctionalDependency) -> bool {
    dependency.dependent.is_subset_of(closure(dependency.determinant, dependencies))
}
