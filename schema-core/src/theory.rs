//! Relational design theory: what declared dependencies say about keys and normal forms.
//!
//! Everything here is a pure function of a [`Relation`]: attributes (columns by position) and
//! the functional and multivalued dependencies declared about them. Answers hold *with respect
//! to the declared dependencies*: a relation without any is in Boyce-Codd normal form, and
//! nothing was analysed.
//!
//! | word | means |
//! |---|---|
//! | determinant, dependent | the left and the right side of a dependency |
//! | closure | everything a set of attributes determines |
//! | superkey, candidate key | determines all attributes; minimal such |
//! | prime | in some candidate key |
//! | minimal cover | an equivalent set of dependencies with nothing to spare |
//! | lossless | joining the parts gives back exactly the relation |
//! | preserving | every dependency can be checked inside the parts |
//!
//! Sources: Codd 1971 and 1974 (second, third, Boyce-Codd normal form), Armstrong 1974 (closure), Fagin
//! 1977 (fourth normal form), Bernstein 1976 and Biskup, Dayal and Bernstein 1979 (synthesis),
//! Lucchesi and Osborn 1978 (keys), Aho, Beeri and Ullman 1979 (lossless join), Beeri 1980
//! (dependency basis), Beeri and Honeyman 1981 (preservation), Tsou and Fischer 1982 (Boyce-Codd
//! decomposition). Questions that are exponential in the worst case take a [`ClosureBudget`]
//! and may answer `Undecided`.

mod attributes;
mod budget;
mod closure;
mod cover;
mod decomposition;
mod dependency;
mod keys;
mod lossless;
mod multivalued;
mod normal_form;
mod preservation;
mod prime;
mod relation;
mod synthesis;
mod violation;

#[cfg(test)]
mod tests;

pub use attributes::{Attribute, AttributeIter, AttributeSet};
pub use budget::ClosureBudget;
pub use closure::{closure, implies};
pub use cover::{canonical_cover, minimal_cover};
pub use decomposition::{Decomposition, boyce_codd_decomposition, fourth_normal_form_decomposition};
pub use dependency::{FunctionalDependency, MultivaluedDependency};
pub use keys::{CandidateKeys, candidate_key, candidate_keys};
pub use lossless::{LosslessJoin, lossless_join};
pub use multivalued::{dependency_basis, implies_multivalued};
pub use normal_form::{HighestNormalForm, NormalForm, NormalFormReport, normal_form};
pub use preservation::lost_dependencies;
pub use prime::{Primality, PrimeAttributes, prime_attributes, prime_fast};
pub use relation::{Relation, TheoryError};
pub use synthesis::{Part, third_normal_form_synthesis};
pub use violation::{DependencySource, Violation, ViolationKind};
