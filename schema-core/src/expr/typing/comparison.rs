//! Which operands compare.

use super::{Expr, Literal, TypeFault, arithmetic::common_number, attempt, operand::Operand};
use crate::{
    check::text::is_same,
    def::{EntityDef, EnumDef, Size},
    expr::typing::operand::is_in_range,
    types::LogicalType,
};

/// `left == right`
pub(super) const fn equality<'a>(
    left: Operand<'a>,
    right: Operand<'a>,
    entity: &'a EntityDef,
) -> Result<(), TypeFault<'a>> {
    if left.is_null() {
        return Err(TypeFault::NullComparison { other: right.expr });
    }
    if right.is_null() {
        return Err(TypeFault::NullComparison { other: left.expr });
    }
    attempt!(alike(left, right, entity));
    match left.ty.logical {
        Some(LogicalType::Json) => Err(TypeFault::NoEquality { expr: left.expr }),
        _ => Ok(()),
    }
}

/// `left < right`
pub(super) const fn order<'a>(
    left: Operand<'a>,
    right: Operand<'a>,
    entity: &'a EntityDef,
) -> Result<(), TypeFault<'a>> {
    attempt!(equality(left, right, entity));
    let operand = if left.ty.logical.is_some() { left } else { right };
    match operand.ty.logical {
        Some(
            LogicalType::Bool
            | LogicalType::Enum(_)
            | LogicalType::Uuid
            | LogicalType::Bytes
            | LogicalType::IpAddress
            | LogicalType::IpNetwork,
        ) => Err(TypeFault::NoOrder { expr: operand.expr }),
        _ => Ok(()),
    }
}

/// The operands are of one kind, and a constant among them is a value of the other.
pub(super) const fn alike<'a>(
    left: Operand<'a>,
    right: Operand<'a>,
    entity: &'a EntityDef,
) -> Result<(), TypeFault<'a>> {
    match (left.expr, right.expr) {
        (Expr::Variant(variant), Expr::Variant(_)) => return Err(TypeFault::LoneVariant { variant }),
        (Expr::Variant(variant), _) => return variant_of(variant, right, left),
        (_, Expr::Variant(variant)) => return variant_of(variant, left, right),
        _ => {}
    }
    let (Some(left_type), Some(right_type)) = (left.ty.logical, right.ty.logical) else {
        return Ok(());
    };
    if left.ty.is_number() && right.ty.is_number() {
        if common_number(&left.ty, &right.ty).is_none() {
            return Err(TypeFault::Unlike { left: left.expr, right: right.expr });
        }
        attempt!(number_fits(left, right));
        return number_fits(right, left);
    }
    if is_same_kind(left_type, right_type) {
        attempt!(text_fits(left, right, entity));
        return text_fits(right, left, entity);
    }
    if is_day(left_type, right) || is_day(right_type, left) {
        return Ok(());
    }
    Err(TypeFault::Unlike { left: left.expr, right: right.expr })
}

/// Whether both are the same logical type, other than numbers.
const fn is_same_kind(left: LogicalType, right: LogicalType) -> bool {
    match (left, right) {
        (LogicalType::Bool, LogicalType::Bool)
        | (LogicalType::Text, LogicalType::Text)
        | (LogicalType::Bytes, LogicalType::Bytes)
        | (LogicalType::Uuid, LogicalType::Uuid)
        | (LogicalType::Date, LogicalType::Date)
        | (LogicalType::Time, LogicalType::Time)
        | (LogicalType::LocalTimestamp, LogicalType::LocalTimestamp)
        | (LogicalType::Timestamp, LogicalType::Timestamp)
        | (LogicalType::IpAddress, LogicalType::IpAddress)
        | (LogicalType::IpNetwork, LogicalType::IpNetwork)
        | (LogicalType::Json, LogicalType::Json) => true,
        (LogicalType::Enum(left), LogicalType::Enum(right)) => is_same_enum(left, right),
        _ => false,
    }
}

/// Whether two enums store the same values under the same names.
pub(crate) const fn is_same_enum(left: &EnumDef, right: &EnumDef) -> bool {
    if !is_same(left.type_name, right.type_name) || left.variants.len() != right.variants.len() {
        return false;
    }
    let mut i = 0;
    while i < left.variants.len() {
        let (left, right) = (&left.variants[i], &right.variants[i]);
        if !is_same(left.ident, right.ident) || !is_same(left.value, right.value) {
            return false;
        }
        i += 1;
    }
    true
}

const fn variant_of<'a>(variant: &'a str, value: Operand<'a>, at: Operand<'a>) -> Result<(), TypeFault<'a>> {
    match value.ty.logical {
        None => Err(TypeFault::LoneVariant { variant }),
        Some(LogicalType::Enum(enumeration)) if has_variant(enumeration, variant) => Ok(()),
        Some(LogicalType::Enum(enumeration)) => Err(TypeFault::UnknownVariant { enumeration, variant }),
        Some(_) => Err(TypeFault::Unlike { left: value.expr, right: at.expr }),
    }
}

/// Whether the enum has a variant with the Rust name `ident`.
pub(crate) const fn has_variant(enumeration: &EnumDef, ident: &str) -> bool {
    let mut i = 0;
    while i < enumeration.variants.len() {
        if is_same(enumeration.variants[i].ident, ident) {
            return true;
        }
        i += 1;
    }
    false
}

const fn number_fits<'a>(value: Operand<'a>, constant: Operand<'a>) -> Result<(), TypeFault<'a>> {
    match (value.expr, value.ty.logical, constant.integer()) {
        (Expr::Column(_), Some(LogicalType::Integer { bits, is_signed }), Some(number))
            if !is_in_range(number, bits, is_signed) =>
        {
            Err(TypeFault::OutOfRange { value: value.expr, constant: constant.expr })
        }
        _ => Ok(()),
    }
}

const fn text_fits<'a>(
    value: Operand<'a>,
    constant: Operand<'a>,
    entity: &'a EntityDef,
) -> Result<(), TypeFault<'a>> {
    let (Expr::Column(column), Expr::Literal(Literal::Text(text))) = (value.expr, constant.expr) else {
        return Ok(());
    };
    let column = entity.column(*column);
    match (column.size, column.ty.size) {
        (Size::Length(limit), _) | (Size::Unset, Size::Length(limit))
            if characters(text) > limit as usize =>
        {
            Err(TypeFault::OutOfRange { value: value.expr, constant: constant.expr })
        }
        _ => Ok(()),
    }
}

/// How many characters `text` has.
pub(crate) const fn characters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut i = 0;
    while i < bytes.len() {
        // Every byte but the ones that continue a character starts one.
        if bytes[i] & 0b1100_0000 != 0b1000_0000 {
            count += 1;
        }
        i += 1;
    }
    count
}

/// Whether `constant` writes a day, for a value that is one.
const fn is_day(logical: LogicalType, constant: Operand<'_>) -> bool {
    match (logical, constant.expr) {
        (LogicalType::Date, Expr::Literal(Literal::Text(text))) => is_iso_date(text),
        _ => false,
    }
}

/// Whether `text` is a day as ISO 8601 writes it: `2024-02-29`.
pub(crate) const fn is_iso_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let (Some(year), Some(month), Some(day)) =
        (number(bytes, 0, 4), number(bytes, 5, 7), number(bytes, 8, 10))
    else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    1 <= day && day <= days && year > 0
}

const fn number(bytes: &[u8], start: usize, end: usize) -> Option<u32> {
    let mut number = 0;
    let mut i = start;
    while i < end {
        if !bytes[i].is_ascii_digit() {
            return None;
        }
        number = number * 10 + (bytes[i] - b'0') as u32;
        i += 1;
    }
    Some(number)
}
