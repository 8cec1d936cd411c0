//! What an access pattern asks of an index.

use super::sorted::{Kind, Sorted, SortedPart};
use crate::{
    check::{is_volatile, reads_column},
    def::{AccessDef, AccessFilter, AuditRole, Direction, EntityDef, NullOrder},
    expr::{BinaryOperator, Expr, UnaryOperator},
};

/// An access pattern, as its single conditions.
pub(super) struct Question {
    pub(super) conditions: Vec<Condition>,
    /// With its position in [`AccessDef::order`].
    order: Vec<(usize, SortedPart)>,
}

/// One condition.
pub(super) struct Condition {
    /// The element of [`AccessDef::filter`] of which it is.
    pub(super) position: usize,
    pub(super) expr: &'static Expr,
    /// Whether it says that the row is not deleted.
    pub(super) is_live: bool,
    pub(super) test: Test,
    /// Whether it differs from query to query, so that a filter of an index cannot say it.
    pub(super) is_given: bool,
}

/// What a condition asks of a value of the row.
pub(super) enum Test {
    /// It is one value: rows that are found by it are in the order of what follows.
    Equal(&'static Expr),
    /// It is one of several values, or NULL, of which PostgreSQL does not know that it is one.
    Several(&'static Expr),
    /// It lies above, below or between values.
    Range(&'static Expr),
    /// Something that no sorted list answers.
    Other,
}

impl Test {
    /// What is found by looking it up.
    fn point(&self) -> Option<&'static Expr> {
        match self {
            Self::Equal(value) | Self::Several(value) => Some(value),
            Self::Range(_) | Self::Other => None,
        }
    }

    pub(super) fn value(&self) -> Option<&'static Expr> {
        match self {
            Self::Equal(value) | Self::Several(value) | Self::Range(value) => Some(value),
            Self::Other => None,
        }
    }
}

impl Question {
    pub(super) fn of(entity: &EntityDef, pattern: &'static AccessDef) -> Self {
        let mut conditions: Vec<Condition> =
            (0..).zip(pattern.filter).flat_map(|(position, filter)| conditions(position, filter)).collect();
        let deleted = entity.column_with_role(AuditRole::Deleted).map(|(column, _)| column);
        for condition in &mut conditions {
            condition.is_live =
                matches!(condition.expr, Expr::IsNull(Expr::Column(column)) if Some(*column) == deleted);
        }
        // One value has no order.
        let is_fixed = |part: &SortedPart| {
            conditions
                .iter()
                .any(|condition| matches!(condition.test, Test::Equal(value) if part.holds(value)))
        };
        let order = (0..).zip(pattern.order.iter().map(SortedPart::of));
        let order = order.filter(|(_, part)| !is_fixed(part)).collect();
        Self { conditions, order }
    }

    /// Whether it wants an order among the rows that it finds.
    pub(super) fn is_ordered(&self) -> bool {
        !self.order.is_empty()
    }

    /// Whether the order begins with `value`.
    pub(super) fn is_ordered_by(&self, value: &Expr) -> bool {
        self.order.first().is_some_and(|(_, part)| part.holds(value))
    }

    /// The positions of what it orders by.
    pub(super) fn order(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|(position, _)| *position)
    }

    /// Whether the rows are found, and come in their order, without reading many others.
    pub(super) fn is_served_by(&self, sorted: &Sorted) -> bool {
        if !self.implies_all_of(sorted) {
            return false;
        }
        match sorted.kind {
            Kind::UniqueTree if self.are_single(&sorted.parts) => true,
            Kind::UniqueTree | Kind::Tree => self.is_served_by_tree(sorted),
            Kind::UnorderedTree => !self.is_ordered() && self.is_served_by_tree(sorted),
            Kind::Hash => {
                !self.is_ordered()
                    && self.are_single(&sorted.parts)
                    && self.is_left_to_rows(sorted, |condition| {
                        condition.test.point().is_some_and(|value| any(&sorted.parts, value))
                    })
            }
            Kind::Blocks => {
                !self.is_ordered()
                    && self.is_left_to_rows(sorted, |condition| {
                        condition.test.value().is_some_and(|value| any(&sorted.parts, value))
                    })
            }
        }
    }

    /// Whether each of the parts is compared with one value.
    fn are_single(&self, parts: &[SortedPart]) -> bool {
        parts.iter().all(|part| self.holds_for(part, |test| matches!(test, Test::Equal(_))))
    }

    /// How many parts, from the left, are looked up.
    fn looked_up(&self, sorted: &Sorted) -> usize {
        sorted.parts.iter().take_while(|part| self.holds_for(part, |test| test.point().is_some())).count()
    }

    /// Of something that serves: whether it bounds the first part that it orders by, against the direction of that part,
    /// and the parts that it reads have two directions.
    pub(super) fn reads_mixed_range_backwards(&self, sorted: &Sorted) -> bool {
        // One row is found.
        if sorted.kind == Kind::UniqueTree && self.are_single(&sorted.parts) {
            return false;
        }
        let looked_up = self.looked_up(sorted);
        let (Some((_, wanted)), Some(next)) = (self.order.first(), sorted.parts.get(looked_up)) else {
            return false;
        };
        let read = &sorted.parts[..looked_up + self.order.len()];
        wanted.direction != next.direction
            && read.iter().any(|part| part.direction != next.direction)
            && self.conditions.iter().any(|condition| condition.bounds(next))
    }

    fn is_served_by_tree(&self, sorted: &Sorted) -> bool {
        let (looked_up, rest) = sorted.parts.split_at(self.looked_up(sorted));
        if self.is_ordered() && !(self.are_single(looked_up) && is_in_order(rest, &self.order)) {
            return false;
        }
        self.is_left_to_rows(sorted, |condition| match condition.test {
            Test::Equal(value) | Test::Several(value) => any(looked_up, value),
            Test::Range(value) => rest.first().is_some_and(|part| part.holds(value)),
            Test::Other => false,
        })
    }

    /// Whether what the index does not answer may be asked of the rows that it finds: conditions that are the same each
    /// time, once what comes with the query has narrowed the rows down, and that a row is not deleted.
    fn is_left_to_rows(&self, sorted: &Sorted, is_answered: impl Fn(&Condition) -> bool) -> bool {
        let is_narrowed =
            self.conditions.iter().any(|condition| condition.is_given && is_answered(condition));
        let is_met = |condition: &Condition| is_answered(condition) || condition.is_in(sorted);
        let is_left =
            |condition: &Condition| !condition.is_given && (is_narrowed || self.is_aside(condition));
        self.conditions.iter().all(|condition| is_met(condition) || is_left(condition))
            && (self.is_ordered() || self.conditions.iter().any(is_met))
    }

    /// `live` beside something else: nearly all rows are.
    fn is_aside(&self, condition: &Condition) -> bool {
        condition.is_live && (self.is_ordered() || self.conditions.len() > 1)
    }

    /// Whether every row that is asked for is among those of the index.
    fn implies_all_of(&self, sorted: &Sorted) -> bool {
        let said = |filter: &Expr| self.conditions.iter().any(|condition| condition.expr == filter);
        let is_live = || self.conditions.iter().any(|condition| condition.is_live);
        (!sorted.is_live || is_live())
            && sorted.filter.iter().all(|filter| match filter {
                // What is compared with a value is not NULL.
                Expr::IsNotNull(value) => {
                    said(filter) || self.conditions.iter().any(|condition| condition.compares(value))
                }
                _ => said(filter),
            })
    }

    fn holds_for(&self, part: &SortedPart, accepts: impl Fn(&Test) -> bool) -> bool {
        self.conditions.iter().any(|condition| {
            accepts(&condition.test) && condition.test.value().is_some_and(|value| part.holds(value))
        })
    }
}

fn any(parts: &[SortedPart], value: &Expr) -> bool {
    parts.iter().any(|part| part.holds(value))
}

/// Whether `parts` begin with `order`, read forwards or backwards.
fn is_in_order(parts: &[SortedPart], order: &[(usize, SortedPart)]) -> bool {
    let Some(parts) = parts.get(..order.len()) else { return false };
    let pairs = || parts.iter().zip(order.iter().map(|(_, wanted)| wanted));
    let is_same = |(part, wanted): (&SortedPart, &SortedPart)| {
        part.direction == wanted.direction && are_nulls_first(part) == are_nulls_first(wanted)
    };
    let is_reverse = |(part, wanted): (&SortedPart, &SortedPart)| {
        part.direction != wanted.direction && are_nulls_first(part) != are_nulls_first(wanted)
    };
    pairs().all(|(part, wanted)| part.is_of(wanted)) && (pairs().all(is_same) || pairs().all(is_reverse))
}

/// On PostgreSQL, the only dialect on which an index may say it.
fn are_nulls_first(part: &SortedPart) -> bool {
    match part.nulls {
        NullOrder::First => true,
        NullOrder::Last => false,
        NullOrder::Default => part.direction == Direction::Descending,
    }
}

fn conditions(position: usize, filter: &'static AccessFilter) -> Vec<Condition> {
    let given = |expr, test| vec![Condition { position, expr, is_live: false, test, is_given: true }];
    match filter {
        AccessFilter::Equal(expr) => given(expr, Test::Equal(expr)),
        AccessFilter::OneOf(expr) => given(expr, Test::Several(expr)),
        AccessFilter::Range(expr) => given(expr, Test::Range(expr)),
        AccessFilter::Holds(expr) => expr
            .conjuncts()
            .into_iter()
            .map(|expr| Condition {
                position,
                expr,
                is_live: false,
                test: test(expr),
                is_given: is_volatile(expr),
            })
            .collect(),
    }
}

/// What a condition that is the same each time asks.
fn test(expr: &'static Expr) -> Test {
    match expr {
        Expr::Column(_) => Test::Equal(expr),
        Expr::Unary(UnaryOperator::Not, value @ Expr::Column(_)) => Test::Equal(value),
        Expr::Binary(operator, left, right) => {
            let value = match (reads_column(left), reads_column(right)) {
                (true, false) => *left,
                (false, true) => *right,
                _ => return Test::Other,
            };
            match operator {
                BinaryOperator::Equal => Test::Equal(value),
                BinaryOperator::Less
                | BinaryOperator::LessOrEqual
                | BinaryOperator::Greater
                | BinaryOperator::GreaterOrEqual => Test::Range(value),
                _ => Test::Other,
            }
        }
        Expr::IsNull(value) | Expr::In(value, _) => Test::Several(value),
        Expr::Between { value, .. } => Test::Range(value),
        _ => Test::Other,
    }
}

impl Condition {
    /// Whether it holds for every row of the index.
    fn is_in(&self, sorted: &Sorted) -> bool {
        sorted.filter.contains(&self.expr) || sorted.is_live && self.is_live
    }

    /// Whether it leaves a range of the part, or two.
    fn bounds(&self, part: &SortedPart) -> bool {
        match (&self.test, self.expr) {
            (Test::Range(value), _)
            | (_, Expr::IsNotNull(value) | Expr::Binary(BinaryOperator::NotEqual, value, _)) => {
                part.holds(value)
            }
            _ => false,
        }
    }

    /// Whether a row of which `value` is NULL fails it.
    fn compares(&self, value: &Expr) -> bool {
        !matches!(self.expr, Expr::IsNull(_)) && self.test.value().is_some_and(|compared| compared == value)
    }
}
