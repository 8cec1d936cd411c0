//! Questions to every node of an expression.

use crate::expr::Expr;

#[derive(Clone, Copy)]
enum Question {
    IsVolatile,
    ReadsColumn,
}

/// Whether the value may change while the row does not.
pub(crate) const fn is_volatile(expr: &Expr) -> bool {
    any(expr, Question::IsVolatile)
}

/// Whether the value depends on the row. SQL written by hand may.
pub(crate) const fn reads_column(expr: &Expr) -> bool {
    any(expr, Question::ReadsColumn)
}

const fn any(expr: &Expr, question: Question) -> bool {
    match expr {
        Expr::Column(_) | Expr::Raw(_) => matches!(question, Question::ReadsColumn),
        Expr::Literal(_) | Expr::Variant(_) => false,
        Expr::Unary(_, inner) | Expr::IsNull(inner) | Expr::IsNotNull(inner) | Expr::Matches(inner, _) => {
            any(inner, question)
        }
        Expr::Binary(_, left, right) => any(left, question) || any(right, question),
        Expr::In(value, list) => any(value, question) || any_of(list, question),
        Expr::Between { value, low, high, bound: _ } => {
            any(value, question) || any(low, question) || any(high, question)
        }
        Expr::Call(function, arguments) => {
            matches!(question, Question::IsVolatile) && function.is_volatile() || any_of(arguments, question)
        }
    }
}

const fn any_of(list: &[Expr], question: Question) -> bool {
    let mut i = 0;
    while i < list.len() {
        if any(&list[i], question) {
            return true;
        }
        i += 1;
    }
    false
}
