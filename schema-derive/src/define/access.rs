//! Access patterns.

use schema_as_code_core::{
    def::{AccessDef, AccessFilter, ColumnIndex},
    types::{LogicalType, TypeDef},
};

use super::{
    constraint,
    leak::{list, text},
};
use crate::{
    ast::{Access, AccessCondition, Comparison},
    expr::Kind,
};

/// The definition of `access`; `predicted` are the types of the columns, `deleted` is the column behind `live`.
pub(super) fn access(
    access: &Access,
    predicted: &[Option<TypeDef>],
    deleted: Option<ColumnIndex>,
) -> AccessDef {
    AccessDef {
        filter: list(access.filter.iter().map(|condition| filter(condition, predicted, deleted))),
        order: list(access.order.iter().map(|order| constraint::part(&order.part, None, deleted))),
        serves: text(&access.serves),
    }
}

fn filter(
    condition: &AccessCondition,
    predicted: &[Option<TypeDef>],
    deleted: Option<ColumnIndex>,
) -> AccessFilter {
    let expr = condition.value.define(deleted);
    // A boolean column is a condition, as in every other expression.
    let is_boolean = match &condition.value.kind {
        Kind::Column(column) => {
            predicted[usize::from(column.index)].is_some_and(|ty| ty.logical == LogicalType::Bool)
        }
        _ => false,
    };
    match condition.comparison {
        Comparison::Equal if is_boolean => AccessFilter::Holds(expr),
        Comparison::Equal => AccessFilter::Equal(expr),
        Comparison::Several => AccessFilter::OneOf(expr),
        Comparison::Range => AccessFilter::Range(expr),
        Comparison::Holds => AccessFilter::Holds(expr),
    }
}
