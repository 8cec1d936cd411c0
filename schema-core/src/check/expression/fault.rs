//! Type faults in words.

use crate::{
    check::message::Message,
    def::EntityDef,
    expr::{
        Expr, Function,
        typing::{TypeFault, type_of},
    },
    types::LogicalType,
};

/// The message of a type fault, as a breach of the rule with the id `rule`.
pub(crate) const fn describe(fault: &TypeFault<'_>, entity: &EntityDef, rule: &str) -> Message {
    let message = Message::of_rule(rule).text("in ").name(entity.name).text(": ");
    match *fault {
        TypeFault::Unlike { left, right } => {
            let message = message.typed(left, entity).text(", ").typed(right, entity);
            message.help(unlike_help(left, right, entity))
        }
        TypeFault::NeedsCondition { expr } => message
            .typed(expr, entity)
            .text(", and `&&`, `||`, `!` join conditions")
            .help("compare it with something"),
        TypeFault::NeedsNumber { expr } => message
            .typed(expr, entity)
            .text(", and arithmetic is for numbers")
            .help("compute with columns and constants that are numbers"),
        TypeFault::NeedsText { expr } => message
            .typed(expr, entity)
            .text(", and the function is for text")
            .help("use a column that is text, or `sql(postgres = \"…\", …)`"),
        TypeFault::NeedsJson { expr } => message
            .typed(expr, entity)
            .text(", and the function is for JSON documents")
            .help("use a column that is a `serde_json::Value` or `#[column(as(json))]`"),
        TypeFault::NoOrder { expr } => message
            .typed(expr, entity)
            .text(", which not every database puts in the same order")
            .help("name the values: `.is_in([…])` or `==`"),
        TypeFault::NoEquality { expr } => message
            .typed(expr, entity)
            .text(", and no two databases compare documents in the same way")
            .help("compare a column of its own, or use `sql(postgres = \"…\", …)`"),
        TypeFault::NullComparison { other } => message
            .text("comparing `")
            .expr(other, entity)
            .text("` with NULL is never true")
            .text("\nhelp: write `")
            .expr(other, entity)
            .text(".is_none()` or `")
            .expr(other, entity)
            .text(".is_some()`"),
        TypeFault::UnknownVariant { enumeration, variant } => message
            .text("the enum ")
            .name(enumeration.name)
            .text(" has no variant ")
            .name(variant)
            .help("use one of ")
            .variants(enumeration),
        TypeFault::LoneVariant { variant } => message
            .name(variant)
            .text(" is compared with nothing that says of which enum it is a variant")
            .help("put a column of the enum on the other side"),
        TypeFault::OutOfRange { value, constant } => message
            .typed(value, entity)
            .text(" and can never hold `")
            .expr(constant, entity)
            .text("`")
            .help("correct the constant, or give the column a wider type"),
        TypeFault::IntegerDivision { left, right } => message
            .text("`")
            .expr(left, entity)
            .text(" / ")
            .expr(right, entity)
            .text("` divides whole numbers: PostgreSQL and SQLite cut the result, MySQL and MariaDB do not")
            .help("multiply the other side of the comparison instead, or compute with decimals"),
        TypeFault::InexactRemainder { left, right } => message
            .text("`")
            .expr(left, entity)
            .text(" % ")
            .expr(right, entity)
            .text("` has operands with a point, which SQLite cuts before it divides")
            .help("use `%` with whole numbers"),
        TypeFault::ArgumentCount { function, given } => message
            .name(function.name())
            .text(match function {
                Function::Now => " takes no argument, not ",
                Function::Coalesce => " takes two arguments or more, not ",
                _ => " takes one argument, not ",
            })
            .number(given as i128)
            .help("correct the arguments"),
        TypeFault::EmptyList { value } => message
            .text("`")
            .expr(value, entity)
            .text("` is never one of an empty list")
            .help("name the values that are allowed"),
    }
}

const fn unlike_help(left: &Expr, right: &Expr, entity: &EntityDef) -> &'static str {
    let (Some(left), Some(right)) = (logical_of(left, entity), logical_of(right, entity)) else {
        return "use operands of one kind";
    };
    match (left, right) {
        (LogicalType::Enum(_), LogicalType::Text) | (LogicalType::Text, LogicalType::Enum(_)) => {
            "name a variant instead of a text: `== Shipped`"
        }
        (LogicalType::Float { .. }, LogicalType::Decimal)
        | (LogicalType::Decimal, LogicalType::Float { .. }) => {
            "make both columns decimals: a floating-point number is not exact"
        }
        (LogicalType::Date, LogicalType::Text) | (LogicalType::Text, LogicalType::Date) => {
            "write the day as `\"2024-12-31\"`"
        }
        _ => "use operands of one kind, or `sql(postgres = \"…\", …)`",
    }
}

const fn logical_of(expr: &Expr, entity: &EntityDef) -> Option<LogicalType> {
    match type_of(expr, entity) {
        Ok(ty) => ty.logical,
        Err(_) => None,
    }
}
