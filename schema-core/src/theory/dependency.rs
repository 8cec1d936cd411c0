//! The two kinds of dependency a relation may declare.

use super::attributes::AttributeSet;

/// `determinant -> dependent`: rows equal on the determinant are equal on the dependent.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency};
///
/// let zip = AttributeSet::from_positions([0])?;
/// let city_and_state = AttributeSet::from_positions([1, 2])?;
/// let dependency = FunctionalDependency::new(zip, city_and_state);
/// assert!(!dependency.is_trivial());
/// assert!(FunctionalDependency::new(city_and_state, city_and_state).is_trivial());
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FunctionalDependency {
    /// The left side.
    pub determinant: AttributeSet,
    /// The right side.
    pub dependent: AttributeSet,
}

impl FunctionalDependency {
    /// `determinant -> dependent`.
    pub const fn new(determinant: AttributeSet, dependent: AttributeSet) -> Self {
        Self { determinant, dependent }
    }

    /// Whether it holds in every relation: the right side is part of the left.
    pub const fn is_trivial(self) -> bool {
        self.dependent.is_subset_of(self.determinant)
    }
}

/// `determinant ->> dependent`: for each value of the determinant, the dependent and the
/// remaining attributes combine freely.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, MultivaluedDependency};
///
/// let [course, teacher, book] = [0, 1, 2].map(|position| AttributeSet::from_bits(1 << position));
/// let dependency = MultivaluedDependency::new(course, teacher);
/// assert!(!dependency.is_trivial_in(course | teacher | book));
/// assert!(dependency.is_trivial_in(course | teacher));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MultivaluedDependency {
    /// The left side.
    pub determinant: AttributeSet,
    /// The right side.
    pub dependent: AttributeSet,
}

impl MultivaluedDependency {
    /// `determinant ->> dependent`.
    pub const fn new(determinant: AttributeSet, dependent: AttributeSet) -> Self {
        Self { determinant, dependent }
    }

    /// Whether it holds in every relation over `attributes`: one of its two sides adds nothing.
    pub const fn is_trivial_in(self, attributes: AttributeSet) -> bool {
        let mentioned = self.determinant.union(self.dependent);
        self.dependent.is_subset_of(self.determinant) || attributes.is_subset_of(mentioned)
    }
}
