//! Expressions, with the parentheses that their meaning needs.

use super::{RenderError, pattern::Pattern, sql::Sql};
use crate::catalog::{Binary, Expr, Membership, Operator, PatternMatch, UnaryOperator};

/// How tightly an expression holds together; the four dialects agree on this much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
    Whole,
}

/// `expr`, in parentheses when it holds less tightly than `level`.
pub(super) fn write(sql: &mut Sql, expr: &Expr, level: Level) {
    if level_of(expr) < level {
        sql.push("(");
        bare(sql, expr);
        sql.push(")");
    } else {
        bare(sql, expr);
    }
}

/// `expr` where anything may stand.
pub(super) fn any(sql: &mut Sql, expr: &Expr) {
    write(sql, expr, Level::Or);
}

/// `expr` as a condition.
pub(super) fn condition(sql: &mut Sql, expr: &Expr) {
    if sql.spelling.needs_comparison() && !is_comparison(expr) {
        write(sql, expr, Level::Sum);
        sql.push(" <> 0");
    } else {
        any(sql, expr);
    }
}

/// `name(arguments)`.
pub(super) fn call(sql: &mut Sql, name: &str, arguments: &[Expr]) {
    sql.push(name).push("(").list(arguments, any).push(")");
}

fn bare(sql: &mut Sql, expr: &Expr) {
    match expr {
        Expr::Column(name) => {
            let row = sql.row;
            sql.push(row).ident(name);
        }
        Expr::Null => {
            sql.push("NULL");
        }
        Expr::Bool(value) => {
            let truth = sql.spelling.truth(*value);
            sql.push(truth);
        }
        Expr::Number(digits) => number(sql, digits),
        Expr::Text(text) => {
            sql.literal(text);
        }
        Expr::Bytes(bytes) => {
            let spelling = sql.spelling;
            spelling.bytes(sql.text(), bytes);
        }
        // `NOT` holds loosely, unless MySQL's HIGH_NOT_PRECEDENCE makes it hold tightly.
        Expr::Unary { operator: UnaryOperator::Not, operand } => {
            sql.push("NOT ");
            write(sql, operand, Level::Whole);
        }
        // `--` would begin a comment.
        Expr::Unary { operator: UnaryOperator::Negate, operand } => {
            sql.push("-");
            write(sql, operand, Level::Whole);
        }
        Expr::Binary(operation) => binary(sql, operation),
        Expr::IsNull(value) => {
            write(sql, value, Level::Sum);
            sql.push(" IS NULL");
        }
        Expr::IsNotNull(value) => {
            write(sql, value, Level::Sum);
            sql.push(" IS NOT NULL");
        }
        Expr::In(membership) => {
            let Membership { value, list } = &**membership;
            if list.is_empty() {
                sql.fail(RenderError::unsupported(sql.dialect, "empty `IN` list"));
            }
            write(sql, value, Level::Sum);
            sql.push(" IN (").list(list, any).push(")");
        }
        Expr::When { condition: when, value } => {
            sql.push("CASE WHEN ");
            any(sql, when);
            sql.push(" THEN ");
            any(sql, value);
            sql.push(" END");
        }
        Expr::Matches(matched) => {
            let PatternMatch { value, pattern } = &**matched;
            let spelling = sql.spelling;
            sql.attempt(|sql| {
                let pattern = Pattern::parse(pattern).map_err(|fault| fault.of(pattern))?;
                spelling.matches(sql, value, &pattern)
            });
        }
        Expr::Call { function, arguments } => {
            let spelling = sql.spelling;
            sql.attempt(|sql| spelling.function(sql, *function, arguments));
        }
        Expr::Cast { value, ty } => {
            let spelling = sql.spelling;
            sql.push("CAST(");
            any(sql, value);
            sql.push(" AS ").attempt(|sql| spelling.cast_type(sql, ty)).push(")");
        }
        Expr::Raw(text) => raw(sql, text),
    }
}

/// The user's own SQL. A comment at its end must not swallow what follows.
pub(super) fn raw(sql: &mut Sql, text: &str) {
    if text.contains('\0') {
        sql.fail(RenderError::Text { what: "the SQL", text: text.to_owned(), reason: "it contains NUL" });
    }
    sql.push("(").push(text).push(if text.contains("--") || text.contains('#') { "\n)" } else { ")" });
}

fn number(sql: &mut Sql, digits: &str) {
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    let is_number = unsigned.starts_with(|first: char| first.is_ascii_digit())
        && unsigned.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte))
        && unsigned.parse::<f64>().is_ok();
    if !is_number {
        sql.fail(RenderError::Text {
            what: "the number",
            text: digits.to_owned(),
            reason: "it has other characters than digits",
        });
    }
    sql.push(digits);
}

fn binary(sql: &mut Sql, Binary { operator, left, right }: &Binary) {
    let operator = *operator;
    let spelling = sql.spelling;
    let spelled = match operator {
        Operator::And => " AND ",
        Operator::Or => " OR ",
        Operator::Equal => " = ",
        Operator::NotEqual => " <> ",
        Operator::Less => " < ",
        Operator::LessOrEqual => " <= ",
        Operator::Greater => " > ",
        Operator::GreaterOrEqual => " >= ",
        Operator::Add => " + ",
        Operator::Subtract => " - ",
        Operator::Multiply => " * ",
        Operator::Divide => return spelling.divide(sql, left, right),
        Operator::DivideWhole => spelling.divide_whole(),
        Operator::Remainder => " % ",
        Operator::Glob => match spelling.glob() {
            Ok(spelled) => spelled,
            Err(fault) => return sql.fail(fault),
        },
    };
    let (before, after) = match level_of_operator(operator) {
        level @ (Level::Or | Level::And) => (level, level),
        Level::Comparison => (Level::Sum, Level::Sum),
        Level::Sum => (Level::Sum, Level::Product),
        _ => (Level::Product, Level::Sign),
    };
    write(sql, left, before);
    sql.push(spelled);
    write(sql, right, after);
}

const fn level_of_operator(operator: Operator) -> Level {
    match operator {
        Operator::Or => Level::Or,
        Operator::And => Level::And,
        Operator::Equal
        | Operator::NotEqual
        | Operator::Less
        | Operator::LessOrEqual
        | Operator::Greater
        | Operator::GreaterOrEqual
        | Operator::Glob => Level::Comparison,
        Operator::Add | Operator::Subtract => Level::Sum,
        Operator::Multiply | Operator::Divide | Operator::DivideWhole | Operator::Remainder => Level::Product,
    }
}

fn level_of(expr: &Expr) -> Level {
    match expr {
        Expr::Unary { operator: UnaryOperator::Not, .. } => Level::Not,
        Expr::Unary { operator: UnaryOperator::Negate, .. } => Level::Sign,
        Expr::Number(digits) if digits.starts_with('-') => Level::Sign,
        Expr::Binary(binary) => level_of_operator(binary.operator),
        Expr::IsNull(_) | Expr::IsNotNull(_) | Expr::In { .. } => Level::Comparison,
        // SQLite says a pattern with several conditions.
        Expr::Matches { .. } => Level::And,
        Expr::Column(_)
        | Expr::Null
        | Expr::Bool(_)
        | Expr::Number(_)
        | Expr::Text(_)
        | Expr::Bytes(_)
        | Expr::When { .. }
        | Expr::Call { .. }
        | Expr::Cast { .. }
        | Expr::Raw(_) => Level::Whole,
    }
}

fn is_comparison(expr: &Expr) -> bool {
    match expr {
        Expr::Unary { operator, .. } => *operator == UnaryOperator::Not,
        Expr::Binary(binary) => level_of_operator(binary.operator) <= Level::Comparison,
        Expr::IsNull(_) | Expr::IsNotNull(_) | Expr::In { .. } | Expr::Matches { .. } | Expr::Raw(_) => true,
        Expr::Column(_)
        | Expr::Null
        | Expr::Bool(_)
        | Expr::Number(_)
        | Expr::Text(_)
        | Expr::Bytes(_)
        | Expr::When { .. }
        | Expr::Call { .. }
        | Expr::Cast { .. } => false,
    }
}
