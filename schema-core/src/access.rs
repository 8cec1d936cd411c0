//! Which key, unique or index serves an access pattern, and which would.
//!
//! What is asked here is what a B-tree can do on every dialect: find the rows whose first columns are equal to given
//! values, then a range of the next column, and give the rows in the order of its columns, or in the reverse order.

mod proposal;
mod question;
mod sorted;
#[cfg(test)]
mod tests;

pub use proposal::{Obstacle, Proposal, ProposedPart, proposal};

use crate::def::{AccessDef, EntityDef};
use question::Question;
use sorted::everything_sorted;

/// Something of an entity by which a database finds rows or keeps their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccessPath {
    /// The primary key.
    Key,
    /// The unique at this position of [`EntityDef::uniques`].
    Unique(u16),
    /// The index at this position of [`EntityDef::indexes`].
    Index(u16),
    /// The index that is made for the relation at this position of [`EntityDef::relations`].
    Relation(u16),
}

/// What serves `pattern`: the key before uniques, uniques before indexes, in the order of their lists; `None`: nothing
/// does.
///
/// ```
/// use schema_as_code_core::{
///     access::{AccessPath, serving},
///     def::{AccessDef, AccessFilter, EntityDef, IndexDef, IndexPart},
///     expr::Expr,
/// };
///
/// const ORDERS: EntityDef = EntityDef {
///     indexes: &[IndexDef::new(&[IndexPart::column(1), IndexPart::column(2).descending()])],
///     accesses: &[
///         AccessDef {
///             filter: &[AccessFilter::Equal(Expr::Column(1))],
///             order: &[IndexPart::column(2)],
///             serves: "a customer's orders, the oldest first",
///         },
///         AccessDef {
///             filter: &[AccessFilter::Range(Expr::Column(2))],
///             order: &[],
///             serves: "the orders of a day",
///         },
///     ],
///     ..EntityDef::EMPTY
/// };
/// assert_eq!(serving(&ORDERS, &ORDERS.accesses[0]), Some(AccessPath::Index(0)));
/// assert_eq!(serving(&ORDERS, &ORDERS.accesses[1]), None);
/// ```
#[must_use]
pub fn serving(entity: &'static EntityDef, pattern: &'static AccessDef) -> Option<AccessPath> {
    let question = Question::of(entity, pattern);
    everything_sorted(entity)
        .into_iter()
        .find(|sorted| question.is_served_by(sorted))
        .map(|sorted| sorted.path)
}

/// What serves `pattern` by reading a range backwards in parts of two directions; `None`: nothing does, or something
/// else serves the pattern too. Some databases sort such rows
/// ([`Dialect::reads_mixed_ranges_backwards`](crate::dialect::Dialect::reads_mixed_ranges_backwards)).
///
/// ```
/// use schema_as_code_core::{
///     access::{AccessPath, serving_mixed_range_backwards},
///     def::{AccessDef, AccessFilter, EntityDef, IndexDef, IndexPart},
///     expr::Expr,
/// };
///
/// const FILTER: &[AccessFilter] = &[AccessFilter::Equal(Expr::Column(1)), AccessFilter::Range(Expr::Column(2))];
/// const ORDERS: EntityDef = EntityDef {
///     indexes: &[IndexDef::new(&[IndexPart::column(1), IndexPart::column(2).descending()])],
///     accesses: &[
///         AccessDef { filter: FILTER, order: &[IndexPart::column(2)], serves: "a month, the oldest first" },
///         AccessDef {
///             filter: FILTER,
///             order: &[IndexPart::column(2).descending()],
///             serves: "a month, the newest first",
///         },
///     ],
///     ..EntityDef::EMPTY
/// };
/// let backwards = |access| serving_mixed_range_backwards(&ORDERS, &ORDERS.accesses[access]);
/// assert_eq!(backwards(0), Some(AccessPath::Index(0)));
/// assert_eq!(backwards(1), None);
/// ```
#[must_use]
pub fn serving_mixed_range_backwards(
    entity: &'static EntityDef,
    pattern: &'static AccessDef,
) -> Option<AccessPath> {
    let question = Question::of(entity, pattern);
    let sorted = everything_sorted(entity);
    let serving: Vec<_> = sorted.iter().filter(|sorted| question.is_served_by(sorted)).collect();
    let first = serving.first()?;
    serving.iter().all(|sorted| question.reads_mixed_range_backwards(sorted)).then_some(first.path)
}
