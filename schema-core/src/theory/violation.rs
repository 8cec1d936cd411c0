//! One dependency that breaks a normal form, with the key that witnesses it.

use super::attributes::{Attribute, AttributeSet};
use super::budget::{Meter, OverBudget};
use super::closure::closure;
use super::dependency::{FunctionalDependency, MultivaluedDependency};
use super::keys::{CandidateKeys, minimized};
use super::normal_form::NormalForm;
use super::prime::{KeyFacts, Primality};
use super::relation::Relation;

/// A dependency that keeps a relation out of a normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Violation {
    /// Where the dependency was declared.
    pub source: DependencySource,
    /// Its left side.
    pub determinant: AttributeSet,
    /// The part of its right side that this violation is about, without the left side.
    pub dependent: AttributeSet,
    /// What is wrong, and the witness.
    pub kind: ViolationKind,
}

/// Where a violating dependency comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DependencySource {
    /// The position in [`Relation::functional`].
    Functional(usize),
    /// The position in [`Relation::multivalued`].
    Multivalued(usize),
    /// Declared nowhere: functional and multivalued dependencies together imply it.
    Implied,
}

/// How a dependency breaks a normal form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ViolationKind {
    /// Nonprime attributes depend on a part of a key: not in second normal form.
    Partial {
        /// The candidate key.
        key: AttributeSet,
        /// The proper subset of the key that determines the determinant (often the determinant itself).
        part: AttributeSet,
    },
    /// Nonprime attributes depend on the key only through the determinant: not in third normal form.
    Transitive {
        /// A candidate key.
        key: AttributeSet,
    },
    /// The determinant of prime attributes is no superkey: not in Boyce-Codd normal form.
    NonKeyDeterminant {
        /// A candidate key that contains the first of the dependent attributes.
        key: AttributeSet,
    },
    /// A multivalued determinant is no superkey: not in fourth normal form.
    Multivalued,
    /// The dependent attributes are nonprime, so not in third normal form; whether they also
    /// depend on a part of a key was not decided within the budget.
    UndecidedPartial {
        /// A candidate key.
        key: AttributeSet,
    },
    /// Not in Boyce-Codd normal form; whether the dependent attributes are prime, which alone
    /// would allow third normal form, was not decided within the budget.
    UndecidedPrimality {
        /// A candidate key.
        key: AttributeSet,
    },
}

/// The highest form a relation can have with a violation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ceiling {
    pub(super) at_least: NormalForm,
    pub(super) at_most: NormalForm,
}

impl ViolationKind {
    /// The lowest normal form that is certainly broken.
    ///
    /// ```
    /// use schema_as_code_core::theory::{NormalForm, ViolationKind};
    ///
    /// assert_eq!(ViolationKind::Multivalued.breaks(), NormalForm::Fourth);
    /// ```
    pub const fn breaks(self) -> NormalForm {
        match self {
            Self::Partial { .. } => NormalForm::Second,
            Self::Transitive { .. } | Self::UndecidedPartial { .. } => NormalForm::Third,
            Self::NonKeyDeterminant { .. } | Self::UndecidedPrimality { .. } => NormalForm::BoyceCodd,
            Self::Multivalued => NormalForm::Fourth,
        }
    }

    pub(super) const fn ceiling(self) -> Ceiling {
        let (at_least, at_most) = match self {
            Self::Partial { .. } => (NormalForm::First, NormalForm::First),
            Self::Transitive { .. } => (NormalForm::Second, NormalForm::Second),
            Self::NonKeyDeterminant { .. } => (NormalForm::Third, NormalForm::Third),
            Self::Multivalued => (NormalForm::BoyceCodd, NormalForm::BoyceCodd),
            Self::UndecidedPartial { .. } => (NormalForm::First, NormalForm::Second),
            Self::UndecidedPrimality { .. } => (NormalForm::First, NormalForm::Third),
        };
        Ceiling { at_least, at_most }
    }
}

impl Violation {
    pub(super) fn functional(
        position: usize,
        dependency: FunctionalDependency,
        dependent: AttributeSet,
        kind: ViolationKind,
    ) -> Self {
        let source = DependencySource::Functional(position);
        Self { source, determinant: dependency.determinant, dependent, kind }
    }

    pub(super) fn multivalued(position: usize, dependency: MultivaluedDependency) -> Self {
        Self {
            source: DependencySource::Multivalued(position),
            determinant: dependency.determinant,
            dependent: dependency.dependent - dependency.determinant,
            kind: ViolationKind::Multivalued,
        }
    }
}

/// Each violation of second, third and Boyce-Codd normal form among `implied`, whose first
/// members are the declared dependencies.
///
/// Testing these, and not all that follow from them, is exact: a derivation of a violating
/// dependency contains a step that violates the same form.
pub(super) fn functional_violations(
    relation: &Relation,
    implied: &[FunctionalDependency],
    meter: &mut Meter,
) -> Vec<Violation> {
    let attributes = relation.attributes();
    let is_violating = |known: &FunctionalDependency| {
        !known.is_trivial() && !attributes.is_subset_of(closure(known.determinant, implied))
    };
    let violating: Vec<_> = implied.iter().enumerate().filter(|(_, known)| is_violating(known)).collect();
    if violating.is_empty() {
        return vec![];
    }
    let questions = violating.iter().fold(AttributeSet::EMPTY, |all, (_, known)| all | added_by(known));
    let facts = KeyFacts::search(attributes, implied, questions, meter);
    let answers: Vec<_> = questions.iter().map(|attribute| (attribute, facts.primality(attribute))).collect();
    let is_prime = |(_, primality): &(Attribute, Primality)| matches!(primality, Primality::Prime { .. });
    let keys = (!answers.iter().all(is_prime))
        .then(|| KeyParts::new(attributes, facts.into_keys(attributes, implied, meter), implied, meter));

    let mut violations = vec![];
    for (position, dependency) in violating {
        let groups = Groups::new(added_by(dependency), &answers);
        for (dependent, kind) in groups.kinds(dependency.determinant, keys.as_ref()) {
            let mut violation = Violation::functional(position, *dependency, dependent, kind);
            if position >= relation.functional().len() {
                violation.source = DependencySource::Implied;
            }
            violations.push(violation);
        }
    }
    violations
}

fn added_by(dependency: &FunctionalDependency) -> AttributeSet {
    dependency.dependent - dependency.determinant
}

/// The dependent attributes of one violating dependency by what they break.
#[derive(Debug, Default)]
struct Groups {
    nonprime: AttributeSet,
    undecided: AttributeSet,
    prime: AttributeSet,
    /// A key with the first of the prime ones.
    witness: Option<AttributeSet>,
}

impl Groups {
    fn new(dependents: AttributeSet, answers: &[(Attribute, Primality)]) -> Self {
        let mut groups = Self::default();
        for (attribute, primality) in answers.iter().filter(|(asked, _)| dependents.contains(*asked)) {
            let group = match primality {
                Primality::Nonprime => &mut groups.nonprime,
                Primality::Undecided => &mut groups.undecided,
                Primality::Prime { key } => {
                    groups.witness.get_or_insert(*key);
                    &mut groups.prime
                }
            };
            *group = group.with(*attribute);
        }
        groups
    }

    fn kinds(
        &self,
        determinant: AttributeSet,
        keys: Option<&KeyParts<'_>>,
    ) -> impl Iterator<Item = (AttributeSet, ViolationKind)> {
        let nonprime = keys.filter(|_| !self.nonprime.is_empty());
        let undecided = keys.filter(|_| !self.undecided.is_empty());
        let kinds = [
            nonprime.map(|keys| (self.nonprime, keys.kind_for_nonprime(determinant))),
            undecided.map(|keys| (self.undecided, ViolationKind::UndecidedPrimality { key: keys.first() })),
            self.witness.map(|key| (self.prime, ViolationKind::NonKeyDeterminant { key })),
        ];
        kinds.into_iter().flatten()
    }
}

/// The keys with what each determines when one attribute is left out.
#[derive(Debug)]
struct KeyParts<'implied> {
    attributes: AttributeSet,
    keys: CandidateKeys,
    implied: &'implied [FunctionalDependency],
    /// A key, the key without one attribute, and the closure of that.
    parts: Vec<(AttributeSet, AttributeSet, AttributeSet)>,
    completeness: Result<(), OverBudget>,
}

impl<'implied> KeyParts<'implied> {
    fn new(
        attributes: AttributeSet,
        keys: CandidateKeys,
        implied: &'implied [FunctionalDependency],
        meter: &mut Meter,
    ) -> Self {
        let mut parts = vec![];
        let mut completeness = if matches!(keys, CandidateKeys::All(_)) { Ok(()) } else { Err(OverBudget) };
        for &key in keys.known() {
            if let Err(over) = meter.spend(key.len() as u64) {
                completeness = Err(over);
                break;
            }
            parts.extend(proper_parts(key, implied));
        }
        Self { attributes, keys, implied, parts, completeness }
    }

    fn first(&self) -> AttributeSet {
        self.keys.known().first().copied().unwrap_or_default()
    }

    fn kind_for_nonprime(&self, determinant: AttributeSet) -> ViolationKind {
        let key = self.first();
        match (self.partial(&self.parts, determinant), self.completeness) {
            (Some(partial), _) => partial,
            (None, Ok(())) => ViolationKind::Transitive { key },
            (None, Err(OverBudget)) => {
                let key_around: Vec<_> = proper_parts(self.key_around(determinant), self.implied).collect();
                self.partial(&key_around, determinant).unwrap_or(ViolationKind::UndecidedPartial { key })
            }
        }
    }

    fn partial(
        &self,
        parts: &[(AttributeSet, AttributeSet, AttributeSet)],
        determinant: AttributeSet,
    ) -> Option<ViolationKind> {
        if let Some(&(key, ..)) = parts.iter().find(|(_, part, _)| determinant.is_subset_of(*part)) {
            return Some(ViolationKind::Partial { key, part: determinant });
        }
        let reaching = parts.iter().find(|(_, _, determined)| determinant.is_subset_of(*determined));
        reaching.map(|&(key, part, _)| {
            let reaches = |smaller| determinant.is_subset_of(closure(smaller, self.implied));
            ViolationKind::Partial { key, part: minimized(part, part, reaches) }
        })
    }

    /// A candidate key that keeps as much of `determinant` as dropping everything else first allows.
    fn key_around(&self, determinant: AttributeSet) -> AttributeSet {
        let all = self.attributes;
        let is_superkey = |smaller| all.is_subset_of(closure(smaller, self.implied));
        let around = minimized(all, all - determinant, is_superkey);
        minimized(around, determinant, is_superkey)
    }
}

fn proper_parts(
    key: AttributeSet,
    implied: &[FunctionalDependency],
) -> impl Iterator<Item = (AttributeSet, AttributeSet, AttributeSet)> {
    key.iter().map(move |attribute| {
        let part = key.without(attribute);
        (key, part, closure(part, implied))
    })
}
