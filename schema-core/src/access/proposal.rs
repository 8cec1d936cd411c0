//! The index that would serve an access pattern.

use super::question::{Condition, Question, Test};
use crate::{
    def::{AccessDef, AccessFilter, ColumnIndex, EntityDef},
    expr::Expr,
};

/// An index that would serve a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Proposal {
    /// Its parts, in order.
    pub parts: Vec<ProposedPart>,
    /// The elements of [`AccessDef::filter`] that are its filter.
    pub filter: Vec<usize>,
}

/// One part of a proposed index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProposedPart {
    /// What the element of [`AccessDef::filter`] compares.
    Filter(usize),
    /// A column that a condition reads.
    Column(ColumnIndex),
    /// The element of [`AccessDef::order`].
    Order(usize),
}

/// Why no index serves a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// The element of [`AccessDef::filter`] asks for several values, and an index gives the rows of one value after
    /// those of another.
    SeveralInOrder(usize),
    /// The element asks for a range, and the order begins with something else.
    RangeBesideOrder(usize),
    /// The element asks for a second range.
    SecondRange(usize),
    /// The element asks for something that is not kept sorted, and differs each time.
    NotSorted(usize),
}

/// The index that would serve `pattern`.
///
/// # Errors
/// Why there is none.
pub fn proposal(entity: &'static EntityDef, pattern: &'static AccessDef) -> Result<Proposal, Obstacle> {
    let question = Question::of(entity, pattern);
    let given: Vec<&Condition> = question.conditions.iter().filter(|condition| condition.is_given).collect();
    let (mut equal, mut several, mut range) = (Vec::new(), Vec::new(), None);
    let part = |position: usize, value: &Expr| match (&pattern.filter[position], value) {
        (AccessFilter::Holds(_), Expr::Column(column)) => Ok(ProposedPart::Column(*column)),
        (AccessFilter::Holds(_), _) => Err(Obstacle::NotSorted(position)),
        _ => Ok(ProposedPart::Filter(position)),
    };
    for condition in &given {
        let position = condition.position;
        match condition.test {
            Test::Equal(value) => equal.push(part(position, value)?),
            Test::Several(_) if question.is_ordered() => return Err(Obstacle::SeveralInOrder(position)),
            Test::Several(value) => several.push(part(position, value)?),
            Test::Range(value) if question.is_ordered() && !question.is_ordered_by(value) => {
                return Err(Obstacle::RangeBesideOrder(position));
            }
            Test::Range(value) => match range {
                Some((_, other)) if other != value => return Err(Obstacle::SecondRange(position)),
                _ => range = Some((position, value)),
            },
            Test::Other => return Err(Obstacle::NotSorted(position)),
        }
    }
    let mut parts: Vec<ProposedPart> = equal.into_iter().chain(several).collect();
    if question.is_ordered() {
        parts.extend(question.order().map(ProposedPart::Order));
    } else if let Some((position, value)) = range {
        parts.push(part(position, value)?);
    }
    if parts.is_empty() {
        let column = column_of(&question.conditions);
        parts.push(column.map(ProposedPart::Column).ok_or(Obstacle::NotSorted(0))?);
    }
    let is_fixed = |position: &usize| given.iter().all(|condition| condition.position != *position);
    let filter = (0..pattern.filter.len()).filter(is_fixed).collect();
    Ok(Proposal { parts, filter })
}

/// The column that conditions are about, which are the same each time: rather one that is compared with a value.
fn column_of(conditions: &[Condition]) -> Option<ColumnIndex> {
    let read = |condition: &Condition| first_column(condition.expr);
    let others = || conditions.iter().filter(|condition| !condition.is_live);
    let compared = others().filter_map(|condition| condition.test.value().and_then(first_column)).next();
    compared.or_else(|| others().find_map(read)).or_else(|| conditions.iter().find_map(read))
}

/// The first column that the expression reads.
fn first_column(expr: &'static Expr) -> Option<ColumnIndex> {
    match expr {
        Expr::Column(column) => Some(*column),
        Expr::Literal(_) | Expr::Variant(_) | Expr::Raw(_) => None,
        Expr::Unary(_, value)
        | Expr::IsNull(value)
        | Expr::IsNotNull(value)
        | Expr::Matches(value, _)
        | Expr::In(value, _)
        | Expr::Between { value, .. } => first_column(value),
        Expr::Binary(_, left, right) => first_column(left).or_else(|| first_column(right)),
        Expr::Call(_, arguments) => arguments.iter().find_map(first_column),
    }
}
