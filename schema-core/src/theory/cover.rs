//! Equivalent but smaller sets of functional dependencies.

use super::attributes::{Attribute, AttributeSet};
use super::closure::{closure, implies};
use super::dependency::FunctionalDependency;

/// A minimal cover: an equivalent set with one attribute on each right side, no attribute
/// that could be left out on a left side, and no dependency that follows from the others.
///
/// It is [`canonical_cover`] with the right sides taken apart, at the same cost.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, minimal_cover};
///
/// let [id, zip, city] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let cover = minimal_cover(&[
///     FunctionalDependency::new(id, zip | city),
///     FunctionalDependency::new(zip, city),
/// ]);
/// assert_eq!(cover, [FunctionalDependency::new(id, zip), FunctionalDependency::new(zip, city)]);
/// ```
pub fn minimal_cover(dependencies: &[FunctionalDependency]) -> Vec<FunctionalDependency> {
    let canonical = canonical_cover(dependencies);
    let apart = canonical.iter().flat_map(|known| {
        known.dependent.iter().map(|attribute| FunctionalDependency::new(known.determinant, attribute.into()))
    });
    apart.collect()
}

/// A canonical cover: a [`minimal_cover`] with one dependency for each left side.
///
/// Left reduction, then removal of the redundant (Maier 1980); O(||F||) closures. Covers are
/// not unique: this one keeps the order of `dependencies` and tries to drop earlier
/// attributes and dependencies first.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, canonical_cover};
///
/// let [zip, city, state] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let cover = canonical_cover(&[FunctionalDependency::new(zip, city), FunctionalDependency::new(zip, state)]);
/// assert_eq!(cover, [FunctionalDependency::new(zip, city | state)]);
/// ```
pub fn canonical_cover(dependencies: &[FunctionalDependency]) -> Vec<FunctionalDependency> {
    let mut merged: Vec<FunctionalDependency> = vec![];
    for dependency in dependencies {
        for attribute in dependency.dependent - dependency.determinant {
            let determinant = left_reduced(dependency.determinant, attribute, dependencies);
            match merged.iter_mut().find(|known| known.determinant == determinant) {
                Some(known) => known.dependent |= attribute.into(),
                None => merged.push(FunctionalDependency::new(determinant, attribute.into())),
            }
        }
    }
    without_redundant(merged, &[])
}

fn left_reduced(
    determinant: AttributeSet,
    dependent: Attribute,
    dependencies: &[FunctionalDependency],
) -> AttributeSet {
    let mut reduced = determinant;
    for attribute in determinant {
        let smaller = reduced.without(attribute);
        if implies(dependencies, FunctionalDependency::new(smaller, dependent.into())) {
            reduced = smaller;
        }
    }
    reduced
}

/// `dependencies` without the right sides that follow from the remaining ones and `assumed`.
pub(super) fn without_redundant(
    dependencies: Vec<FunctionalDependency>,
    assumed: &[FunctionalDependency],
) -> Vec<FunctionalDependency> {
    let mut kept = [&dependencies, assumed].concat();
    for position in 0..dependencies.len() {
        let FunctionalDependency { determinant, dependent } = kept[position];
        for attribute in dependent {
            kept[position].dependent = kept[position].dependent.without(attribute);
            if !closure(determinant, &kept).contains(attribute) {
                kept[position].dependent = kept[position].dependent.with(attribute);
            }
        }
    }
    kept.truncate(dependencies.len());
    kept.retain(|known| !known.dependent.is_empty());
    kept
}
