//! What leads from one catalog to another: steps in an order in which each finds what it needs.
//!
//! The create script is the plan from an empty catalog; its rollback is the same plan inverted, never
//! a second comparison.

mod change;
mod class;
mod create;
mod diff;
mod held;
mod notes;
mod order;
mod table;
#[cfg(test)]
mod tests;

use schema_as_code_core::dialect::{Dialect, Version};

use crate::{
    catalog::{Catalog, ObjectId, Text},
    intent::Intent,
    render::facts,
};

pub use change::{Change, Object, PlacedColumn, Rows};
pub use class::Class;
pub use held::Held;

/// Steps from one catalog to another. They name what is in the catalogs, and hold no copy of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<'c> {
    /// The dialect of both catalogs.
    pub dialect: Dialect,
    /// The version of the catalog that is reached.
    pub version: Version,
    /// In the order in which they are taken.
    pub steps: Vec<Step<'c>>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'c> {
    /// What is done.
    pub change: Change<'c>,
    /// Words for the reader of the SQL, one line each.
    pub notes: Box<[Text]>,
}

/// Why two catalogs cannot be planned between.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The catalogs are of two dialects.
    #[error("a plan from {} to {} is impossible: both catalogs must be of one dialect", .previous.product(), .next.product())]
    Dialects {
        /// Of the first.
        previous: Dialect,
        /// Of the second.
        next: Dialect,
    },
    /// A definition that a server printed meets one that was declared.
    #[error(
        "{object} was read from a server on one side only, and servers rewrite what they are given: \
         compare it with another catalog that was read from a server"
    )]
    Observed {
        /// The object.
        object: Box<ObjectId>,
    },
    /// Two objects of one catalog have one name.
    #[error("{object} is in the catalog twice")]
    Duplicate {
        /// The object.
        object: Box<ObjectId>,
    },
    /// An object needs one that its catalog does not have.
    #[error("{object} needs {needed}, which the catalog does not have")]
    Missing {
        /// What needs.
        object: Box<ObjectId>,
        /// What is needed.
        needed: Box<ObjectId>,
    },
}

/// The steps that lead from `from` to `to`.
///
/// The version of the target may differ; it is not a difference of the database.
///
/// ```
/// use schema_as_code_core::dialect::{Dialect, Version};
/// use schema_as_code_emit::{
///     catalog::{Catalog, Column, ColumnType, Name, Table},
///     intent::Intent,
///     plan::plan,
/// };
///
/// let empty = Catalog::empty(Dialect::Sqlite, Version::new(3, 40));
/// let mut shop = empty.clone();
/// let mut customer = Table::new(Name::new("customer"));
/// customer.columns.push(Column::new("id", ColumnType::BuiltIn("INTEGER".into())));
/// shop.tables.push(customer);
///
/// let create = plan(&empty, &shop, &Intent::default())?;
/// assert_eq!(create.steps.len(), 1);
/// assert!(plan(&shop, &shop, &Intent::default())?.steps.is_empty());
/// # Ok::<(), schema_as_code_emit::plan::PlanError>(())
/// ```
///
/// # Errors
/// When the catalogs are of two dialects, when a definition read from a server meets a declared one,
/// and when one of the catalogs contradicts itself.
pub fn plan<'c>(from: &'c Catalog, to: &'c Catalog, intent: &Intent) -> Result<Plan<'c>, PlanError> {
    if from.dialect != to.dialect {
        return Err(PlanError::Dialects { previous: from.dialect, next: to.dialect });
    }
    let mut steps = diff::steps(from, to, intent)?;
    notes::annotate(&mut steps, intent, facts(to.dialect));
    Ok(Plan { dialect: to.dialect, version: to.version, steps })
}

impl Plan<'_> {
    /// The way back: the inverse of each step, in reverse.
    ///
    /// Notes stay with what is created or altered; what is dropped needs no words.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let steps = self.steps.iter().rev().map(Step::inverted).collect();
        Self { dialect: self.dialect, version: self.version, steps }
    }

    /// The same steps, without the catalogs.
    #[must_use]
    pub fn into_owned(self) -> Plan<'static> {
        let steps = self.steps.into_iter().map(Step::into_owned).collect();
        Plan { dialect: self.dialect, version: self.version, steps }
    }
}

impl<'c> Step<'c> {
    /// A step without notes.
    #[must_use]
    pub fn new(change: Change<'c>) -> Self {
        Self { change, notes: Box::default() }
    }

    /// What it takes to undo it.
    #[must_use]
    pub fn class(&self) -> Class {
        Class::of(&self.change)
    }

    /// The step back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let mut step = Self::new(self.change.inverted());
        if !matches!(step.change, Change::Drop(_)) {
            step.notes.clone_from(&self.notes);
        }
        step
    }

    /// The same step, without the catalogs.
    #[must_use]
    pub fn into_owned(self) -> Step<'static> {
        Step { change: self.change.into_owned(), notes: self.notes }
    }
}
