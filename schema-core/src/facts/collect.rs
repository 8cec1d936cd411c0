//! Collecting facts about the rows of one table.

use super::source::{Certainty, Fact, MultivaluedFact, Source};
use crate::{
    def::{ColumnIndex, NullsDistinct},
    theory::{AttributeSet, FunctionalDependency, MultivaluedDependency, Relation, TheoryError},
};

/// A column, as far as facts are concerned.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Column {
    /// The field's name, for words.
    pub field: String,
    /// Whether NULL is a value.
    pub is_nullable: bool,
}

/// What is stated about the rows of a table, each dependency with its source.
///
/// Filled from a definition by [`Facts::of`], or fact by fact where there is no definition yet:
///
/// ```
/// use schema_as_code_core::{
///     def::NormalForm,
///     facts::{Column, Facts},
///     theory::ClosureBudget,
/// };
///
/// let column = |field: &str| Column { field: field.to_owned(), is_nullable: false };
/// let mut facts = Facts::new(vec![column("id"), column("zip"), column("city")])?;
/// facts.key(&[0])?;
/// facts.declared(0, &[1], &[2])?;
/// let analysis = facts.analyse(NormalForm::Third, ClosureBudget::default())?;
/// assert_eq!(analysis.findings[0].chain, "(id) -> (zip) -> city");
/// # Ok::<(), schema_as_code_core::theory::TheoryError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Facts {
    pub(super) columns: Vec<Column>,
    pub(super) all: AttributeSet,
    pub(super) nullable: AttributeSet,
    functional: Vec<Fact>,
    multivalued: Vec<MultivaluedFact>,
    /// Uniques of values that may be NULL, where NULLs are told apart.
    unique_where_known: Vec<(u16, AttributeSet)>,
    /// Columns that tell rows apart without carrying a fact.
    incidental: AttributeSet,
    pub(super) has_key: bool,
    pub(super) says_none: bool,
}

impl Facts {
    /// No facts about `columns`.
    ///
    /// # Errors
    /// When there are more columns than [`AttributeSet::CAPACITY`].
    pub fn new(columns: Vec<Column>) -> Result<Self, TheoryError> {
        let nullable = columns.iter().enumerate().filter(|(_, column)| column.is_nullable);
        Ok(Self {
            all: AttributeSet::first(columns.len())?,
            nullable: AttributeSet::from_positions(nullable.map(|(position, _)| position))?,
            columns,
            functional: Vec::new(),
            multivalued: Vec::new(),
            unique_where_known: Vec::new(),
            incidental: AttributeSet::EMPTY,
            has_key: false,
            says_none: false,
        })
    }

    /// The primary key. An empty one states nothing.
    ///
    /// # Errors
    /// As all that follow: when the table has no such column.
    pub fn key(&mut self, columns: &[ColumnIndex]) -> Result<(), TheoryError> {
        let determinant = self.set(columns)?;
        if !determinant.is_empty() {
            self.has_key = true;
            self.push(Source::Key, determinant, self.all, Certainty::Always);
        }
        Ok(())
    }

    /// The unique at `position`, which holds over all rows.
    ///
    /// # Errors
    /// When the table has no such column.
    pub fn unique(
        &mut self,
        position: u16,
        columns: &[ColumnIndex],
        nulls: NullsDistinct,
    ) -> Result<(), TheoryError> {
        let determinant = self.set(columns)?;
        let is_key = determinant.is_disjoint_from(self.nullable) || nulls == NullsDistinct::NotDistinct;
        match (determinant.is_empty(), is_key) {
            (true, _) => {}
            (false, true) => self.push(Source::Unique(position), determinant, self.all, Certainty::Always),
            (false, false) => self.unique_where_known.push((position, determinant)),
        }
        Ok(())
    }

    /// `#[determines(determinant -> dependent)]`, at `position` among the declared dependencies.
    ///
    /// # Errors
    /// When the table has no such column.
    pub fn declared(
        &mut self,
        position: u16,
        determinant: &[ColumnIndex],
        dependent: &[ColumnIndex],
    ) -> Result<(), TheoryError> {
        self.determined(Source::Declared(position), determinant, dependent)
    }

    /// `#[determines(determinant ->> dependent)]`, at `position` among the declared dependencies.
    ///
    /// # Errors
    /// When the table has no such column.
    pub fn multivalued(
        &mut self,
        position: u16,
        determinant: &[ColumnIndex],
        dependent: &[ColumnIndex],
    ) -> Result<(), TheoryError> {
        let (determinant, dependent) = (self.set(determinant)?, self.set(dependent)?);
        self.multivalued.push(MultivaluedFact { declared: position, determinant, dependent });
        Ok(())
    }

    /// A dependency that follows from something else than `#[determines]`.
    ///
    /// # Errors
    /// When the table has no such column.
    pub fn determined(
        &mut self,
        source: Source,
        determinant: &[ColumnIndex],
        dependent: &[ColumnIndex],
    ) -> Result<(), TheoryError> {
        let (determinant, dependent) = (self.set(determinant)?, self.set(dependent)?);
        let is_always = determinant.is_disjoint_from(self.nullable);
        let certainty = if is_always { Certainty::Always } else { Certainty::WhereKnown };
        self.push(source, determinant, dependent, certainty);
        Ok(())
    }

    /// Columns that tell rows apart without carrying a fact: a surrogate key, audit columns.
    ///
    /// # Errors
    /// When the table has no such column.
    pub fn incidental(&mut self, columns: &[ColumnIndex]) -> Result<(), TheoryError> {
        self.incidental |= self.set(columns)?;
        Ok(())
    }

    /// `#[determines(none)]`: nothing but the keys determines anything.
    pub const fn none(&mut self) {
        self.says_none = true;
    }

    fn push(
        &mut self,
        source: Source,
        determinant: AttributeSet,
        dependent: AttributeSet,
        certainty: Certainty,
    ) {
        self.functional.push(Fact { source, determinant, dependent, certainty });
    }

    fn set(&self, columns: &[ColumnIndex]) -> Result<AttributeSet, TheoryError> {
        let set = AttributeSet::from_positions(columns.iter().map(|&column| usize::from(column)))?;
        match (set - self.all).iter().next() {
            Some(attribute) => Err(TheoryError::UnknownAttribute { attribute }),
            None => Ok(set),
        }
    }

    /// Every functional dependency, keys first, in the order in which they were stated.
    #[must_use]
    pub fn functional(&self) -> &[Fact] {
        &self.functional
    }

    /// Every multivalued dependency, in the order in which they were stated.
    #[must_use]
    pub fn multivalued_facts(&self) -> &[MultivaluedFact] {
        &self.multivalued
    }

    /// The columns that multivalued dependencies are about.
    #[must_use]
    pub fn essential(&self) -> AttributeSet {
        let declared = self.functional.iter().filter(|fact| matches!(fact.source, Source::Declared(_)));
        let functional = declared.map(|fact| fact.determinant | fact.dependent);
        let multivalued = self.multivalued.iter().map(|fact| fact.determinant | fact.dependent);
        let mentioned = functional.chain(multivalued).fold(AttributeSet::EMPTY, AttributeSet::union);
        self.all - (self.incidental - mentioned)
    }

    /// The unique that makes `fact` impossible to contradict: no two rows agree on its determinant.
    pub(super) fn unique_within(&self, fact: &Fact) -> Option<u16> {
        let within = |(_, columns): &&(u16, AttributeSet)| columns.is_subset_of(fact.determinant);
        self.unique_where_known.iter().find(within).map(|(position, _)| *position)
    }

    /// The facts that can be contradicted, keys included.
    pub(super) fn contestable(&self) -> Vec<Fact> {
        self.functional.iter().filter(|fact| self.unique_within(fact).is_none()).copied().collect()
    }

    /// The relation over `attributes` of those of `facts` that speak about them.
    pub(super) fn relation_over(
        &self,
        attributes: AttributeSet,
        facts: &[Fact],
    ) -> Result<Relation, TheoryError> {
        let about = facts.iter().filter(|fact| fact.determinant.is_subset_of(attributes));
        let functional =
            about.map(|fact| FunctionalDependency::new(fact.determinant, fact.dependent & attributes));
        let multivalued = self.multivalued.iter().filter(|_| attributes == self.essential());
        let multivalued =
            multivalued.map(|fact| MultivaluedDependency::new(fact.determinant, fact.dependent));
        Relation::new(attributes, functional.collect(), multivalued.collect())
    }
}
