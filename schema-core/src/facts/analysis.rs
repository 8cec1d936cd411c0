//! What the theory says to the facts.

use super::{
    collect::Facts,
    implied::{Implied, implied},
    source::{Fact, Source},
    undeclared_key::{UndeclaredKey, undeclared_keys},
};
use crate::{
    def::{ColumnIndex, EntityDef, SchemaDef, WaiverDef},
    rules::{self, Rule},
    theory::{
        AttributeSet, CandidateKeys, ClosureBudget, DependencySource, HighestNormalForm, NormalForm, Part,
        Relation, TheoryError, Violation, ViolationKind, candidate_keys, fourth_normal_form_decomposition,
        normal_form,
    },
};

/// What follows from the facts of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// All columns, with every fact that a row could contradict.
    pub relation: Relation,
    /// Where each of [`Relation::functional`] comes from, in the same order.
    pub facts: Vec<Fact>,
    /// Whether anything was declared at all.
    pub coverage: Coverage,
    /// The candidate keys, or those that were found within the budget.
    pub keys: CandidateKeys,
    /// The form that is asked for.
    pub required: NormalForm,
    /// The highest form with respect to the facts. Fourth is only said where a multivalued dependency
    /// is declared.
    pub highest: HighestNormalForm,
    /// The same without the findings that were accepted.
    pub highest_apart_from_accepted: HighestNormalForm,
    /// Each dependency that keeps the table out of a form.
    pub findings: Vec<Finding>,
    /// Candidate keys that no constraint keeps unique.
    pub undeclared_keys: Vec<UndeclaredKey>,
    /// Declared dependencies that say nothing new.
    pub implied: Vec<Implied>,
}

impl Analysis {
    /// The findings that break the required form and have not been accepted.
    pub fn faults(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.is_required && finding.acceptance.is_none())
    }

    /// Whether the budget sufficed for every question.
    #[must_use]
    pub const fn is_decided(&self) -> bool {
        matches!((&self.keys, self.highest), (CandidateKeys::All(_), HighestNormalForm::Decided(_)))
    }
}

/// How much is known about a table's dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// Nothing is declared: nothing was analysed, whatever the form says.
    NotAnalysed,
    /// `#[determines(none)]`: nothing but the keys determines anything.
    DeclaredNone,
    /// Dependencies or copies are declared.
    Declared,
}

/// A dependency that keeps a table out of a normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it is stated; `None`: functional and multivalued dependencies together imply it.
    pub source: Option<Source>,
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// Its left side.
    pub determinant: AttributeSet,
    /// The columns of its right side that this is about.
    pub dependent: AttributeSet,
    /// How it breaks which form.
    pub kind: ViolationKind,
    /// `(id) -> (zip) -> city`.
    pub chain: String,
    /// Whether the form that is asked for is among those it breaks.
    pub is_required: bool,
    /// Why it is no fault.
    pub acceptance: Option<Acceptance>,
}

/// Why a finding is no fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Acceptance {
    /// The redundancy is declared, at this position of [`EntityDef::copies`].
    Denormalized(u16),
    /// The check at this position of [`EntityDef::checks`] keeps the column equal to what it is computed from.
    Computed(u16),
    /// The database generates this column from what determines it.
    Generated(ColumnIndex),
    /// The rule is waived, for this reason.
    Waived(&'static str),
}

/// Analyses `entity`, with the copies that its relations to the entities of `schema` show.
///
/// # Errors
/// When the entity has more columns than the theory can hold.
pub fn analyse(entity: &EntityDef, schema: &SchemaDef) -> Result<Analysis, TheoryError> {
    let required = schema.conventions.normal_form_of(entity);
    let mut analysis = Facts::of(entity, schema)?.analyse(required, ClosureBudget::default())?;
    if !entity.copies.is_empty() && analysis.coverage == Coverage::NotAnalysed {
        analysis.coverage = Coverage::Declared;
    }
    for finding in &mut analysis.findings {
        finding.acceptance = finding
            .acceptance
            .or_else(|| waived(finding, entity.waivers))
            .or_else(|| waived(finding, schema.waivers));
    }
    analysis.highest_apart_from_accepted =
        apart_from_accepted(analysis.highest, &analysis.findings, &analysis.relation);
    Ok(analysis)
}

impl Facts {
    /// What follows from the facts alone: nothing is waived, and what is declared to be denormalized or
    /// computed is accepted.
    ///
    /// Searches that need all candidate keys stay within `budget`, and are reported as undecided beyond it.
    ///
    /// # Errors
    /// None for facts that were stated without one.
    pub fn analyse(&self, required: NormalForm, budget: ClosureBudget) -> Result<Analysis, TheoryError> {
        let facts = self.contestable();
        let relation = self.relation_over(self.all, &facts)?;
        let report = normal_form(&relation, budget);
        let source_of = |position: usize| facts.get(position).map(|fact| fact.source);
        let mut findings: Vec<Finding> =
            report.violations.iter().map(|violation| self.finding(violation, required, source_of)).collect();
        let mut highest = report.highest;
        let essential = self.essential();
        if !self.multivalued_facts().is_empty() && essential != self.all {
            let (more, at_most) = self.beside_incidental(essential, &facts, required, budget)?;
            findings.extend(more);
            highest = if findings.is_empty() { at_most } else { highest.meet(at_most) };
        }
        let keys = candidate_keys(&relation, budget);
        Ok(Analysis {
            coverage: self.coverage(),
            undeclared_keys: undeclared_keys(self, &facts, &keys),
            implied: implied(self)?,
            highest_apart_from_accepted: apart_from_accepted(highest, &findings, &relation),
            relation,
            facts,
            keys,
            required,
            highest,
            findings,
        })
    }

    /// The tables in which facts that multivalued dependencies make independent stand apart, without the
    /// columns that only tell rows apart.
    ///
    /// # Errors
    /// None for facts that were stated without one.
    pub fn independent_parts(&self, budget: ClosureBudget) -> Result<Vec<Part>, TheoryError> {
        let relation = self.relation_over(self.essential(), &self.contestable())?;
        Ok(fourth_normal_form_decomposition(&relation, budget).parts)
    }

    fn coverage(&self) -> Coverage {
        let is_declared = |fact: &Fact| matches!(fact.source, Source::Declared(_) | Source::Denormalized(_));
        if self.functional().iter().any(is_declared) || !self.multivalued_facts().is_empty() {
            Coverage::Declared
        } else if self.says_none {
            Coverage::DeclaredNone
        } else {
            Coverage::NotAnalysed
        }
    }

    /// What the multivalued dependencies break in the columns they are about.
    fn beside_incidental(
        &self,
        essential: AttributeSet,
        facts: &[Fact],
        required: NormalForm,
        budget: ClosureBudget,
    ) -> Result<(Vec<Finding>, HighestNormalForm), TheoryError> {
        let report = normal_form(&self.relation_over(essential, facts)?, budget);
        let of_multivalued =
            |violation: &&Violation| !matches!(violation.source, DependencySource::Functional(_));
        let violations: Vec<Violation> = report.violations.iter().filter(of_multivalued).copied().collect();
        let mut highest = HighestNormalForm::under(&violations);
        if let HighestNormalForm::Undecided { .. } = report.highest {
            highest = HighestNormalForm::between(NormalForm::First, highest.bounds().1);
        }
        let findings = violations.iter().map(|violation| self.finding(violation, required, |_| None));
        Ok((findings.collect(), highest))
    }

    /// What declares that the redundancy of `violation` is meant, whether or not a dependency is declared too.
    fn acceptance(&self, violation: &Violation) -> Option<Acceptance> {
        let accepts = |fact: &Fact| {
            let acceptance = match fact.source {
                Source::Denormalized(copy) if fact.determinant == violation.determinant => {
                    Acceptance::Denormalized(copy)
                }
                Source::Computed(check) if fact.determinant.is_subset_of(violation.determinant) => {
                    Acceptance::Computed(check)
                }
                Source::Generated(column) if fact.determinant.is_subset_of(violation.determinant) => {
                    Acceptance::Generated(column)
                }
                _ => return None,
            };
            violation.dependent.is_subset_of(fact.dependent).then_some(acceptance)
        };
        self.functional().iter().find_map(accepts)
    }

    fn finding(
        &self,
        violation: &Violation,
        required: NormalForm,
        source_of: impl Fn(usize) -> Option<Source>,
    ) -> Finding {
        let source = match violation.source {
            DependencySource::Functional(position) => source_of(position),
            DependencySource::Multivalued(position) => {
                self.multivalued_facts().get(position).map(|fact| Source::Declared(fact.declared))
            }
            DependencySource::Implied => None,
        };
        Finding {
            source,
            rule: rule_of(violation.kind),
            determinant: violation.determinant,
            dependent: violation.dependent,
            kind: violation.kind,
            chain: self.chain(violation),
            is_required: violation.kind.breaks() <= required,
            acceptance: self.acceptance(violation),
        }
    }
}

/// The rule that a violation breaks.
const fn rule_of(kind: ViolationKind) -> &'static Rule {
    match kind {
        ViolationKind::Partial { .. } => &rules::PARTIAL_DEPENDENCY,
        ViolationKind::Transitive { .. } | ViolationKind::UndecidedPartial { .. } => {
            &rules::TRANSITIVE_DEPENDENCY
        }
        ViolationKind::NonKeyDeterminant { .. } | ViolationKind::UndecidedPrimality { .. } => {
            &rules::NON_KEY_DETERMINANT
        }
        ViolationKind::Multivalued => &rules::INDEPENDENT_FACTS,
    }
}

fn waived(finding: &Finding, waivers: &'static [WaiverDef]) -> Option<Acceptance> {
    let is_copy = matches!(finding.source, Some(Source::Copied { .. }));
    let of_rule =
        |waiver: &&WaiverDef| waiver.rule == finding.rule.id || (is_copy && waiver.rule == "undeclared_copy");
    waivers.iter().find(of_rule).map(|waiver| Acceptance::Waived(waiver.reason))
}

/// The highest form when only what was not accepted counts. What an exhausted budget left open stays open.
fn apart_from_accepted(
    highest: HighestNormalForm,
    findings: &[Finding],
    relation: &Relation,
) -> HighestNormalForm {
    if findings.iter().all(|finding| finding.acceptance.is_none()) {
        return highest;
    }
    let open = findings.iter().filter(|finding| finding.acceptance.is_none());
    let violations: Vec<Violation> = open.map(Finding::as_violation).collect();
    let has_multivalued = !relation.multivalued().is_empty();
    let top = if has_multivalued { NormalForm::Fourth } else { NormalForm::BoyceCodd };
    let apart = HighestNormalForm::under(&violations).meet(HighestNormalForm::Decided(top));
    let is_open = |finding: &Finding| finding.acceptance.is_some() && finding.is_undecided();
    match highest {
        HighestNormalForm::Undecided { .. } if !findings.iter().any(is_open) => {
            HighestNormalForm::between(NormalForm::First, apart.bounds().1)
        }
        _ => apart,
    }
}

impl Finding {
    /// Whether the budget ran out before it was clear which form it breaks.
    #[must_use]
    pub const fn is_undecided(&self) -> bool {
        matches!(self.kind, ViolationKind::UndecidedPartial { .. } | ViolationKind::UndecidedPrimality { .. })
    }

    const fn as_violation(&self) -> Violation {
        Violation {
            source: DependencySource::Implied,
            determinant: self.determinant,
            dependent: self.dependent,
            kind: self.kind,
        }
    }
}
