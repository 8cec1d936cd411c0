//! Columns that an expression computes from others.

use crate::{
    def::ColumnIndex,
    expr::{BinaryOperator, Expr},
};

/// An expression, as far as facts are concerned.
pub trait Computes {
    /// The column that it is.
    fn column(&self) -> Option<ColumnIndex>;
    /// The operator between two operands that it is.
    fn operator(&self) -> Option<(BinaryOperator, &Self, &Self)>;
    /// Its operands, from left to right.
    fn operands(&self) -> Vec<&Self>;
    /// Whether equal operands make its value equal: not so for SQL written by hand and volatile functions.
    fn is_function_of_operands(&self) -> bool;
}

impl Computes for Expr {
    fn column(&self) -> Option<ColumnIndex> {
        if let Self::Column(column) = self { Some(*column) } else { None }
    }

    fn operator(&self) -> Option<(BinaryOperator, &Self, &Self)> {
        if let Self::Binary(operator, left, right) = self { Some((*operator, left, right)) } else { None }
    }

    fn operands(&self) -> Vec<&Self> {
        match self {
            Self::Column(_) | Self::Literal(_) | Self::Variant(_) | Self::Raw(_) => Vec::new(),
            Self::Unary(_, operand)
            | Self::IsNull(operand)
            | Self::IsNotNull(operand)
            | Self::Matches(operand, _) => vec![operand],
            Self::Binary(_, left, right) => vec![left, right],
            Self::In(value, list) => std::iter::once(*value).chain(*list).collect(),
            Self::Between { value, low, high, bound: _ } => vec![value, low, high],
            Self::Call(_, arguments) => arguments.iter().collect(),
        }
    }

    fn is_function_of_operands(&self) -> bool {
        match self {
            Self::Raw(_) => false,
            Self::Call(function, _) => !function.is_volatile(),
            _ => true,
        }
    }
}

/// What the check `expr` computes: each column with those it is computed from.
///
/// An equation with a column that may be NULL computes nothing: a check that is NULL passes.
pub(super) fn computed_columns<E: Computes>(
    expr: &E,
    is_known: &dyn Fn(ColumnIndex) -> bool,
) -> Vec<(Vec<ColumnIndex>, ColumnIndex)> {
    match expr.operator() {
        Some((BinaryOperator::And, left, right)) => {
            [left, right].into_iter().flat_map(|side| computed_columns(side, is_known)).collect()
        }
        Some((BinaryOperator::Equal, left, right)) => [(left, right), (right, left)]
            .into_iter()
            .filter_map(|(one, other)| computed(one, other, is_known))
            .collect(),
        _ => Vec::new(),
    }
}

/// `column == from`.
fn computed<E: Computes>(
    column: &E,
    from: &E,
    is_known: &dyn Fn(ColumnIndex) -> bool,
) -> Option<(Vec<ColumnIndex>, ColumnIndex)> {
    let column = column.column()?;
    // An equation with a constant makes the column a constant, which no column determines.
    let read = determining_columns(from)?;
    let is_computed = !read.contains(&column) && read.iter().chain([&column]).all(|&known| is_known(known));
    is_computed.then_some((read, column))
}

/// The columns that the value of `expr` depends on; `None`: on none of them, or on more than columns.
pub(super) fn determining_columns<E: Computes>(expr: &E) -> Option<Vec<ColumnIndex>> {
    let mut read = Vec::new();
    (read_columns(expr, &mut read) && !read.is_empty()).then_some(read)
}

/// Adds the columns of `expr` to `read`; whether its value depends on nothing else.
fn read_columns<E: Computes>(expr: &E, read: &mut Vec<ColumnIndex>) -> bool {
    read.extend(expr.column().filter(|column| !read.contains(column)));
    let operands = expr.operands().into_iter();
    operands.fold(expr.is_function_of_operands(), |is, each| is & read_columns(each, read))
}
