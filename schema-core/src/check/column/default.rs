//! Defaults, once the column's type is known.

use crate::{
    check::{
        expression::{describe, reads_column},
        message::Message,
        text::is_same,
    },
    def::{ColumnDef, ColumnIndex, DefaultDef, EntityDef, Size},
    expr::{
        Expr, Literal,
        typing::{TypeFault, characters, digits_after_point, fits, has_variant, is_in_range, is_iso_date},
    },
    rules,
    types::LogicalType,
};

/// Finds a default that is no value of the column: `default_type`.
#[must_use]
pub const fn default_fault(entity: &'static EntityDef, index: ColumnIndex) -> Option<Message> {
    let column = entity.column(index);
    let logical = column.ty.logical;
    match column.default {
        DefaultDef::None => None,
        DefaultDef::OfType => match logical {
            LogicalType::Enum(enumeration) if enumeration.default.is_some() => None,
            LogicalType::Enum(enumeration) => Some(
                start(entity, column)
                    .text(": the enum ")
                    .name(enumeration.name)
                    .text(" marks no variant as its default")
                    .help("put `#[default]` on the variant, or name it: `default(")
                    .text(first_variant(logical))
                    .text(")`"),
            ),
            _ => {
                Some(is_not(entity, column, "the default of an enum").help("write the value: `default = …`"))
            }
        },
        DefaultDef::Literal(literal) => literal_fault(entity, column, literal),
        DefaultDef::Variant(variant) => match logical {
            LogicalType::Enum(enumeration) if has_variant(enumeration, variant) => None,
            LogicalType::Enum(enumeration) => Some(describe(
                &TypeFault::UnknownVariant { enumeration, variant },
                entity,
                rules::DEFAULT_TYPE.id,
            )),
            _ => Some(
                start(entity, column)
                    .text(" is ")
                    .logical(logical)
                    .text(", and ")
                    .name(variant)
                    .text(" is no value of it")
                    .help("write a value: `default = 0`, `default = \"…\"`, `default(now)`"),
            ),
        },
        DefaultDef::Now => match logical {
            LogicalType::Timestamp | LogicalType::LocalTimestamp | LogicalType::Date | LogicalType::Time => {
                None
            }
            _ => Some(
                is_not(entity, column, "the current time")
                    .help("make it a `DateTime<Utc>`, or leave out `now`"),
            ),
        },
        DefaultDef::Uuid => match logical {
            LogicalType::Uuid => None,
            _ => Some(is_not(entity, column, "a UUID").help("make it a `Uuid`, or leave out `uuid`")),
        },
        DefaultDef::Expr(expr) => expr_fault(entity, index, expr),
    }
}

const fn literal_fault(
    entity: &'static EntityDef,
    column: &'static ColumnDef,
    literal: Literal,
) -> Option<Message> {
    let message = match (literal, column.ty.logical) {
        (Literal::Null, _) if column.ty.is_nullable => return None,
        (Literal::Null, _) => {
            let message = start(entity, column).text(" is never NULL, its default is NULL");
            return Some(message.help("make the field an `Option`, or write another default"));
        }
        (Literal::Bool(_), LogicalType::Bool)
        | (Literal::Integer(_), LogicalType::Float { .. })
        | (Literal::Decimal(_), LogicalType::Float { .. })
        | (Literal::Text(_), LogicalType::Json | LogicalType::IpAddress | LogicalType::IpNetwork) => {
            return None;
        }
        (Literal::Text(text), LogicalType::Array(_)) if is_same(text, "{}") => return None,
        (Literal::Integer(number), LogicalType::Integer { bits, is_signed }) => {
            if is_in_range(number, bits, is_signed) {
                return None;
            }
            start(entity, column).text(" cannot hold its default ").number(number)
        }
        (Literal::Integer(number), LogicalType::Decimal) => {
            return digits_fault(entity, column, whole_digits(number), 0);
        }
        (Literal::Decimal(digits), LogicalType::Decimal) => {
            return digits_fault(entity, column, digits_before_point(digits), digits_after_point(digits));
        }
        (Literal::Text(text), LogicalType::Text) => match (column.size, column.ty.size) {
            (Size::Length(limit), _) | (Size::Unset, Size::Length(limit))
                if characters(text) > limit as usize =>
            {
                let message = start(entity, column).text(" holds ").number(limit as i128);
                message.text(" characters, its default has ").number(characters(text) as i128)
            }
            _ => return None,
        },
        (Literal::Text(text), LogicalType::Date) if is_iso_date(text) => return None,
        (Literal::Text(_), LogicalType::Date) => {
            return Some(
                is_not(entity, column, "this text").help("write the day as `default = \"2024-12-31\"`"),
            );
        }
        (Literal::Text(_), LogicalType::Array(_)) => {
            return Some(
                is_not(entity, column, "this text")
                    .help("write the list without elements: `default = \"{}\"`"),
            );
        }
        (Literal::Text(_), LogicalType::Enum(_)) => {
            return Some(
                is_not(entity, column, "text")
                    .help("name the variant: `default(")
                    .text(first_variant(column.ty.logical))
                    .text(")`"),
            );
        }
        (Literal::Bool(_), _) => is_not(entity, column, "a boolean"),
        (Literal::Integer(_), _) => is_not(entity, column, "a whole number"),
        (Literal::Decimal(_), _) => is_not(entity, column, "a number with a point"),
        (Literal::Text(_), _) => is_not(entity, column, "text"),
    };
    Some(message.help("write a default that is a value of the column, or change the field's type"))
}

const fn digits_fault(
    entity: &'static EntityDef,
    column: &'static ColumnDef,
    whole: u8,
    fraction: u8,
) -> Option<Message> {
    let (precision, scale) = match (column.size, column.ty.size) {
        (Size::Decimal { precision, scale }, _) | (_, Size::Decimal { precision, scale }) => {
            (precision, scale)
        }
        // The schema's convention holds, or `missing_precision` is reported.
        _ => return None,
    };
    if fraction <= scale && whole <= precision.saturating_sub(scale) {
        return None;
    }
    let message = start(entity, column).text(" holds ").number(precision.saturating_sub(scale) as i128);
    let message = message.text(" digits before the point and ").number(scale as i128);
    let message = message.text(" after it, its default has ").number(whole as i128).text(" and ");
    Some(message.number(fraction as i128).help("shorten the default, or give the column more digits"))
}

const fn expr_fault(entity: &'static EntityDef, index: ColumnIndex, expr: &'static Expr) -> Option<Message> {
    let column = entity.column(index);
    if reads_column(expr) && !matches!(expr, Expr::Raw(_)) {
        let message = start(entity, column).text(": `").expr(expr, entity).text("` reads a column");
        return Some(message.help("a default sees no row: use constants, or `#[generated(…)]`"));
    }
    match fits(&Expr::Column(index), expr, entity) {
        Ok(()) => None,
        Err(TypeFault::Unlike { left: Expr::Column(_), right }) => {
            let message = start(entity, column).text(" is ").logical(column.ty.logical);
            let message = message.text(", its default ").typed(right, entity);
            Some(message.help("write a default that is a value of the column, or change the field's type"))
        }
        Err(fault) => Some(describe(&fault, entity, rules::DEFAULT_TYPE.id)),
    }
}

/// `` [default_type] `Order.quantity` ``
const fn start(entity: &EntityDef, column: &ColumnDef) -> Message {
    Message::of_rule(rules::DEFAULT_TYPE.id).field(entity.name, column.field)
}

const fn is_not(entity: &EntityDef, column: &ColumnDef, default: &str) -> Message {
    start(entity, column).text(" is ").logical(column.ty.logical).text(", its default is ").text(default)
}

const fn first_variant(logical: LogicalType) -> &'static str {
    match logical {
        LogicalType::Enum(enumeration) if !enumeration.variants.is_empty() => enumeration.variants[0].ident,
        _ => "…",
    }
}

const fn whole_digits(number: i128) -> u8 {
    let mut rest = number.unsigned_abs();
    let mut digits = 0;
    while rest > 0 {
        rest /= 10;
        digits += 1;
    }
    digits
}

/// The digits before the point, without leading zeros.
const fn digits_before_point(number: &str) -> u8 {
    let bytes = number.as_bytes();
    let mut digits = 0_u8;
    let mut i = 0;
    while i < bytes.len() && bytes[i] != b'.' {
        if bytes[i].is_ascii_digit() && (digits > 0 || bytes[i] != b'0') {
            digits = digits.saturating_add(1);
        }
        i += 1;
    }
    digits
}
