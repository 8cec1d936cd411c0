//! Expressions as attributes write them.

use schema_as_code_core::expr::{BinaryOperator, Bound, Expr, Function, Literal, UnaryOperator};

use super::{Shown, quoted};
use crate::line::one_line;

/// How strongly a node binds: what binds less than its place asks for gets parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Unary,
    Atom,
}

pub(super) fn text(shown: Shown<'_>, expr: &Expr) -> String {
    node(shown, expr, Binding::Or)
}

fn node(shown: Shown<'_>, expr: &Expr, least: Binding) -> String {
    let (binding, text) = spelled(shown, expr);
    if binding < least { format!("({text})") } else { text }
}

fn spelled(shown: Shown<'_>, expr: &Expr) -> (Binding, String) {
    let atom = |text: String| (Binding::Atom, text);
    let receiver = |value: &Expr| node(shown, value, Binding::Atom);
    match expr {
        Expr::Column(column) => atom(shown.field(*column)),
        Expr::Literal(value) => atom(literal(*value)),
        Expr::Variant(ident) => atom(one_line(ident)),
        Expr::Unary(operator, value) => {
            let operator = match operator {
                UnaryOperator::Not => '!',
                UnaryOperator::Negate => '-',
            };
            (Binding::Unary, format!("{operator}{}", node(shown, value, Binding::Unary)))
        }
        Expr::Binary(operator, left, right) => {
            let (binding, word) = binary(*operator);
            // Comparisons do not chain, and the others lean to the left.
            let (on_left, on_right) = match binding {
                Binding::Comparison => (Binding::Sum, Binding::Sum),
                Binding::Or => (Binding::Or, Binding::And),
                Binding::And => (Binding::And, Binding::Comparison),
                Binding::Sum => (Binding::Sum, Binding::Product),
                _ => (Binding::Product, Binding::Unary),
            };
            (binding, format!("{} {word} {}", node(shown, left, on_left), node(shown, right, on_right)))
        }
        Expr::IsNull(value) => atom(format!("{}.is_none()", receiver(value))),
        Expr::IsNotNull(value) => atom(format!("{}.is_some()", receiver(value))),
        Expr::In(value, list) => {
            let list: Vec<String> = list.iter().map(|item| text(shown, item)).collect();
            atom(format!("{}.is_in([{}])", receiver(value), list.join(", ")))
        }
        Expr::Between { value, low, high, bound } => {
            let dots = match bound {
                Bound::Included => "..=",
                Bound::Excluded => "..",
            };
            let (low, high) = (node(shown, low, Binding::Sum), node(shown, high, Binding::Sum));
            atom(format!("{}.is_in({low}{dots}{high})", receiver(value)))
        }
        Expr::Matches(value, pattern) => atom(format!("{}.matches({})", receiver(value), quoted(pattern))),
        Expr::Call(function @ (Function::IsObject | Function::IsArray), [value]) => {
            atom(format!("{}.{}()", receiver(value), function.name()))
        }
        Expr::Call(function, arguments) => {
            let arguments: Vec<String> = arguments.iter().map(|argument| text(shown, argument)).collect();
            atom(format!("{}({})", function.name(), arguments.join(", ")))
        }
        Expr::Raw(texts) => {
            let texts = texts.iter().map(|raw| format!("{} = {}", raw.dialect.name(), quoted(raw.sql)));
            atom(format!("sql({})", texts.collect::<Vec<_>>().join(", ")))
        }
    }
}

pub(super) fn literal(value: Literal) -> String {
    match value {
        Literal::Null => "NULL".to_owned(),
        Literal::Bool(value) => value.to_string(),
        Literal::Integer(value) => value.to_string(),
        Literal::Decimal(value) => one_line(value),
        Literal::Text(value) => quoted(value),
    }
}

const fn binary(operator: BinaryOperator) -> (Binding, &'static str) {
    match operator {
        BinaryOperator::Or => (Binding::Or, "||"),
        BinaryOperator::And => (Binding::And, "&&"),
        BinaryOperator::Equal => (Binding::Comparison, "=="),
        BinaryOperator::NotEqual => (Binding::Comparison, "!="),
        BinaryOperator::Less => (Binding::Comparison, "<"),
        BinaryOperator::LessOrEqual => (Binding::Comparison, "<="),
        BinaryOperator::Greater => (Binding::Comparison, ">"),
        BinaryOperator::GreaterOrEqual => (Binding::Comparison, ">="),
        BinaryOperator::Add => (Binding::Sum, "+"),
        BinaryOperator::Subtract => (Binding::Sum, "-"),
        BinaryOperator::Multiply => (Binding::Product, "*"),
        BinaryOperator::Divide => (Binding::Product, "/"),
        BinaryOperator::Remainder => (Binding::Product, "%"),
    }
}
