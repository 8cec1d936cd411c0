//! What a declaration states, whoever reads it: the derive from attributes, documents from a definition.

use super::{
    collect::{Column, Facts},
    computed::{Computes, computed_columns, determining_columns},
    source::Source,
};
use crate::{
    def::{ColumnIndex, CopyKind, NullsDistinct},
    theory::TheoryError,
};

/// What is declared about one table, as far as facts are concerned. `E` is an expression.
#[derive(Debug, Clone)]
pub struct Declaration<'a, E> {
    /// In the order of the fields; a column of the key is not NULL whatever is said here.
    pub columns: Vec<Column>,
    /// The primary key.
    pub key: Vec<ColumnIndex>,
    /// Every unique; `None`: it holds among some rows only.
    pub uniques: Vec<Option<Unique>>,
    /// `#[determines(…)]`.
    pub dependencies: Vec<Dependency>,
    /// `#[determines(none)]`.
    pub has_no_dependencies: bool,
    /// The columns of each relation.
    pub relations: Vec<Vec<ColumnIndex>>,
    /// Copies that the target of a relation shows: the position of the relation, and the column.
    pub structural_copies: Vec<(u16, ColumnIndex)>,
    /// `#[snapshot(…)]`, `#[denormalized(…)]`.
    pub copies: Vec<Copied>,
    /// Each check.
    pub checks: Vec<&'a E>,
    /// Each generated column with what it is generated from.
    pub generated: Vec<(ColumnIndex, &'a E)>,
    /// Columns with an audit role.
    pub audit: Vec<ColumnIndex>,
    /// Columns whose values name rows and say nothing: numbers, UUIDs, what the database makes.
    pub names: Vec<ColumnIndex>,
}

/// A unique among all rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unique {
    /// The columns.
    pub columns: Vec<ColumnIndex>,
    /// Whether two NULLs are the same.
    pub nulls: NullsDistinct,
}

/// A declared dependency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dependency {
    /// `->>`
    pub is_multivalued: bool,
    /// The left side.
    pub determinant: Vec<ColumnIndex>,
    /// The right side.
    pub dependent: Vec<ColumnIndex>,
}

/// Declared copies through one relation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Copied {
    /// Whether they follow the originals.
    pub kind: CopyKind,
    /// The columns of the relation.
    pub relation: Vec<ColumnIndex>,
    /// The copies.
    pub columns: Vec<ColumnIndex>,
}

impl<E: Computes> Declaration<'_, E> {
    /// The facts, each with its source.
    ///
    /// # Errors
    /// When there are more columns than the theory can hold.
    pub fn facts(&self) -> Result<Facts, TheoryError> {
        let is_nullable = |index, column: &Column| column.is_nullable && !self.key.contains(&index);
        let columns = (0..).zip(&self.columns).map(|(index, column)| Column {
            field: column.field.clone(),
            is_nullable: is_nullable(index, column),
        });
        let mut facts = Facts::new(columns.collect())?;
        facts.key(&self.key)?;
        for (position, unique) in (0..).zip(&self.uniques) {
            if let Some(unique) = unique {
                facts.unique(position, &unique.columns, unique.nulls)?;
            }
        }
        self.state_dependencies(&mut facts)?;
        self.state_copies(&mut facts)?;
        for (position, check) in (0..).zip(&self.checks) {
            let is_known =
                |column: ColumnIndex| self.columns.get(usize::from(column)).is_some_and(|it| !it.is_nullable);
            for (from, column) in computed_columns(*check, &is_known) {
                facts.determined(Source::Computed(position), &from, &[column])?;
            }
        }
        for (column, from) in &self.generated {
            if let Some(from) = determining_columns(*from) {
                facts.determined(Source::Generated(*column), &from, &[*column])?;
            }
        }
        facts.incidental(&self.incidental())?;
        if self.has_no_dependencies {
            facts.none();
        }
        Ok(facts)
    }

    fn state_dependencies(&self, facts: &mut Facts) -> Result<(), TheoryError> {
        for (position, known) in (0..).zip(&self.dependencies) {
            if known.is_multivalued {
                facts.multivalued(position, &known.determinant, &known.dependent)?;
                continue;
            }
            let is_lasting = |column: &&ColumnIndex| !self.is_snapshot(&known.determinant, **column);
            let lasting: Vec<ColumnIndex> = known.dependent.iter().filter(is_lasting).copied().collect();
            if !lasting.is_empty() {
                facts.declared(position, &known.determinant, &lasting)?;
            }
        }
        Ok(())
    }

    fn state_copies(&self, facts: &mut Facts) -> Result<(), TheoryError> {
        for &(relation, column) in &self.structural_copies {
            let through = &self.relations[usize::from(relation)];
            facts.determined(Source::Copied { relation, column }, through, &[column])?;
        }
        for (position, copy) in (0..).zip(&self.copies) {
            if copy.kind != CopyKind::Snapshot {
                facts.determined(Source::Denormalized(position), &copy.relation, &copy.columns)?;
            }
        }
        Ok(())
    }

    /// Whether `column` keeps the value that `determinant` led to at some time.
    fn is_snapshot(&self, determinant: &[ColumnIndex], column: ColumnIndex) -> bool {
        self.copies.iter().any(|copy| {
            copy.kind == CopyKind::Snapshot
                && copy.relation.len() == determinant.len()
                && copy.relation.iter().all(|through| determinant.contains(through))
                && copy.columns.contains(&column)
        })
    }

    /// The audit columns, and the key when it names rows and says nothing about them: a single column that leads
    /// nowhere.
    fn incidental(&self) -> Vec<ColumnIndex> {
        let mut incidental = self.audit.clone();
        if let &[key] = self.key.as_slice() {
            let is_related = self.relations.iter().any(|relation| relation.contains(&key));
            if self.names.contains(&key) && !is_related {
                incidental.push(key);
            }
        }
        incidental
    }
}
