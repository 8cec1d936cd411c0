//! Expressions.

use schema_as_code_core::{
    def::ColumnIndex,
    expr::{Expr, Literal, RawSql},
};

use super::leak::{list, one, text};
use crate::expr::{Constant, Kind, Node};

/// Stands for what was reported.
const ALWAYS: Expr = Expr::Literal(Literal::Bool(true));

impl Node {
    /// The definition of the expression; `deleted` is the column behind `live`.
    pub(crate) fn define(&self, deleted: Option<ColumnIndex>) -> Expr {
        let leak = |node: &Self| one(node.define(deleted));
        let leak_all = |nodes: &[Self]| list(nodes.iter().map(|node| node.define(deleted)));
        match &self.kind {
            Kind::Column(column) => Expr::Column(column.index),
            Kind::Live => deleted.map_or(ALWAYS, |column| Expr::IsNull(one(Expr::Column(column)))),
            Kind::Unknown => ALWAYS,
            Kind::Constant(constant) => Expr::Literal(constant.define()),
            Kind::Variant(name) => Expr::Variant(text(name)),
            Kind::Unary(operator, value) => Expr::Unary(*operator, leak(value)),
            Kind::Binary(operator, left, right) => Expr::Binary(*operator, leak(left), leak(right)),
            Kind::IsNull(value) => Expr::IsNull(leak(value)),
            Kind::IsNotNull(value) => Expr::IsNotNull(leak(value)),
            Kind::In(value, values) => Expr::In(leak(value), leak_all(values)),
            Kind::Between { value, low, high, bound } => {
                Expr::Between { value: leak(value), low: leak(low), high: leak(high), bound: *bound }
            }
            Kind::Matches(value, pattern) => Expr::Matches(leak(value), text(pattern)),
            Kind::Call(function, arguments) => Expr::Call(*function, leak_all(arguments)),
            Kind::Raw(texts) => Expr::Raw(list(
                texts.iter().map(|(dialect, sql)| RawSql { dialect: *dialect, sql: text(sql) }),
            )),
        }
    }
}

impl Constant {
    /// The definition of the constant.
    pub(super) fn define(&self) -> Literal {
        match self {
            Self::Bool(value) => Literal::Bool(*value),
            Self::Integer(value) => Literal::Integer(*value),
            Self::Decimal(digits) => Literal::Decimal(text(digits)),
            Self::Text(value) => Literal::Text(text(value)),
        }
    }
}
