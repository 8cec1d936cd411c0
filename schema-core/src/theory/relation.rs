//! A relation: its attributes and everything declared about them.

use std::error::Error;
use std::fmt;

use super::attributes::{Attribute, AttributeSet};
use super::closure::closure;
use super::dependency::{FunctionalDependency, MultivaluedDependency};
use super::multivalued::dependency_basis;

/// Attributes with their declared dependencies; the subject of every question in this module.
///
/// Keys are declared as dependencies too: `key -> all attributes`. A nullable unique column is
/// no key, because two rows may leave it null; that is for the caller to know.
///
/// ```
/// use schema_as_code_core::theory::{AttributeSet, FunctionalDependency, Relation};
///
/// // Address(id, street, zip, city): id is the key, zip -> city.
/// let [id, zip, city] = [0, 2, 3].map(|position| AttributeSet::from_bits(1 << position));
/// let all = AttributeSet::first(4)?;
/// let address = Relation::new(
///     all,
///     vec![FunctionalDependency::new(id, all), FunctionalDependency::new(zip, city)],
///     vec![],
/// )?;
/// assert!(address.is_superkey(id));
/// assert_eq!(address.closure(zip), zip | city);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Relation {
    attributes: AttributeSet,
    functional: Vec<FunctionalDependency>,
    multivalued: Vec<MultivaluedDependency>,
}

impl Relation {
    /// The relation, or [`TheoryError::UnknownAttribute`] when a dependency mentions an
    /// attribute that is not in `attributes`.
    pub fn new(
        attributes: AttributeSet,
        functional: Vec<FunctionalDependency>,
        multivalued: Vec<MultivaluedDependency>,
    ) -> Result<Self, TheoryError> {
        let functional_sides = functional.iter().flat_map(|known| [known.determinant, known.dependent]);
        let multivalued_sides = multivalued.iter().flat_map(|known| [known.determinant, known.dependent]);
        let mentioned =
            functional_sides.chain(multivalued_sides).fold(AttributeSet::EMPTY, AttributeSet::union);
        match (mentioned - attributes).iter().next() {
            Some(attribute) => Err(TheoryError::UnknownAttribute { attribute }),
            None => Ok(Self { attributes, functional, multivalued }),
        }
    }

    /// All attributes.
    pub const fn attributes(&self) -> AttributeSet {
        self.attributes
    }

    /// The functional dependencies in the order they were declared.
    pub fn functional(&self) -> &[FunctionalDependency] {
        &self.functional
    }

    /// The multivalued dependencies in the order they were declared.
    pub fn multivalued(&self) -> &[MultivaluedDependency] {
        &self.multivalued
    }

    /// Everything `attributes` determines, by functional and multivalued dependencies together.
    ///
    /// A multivalued dependency can imply a functional one: `A ->> B` and `C -> B` give `A -> B`
    /// (coalescence). Without multivalued dependencies this is [`closure`]. Otherwise an
    /// attribute is determined when it is alone in its block of the dependency basis and on the
    /// right of some functional dependency (Beeri 1980); cost of [`dependency_basis`].
    pub fn closure(&self, attributes: AttributeSet) -> AttributeSet {
        let determined = closure(attributes, &self.functional);
        if self.multivalued.is_empty() || determined == self.attributes {
            return determined;
        }
        let right = self
            .functional
            .iter()
            .fold(AttributeSet::EMPTY, |right, known| right | (known.dependent - known.determinant));
        dependency_basis(self, attributes)
            .into_iter()
            .filter(|block| block.len() == 1 && block.is_subset_of(right))
            .fold(attributes, AttributeSet::union)
    }

    /// Whether `attributes` determines the whole relation. Cost of [`Relation::closure`].
    pub fn is_superkey(&self, attributes: AttributeSet) -> bool {
        self.attributes.is_subset_of(self.closure(attributes))
    }

    /// The attributes that occur on the left of a dependency; no other can help to determine anything.
    pub(super) fn left_attributes(&self) -> AttributeSet {
        let functional = self.functional.iter().map(|known| known.determinant);
        let multivalued = self.multivalued.iter().map(|known| known.determinant);
        functional.chain(multivalued).fold(AttributeSet::EMPTY, AttributeSet::union)
    }
}

/// Why a relation cannot be analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TheoryError {
    /// More attributes than [`AttributeSet::CAPACITY`].
    TooManyAttributes {
        /// How many attributes would be needed.
        count: usize,
    },
    /// A dependency mentions an attribute that the relation does not have.
    UnknownAttribute {
        /// The first such attribute.
        attribute: Attribute,
    },
}

impl fmt::Display for TheoryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyAttributes { count } => {
                write!(formatter, "{count} attributes, at most {} can be analysed", AttributeSet::CAPACITY)
            }
            Self::UnknownAttribute { attribute } => {
                write!(
                    formatter,
                    "a dependency mentions attribute {}, not in the relation",
                    attribute.position()
                )
            }
        }
    }
}

impl Error for TheoryError {}
