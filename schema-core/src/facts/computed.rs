//! Columns that a check computes from others.

use crate::{
    def::{ColumnIndex, EntityDef},
    expr::{BinaryOperator, Expr},
};

/// What the check `expr` computes: each column with those it is computed from.
///
/// An equation with a column that may be NULL computes nothing: a check that is NULL passes.
pub(super) fn computed_columns(entity: &EntityDef, expr: &Expr) -> Vec<(Vec<ColumnIndex>, ColumnIndex)> {
    match expr {
        Expr::Binary(BinaryOperator::And, left, right) => {
            [left, right].into_iter().flat_map(|side| computed_columns(entity, side)).collect()
        }
        Expr::Binary(BinaryOperator::Equal, left, right) => [(left, right), (right, left)]
            .into_iter()
            .filter_map(|(one, other)| computed(entity, one, other))
            .collect(),
        _ => Vec::new(),
    }
}

/// `column == from`.
fn computed(entity: &EntityDef, column: &Expr, from: &Expr) -> Option<(Vec<ColumnIndex>, ColumnIndex)> {
    let &Expr::Column(column) = column else { return None };
    let mut read = Vec::new();
    let is_function_of_columns = read_columns(from, &mut read);
    let is_known = |&column: &ColumnIndex| !entity.column(column).ty.is_nullable;
    // An equation with a constant makes the column a constant, which no column determines.
    let is_computed = is_function_of_columns && !read.is_empty() && !read.contains(&column);
    (is_computed && read.iter().chain([&column]).all(is_known)).then_some((read, column))
}

/// The columns that the value of `expr` depends on; `None`: on none of them, or on more than columns.
pub(super) fn determining_columns(expr: &Expr) -> Option<Vec<ColumnIndex>> {
    let mut read = Vec::new();
    (read_columns(expr, &mut read) && !read.is_empty()).then_some(read)
}

/// Adds the columns of `expr` to `read`; whether its value depends on nothing else.
fn read_columns(expr: &Expr, read: &mut Vec<ColumnIndex>) -> bool {
    match expr {
        Expr::Column(column) => {
            if !read.contains(column) {
                read.push(*column);
            }
            true
        }
        Expr::Literal(_) | Expr::Variant(_) => true,
        Expr::Unary(_, operand)
        | Expr::IsNull(operand)
        | Expr::IsNotNull(operand)
        | Expr::Matches(operand, _) => read_columns(operand, read),
        Expr::Binary(_, left, right) => read_columns(left, read) & read_columns(right, read),
        Expr::In(value, list) => {
            list.iter().fold(read_columns(value, read), |is, each| is & read_columns(each, read))
        }
        Expr::Between { value, low, high, bound: _ } => {
            read_columns(value, read) & read_columns(low, read) & read_columns(high, read)
        }
        Expr::Call(function, arguments) => {
            arguments.iter().fold(!function.is_volatile(), |is, each| is & read_columns(each, read))
        }
        Expr::Raw(_) => false,
    }
}
