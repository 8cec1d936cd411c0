//! Which normal form a relation is in, and what keeps it out of the next.
//!
//! The definitions are the general ones, over all candidate keys (Codd 1971 and 1974, Fagin
//! 1977), with respect to the declared dependencies. First normal form is about types and
//! names, not dependencies: it is taken as given.

use super::budget::{ClosureBudget, Meter};
use super::dependency::{FunctionalDependency, MultivaluedDependency};
use super::keys::candidate_key;
use super::multivalued::implied_functional;
use super::relation::Relation;
use super::violation::{Ceiling, Violation, ViolationKind, functional_violations};

/// The normal forms by strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NormalForm {
    /// Attribute values are atomic.
    First,
    /// No nonprime attribute depends on a part of a candidate key.
    Second,
    /// Every determinant of a nonprime attribute is a superkey.
    Third,
    /// Every determinant is a superkey.
    BoyceCodd,
    /// Every multivalued determinant is a superkey too.
    Fourth,
}

impl NormalForm {
    /// Every form, weakest first.
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::BoyceCodd, Self::Fourth];

    /// The word in `normal_form(...)`.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::BoyceCodd => "bcnf",
            Self::Fourth => "fourth",
        }
    }

    /// The abbreviation in documents.
    #[must_use]
    pub const fn short_name(self) -> &'static str {
        match self {
            Self::First => "1NF",
            Self::Second => "2NF",
            Self::Third => "3NF",
            Self::BoyceCodd => "BCNF",
            Self::Fourth => "4NF",
        }
    }
}

/// The highest normal form of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HighestNormalForm {
    /// Exactly this one.
    Decided(NormalForm),
    /// The budget ran out between these two.
    Undecided {
        /// Certainly reached.
        at_least: NormalForm,
        /// Everything above is certainly violated.
        at_most: NormalForm,
    },
}

impl HighestNormalForm {
    /// The highest form of a relation whose only violations are `violations`; fourth when there is none.
    ///
    /// ```
    /// use schema_as_code_core::theory::{HighestNormalForm, NormalForm};
    ///
    /// assert_eq!(HighestNormalForm::under(&[]), HighestNormalForm::Decided(NormalForm::Fourth));
    /// ```
    #[must_use]
    pub fn under(violations: &[Violation]) -> Self {
        highest(violations)
    }

    /// The lower of both, where both hold of one relation.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        let ((least, most), (other_least, other_most)) = (self.bounds(), other.bounds());
        Self::between(least.min(other_least), most.min(other_most))
    }

    /// Certainly reached, and certainly not exceeded.
    #[must_use]
    pub const fn bounds(self) -> (NormalForm, NormalForm) {
        match self {
            Self::Decided(form) => (form, form),
            Self::Undecided { at_least, at_most } => (at_least, at_most),
        }
    }

    /// Decided when both are the same.
    #[must_use]
    pub fn between(at_least: NormalForm, at_most: NormalForm) -> Self {
        if at_least == at_most { Self::Decided(at_least) } else { Self::Undecided { at_least, at_most } }
    }
}

/// The answer of [`normal_form`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NormalFormReport {
    /// The highest normal form; [`NormalForm::Fourth`] is only reported when a multivalued
    /// dependency is declared, [`NormalForm::BoyceCodd`] implies it otherwise.
    pub highest: HighestNormalForm,
    /// Each dependency that breaks a normal form: functional before multivalued, in declared order.
    pub violations: Vec<Violation>,
}

/// The highest normal form of `relation` and every violation of a higher one.
///
/// Testing the declared dependencies suffices for Boyce-Codd and, with multivalued ones, for
/// fourth normal form: O(p) closures and no keys. Only violating dependencies need
/// primality (see [`prime_fast`](super::prime_fast)) and keys, within `budget`; what does not
/// fit is reported as undecided, never passed.
///
/// ```
/// use schema_as_code_core::theory::{
///     AttributeSet, ClosureBudget, FunctionalDependency, HighestNormalForm, NormalForm, Relation,
///     ViolationKind, normal_form,
/// };
///
/// // Address(id, street, zip, city): zip -> city.
/// let [id, zip, city] = [0, 2, 3].map(|position| AttributeSet::from_bits(1 << position));
/// let all = AttributeSet::first(4)?;
/// let facts = vec![FunctionalDependency::new(id, all), FunctionalDependency::new(zip, city)];
/// let report = normal_form(&Relation::new(all, facts, vec![])?, ClosureBudget::default());
/// assert_eq!(report.highest, HighestNormalForm::Decided(NormalForm::Second));
/// assert_eq!(report.violations[0].kind, ViolationKind::Transitive { key: id });
/// assert_eq!(report.violations[0].dependent, city);
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
pub fn normal_form(relation: &Relation, budget: ClosureBudget) -> NormalFormReport {
    let multivalued = multivalued_violations(relation);
    if multivalued.is_empty() && relation.functional().iter().all(|&known| is_in_boyce_codd(relation, known))
    {
        let is_without_multivalued = relation.multivalued().is_empty();
        let form = if is_without_multivalued { NormalForm::BoyceCodd } else { NormalForm::Fourth };
        return NormalFormReport { highest: HighestNormalForm::Decided(form), violations: vec![] };
    }
    let mut meter = Meter::new(budget);
    match implied_functional(relation, &mut meter) {
        Ok(implied) => {
            let mut violations = functional_violations(relation, &implied, &mut meter);
            violations.extend(multivalued);
            NormalFormReport { highest: highest(&violations), violations }
        }
        Err(_) => without_implied(relation, multivalued),
    }
}

/// The report when the implied dependencies are unknown: declared violations are certain, forms are not.
fn without_implied(relation: &Relation, multivalued: Vec<Violation>) -> NormalFormReport {
    let declared = relation.functional().iter().enumerate();
    let violating = declared.filter(|(_, known)| !is_in_boyce_codd(relation, **known));
    let kind = ViolationKind::UndecidedPrimality { key: candidate_key(relation) };
    let undecided = violating.map(|(position, known)| {
        Violation::functional(position, *known, known.dependent - known.determinant, kind)
    });
    let violations: Vec<_> = undecided.chain(multivalued).collect();
    let (HighestNormalForm::Decided(at_most) | HighestNormalForm::Undecided { at_most, .. }) =
        highest(&violations);
    let highest = HighestNormalForm::Undecided { at_least: NormalForm::First, at_most };
    NormalFormReport { highest, violations }
}

fn is_in_boyce_codd(relation: &Relation, dependency: FunctionalDependency) -> bool {
    dependency.is_trivial() || relation.is_superkey(dependency.determinant)
}

fn multivalued_violations(relation: &Relation) -> Vec<Violation> {
    let is_violating = |known: &MultivaluedDependency| {
        !known.is_trivial_in(relation.attributes()) && !relation.is_superkey(known.determinant)
    };
    let violating = relation.multivalued().iter().enumerate().filter(|(_, known)| is_violating(known));
    violating.map(|(position, known)| Violation::multivalued(position, *known)).collect()
}

fn highest(violations: &[Violation]) -> HighestNormalForm {
    let ceilings = violations.iter().map(|violation| violation.kind.ceiling());
    let all = ceilings.reduce(|one, other| Ceiling {
        at_least: one.at_least.min(other.at_least),
        at_most: one.at_most.min(other.at_most),
    });
    match all {
        Some(Ceiling { at_least, at_most }) => HighestNormalForm::between(at_least, at_most),
        None => HighestNormalForm::Decided(NormalForm::Fourth),
    }
}
