//! Comparing values.

use schema_as_code_core::storage::{MomentText, StoredForm, Zone};

use super::{
    Typed,
    arithmetic::{aligned, at_scale, decimal_text, must_fit, scale_of},
    condition, settle,
};
use crate::{
    catalog::{Expr, Operator, ScalarFunction},
    dialect::Shape,
    lower::{kind::Kind, literal::Fault, make},
};

pub(super) fn compare(shape: &Shape, operator: Operator, left: Typed, right: Typed) -> Result<Typed, Fault> {
    let (left_kind, right_kind) = (left.kind, right.kind);
    let left = settle(shape, left, right_kind)?;
    let right = settle(shape, right, left_kind)?;
    must_compare(operator, &left, &right)?;
    let (left, right) =
        if is_scaled(left.kind) || is_scaled(right.kind) { aligned(left, right)? } else { (left, right) };
    if matches!(operator, Operator::Equal | Operator::NotEqual) || !ends_in_letter(left.kind) {
        return Ok(condition(make::binary(operator, left.expr, right.expr)));
    }
    Ok(condition(make::binary(operator, without_zone(left.expr), without_zone(right.expr))))
}

/// Whether the texts are points in time that end in `Z`, which sorts behind a fraction.
const fn ends_in_letter(kind: Kind) -> bool {
    matches!(kind, Kind::Timestamp(StoredForm::Moment(MomentText { zone: Zone::Letter, .. })))
}

/// The moment as text that sorts as it passes.
fn without_zone(moment: Expr) -> Expr {
    match moment {
        Expr::Text(text) => make::text(text.trim_end_matches('Z').to_owned()),
        moment => make::call(ScalarFunction::WithoutZone, [moment]),
    }
}

pub(super) fn is_in(shape: &Shape, value: Typed, list: Vec<Typed>) -> Result<Typed, Fault> {
    if list.is_empty() {
        return Err(Fault::new("nothing is in an empty list", "name the values, or leave the check out"));
    }
    let comparable = |item| {
        let item = settle(shape, item, value.kind)?;
        must_compare(Operator::Equal, &value, &item)?;
        Ok(item)
    };
    if !is_scaled(value.kind) {
        let mut items = Vec::with_capacity(list.len());
        for item in list {
            items.push(comparable(item)?.expr);
        }
        return Ok(condition(make::is_in(value.expr, items.into())));
    }
    let items = list.into_iter().map(comparable).collect::<Result<Vec<_>, _>>()?;
    let scale = items.iter().map(|item| scale_of(item.kind)).fold(scale_of(value.kind), u32::max);
    for item in &items {
        must_fit(value.kind.digits_at(scale).min(item.kind.digits_at(scale)))?;
    }
    let list = items.into_iter().map(|item| at_scale(item, scale).expr).collect();
    Ok(condition(make::is_in(at_scale(value, scale).expr, list)))
}

pub(super) fn coalesce(shape: &Shape, given: Vec<Typed>) -> Result<Typed, Fault> {
    let Some(lead) = given
        .iter()
        .map(|typed| typed.kind)
        .find(|kind| !matches!(kind, Kind::Null | Kind::Word | Kind::Variant(_) | Kind::Number { .. }))
        .or_else(|| given.first().map(|typed| typed.kind))
    else {
        return Err(Fault::new("`coalesce` has no arguments", "write `coalesce(column, 0)`"));
    };
    let mut settled = Vec::with_capacity(given.len());
    for typed in given {
        let typed = settle(shape, typed, lead)?;
        let sample = Typed { expr: Expr::Null, kind: lead };
        must_compare(Operator::Equal, &sample, &typed)?;
        settled.push(typed);
    }
    let mut kind = lead;
    if settled.iter().any(|typed| is_scaled(typed.kind)) {
        let scale = settled.iter().map(|typed| scale_of(typed.kind)).max().unwrap_or(0);
        let digits = settled.iter().map(|typed| typed.kind.digits_at(scale)).max().unwrap_or(0);
        settled = settled.into_iter().map(|typed| at_scale(typed, scale)).collect();
        kind = Kind::Scaled { scale, digits };
    }
    let arguments = settled.into_iter().map(|typed| typed.expr).collect();
    Ok(Typed { expr: Expr::Call { function: ScalarFunction::Coalesce, arguments }, kind })
}

const fn is_scaled(kind: Kind) -> bool {
    matches!(kind, Kind::Scaled { .. })
}

fn must_compare(operator: Operator, left: &Typed, right: &Typed) -> Result<(), Fault> {
    let is_equality = matches!(operator, Operator::Equal | Operator::NotEqual);
    if matches!(left.kind, Kind::Null) || matches!(right.kind, Kind::Null) {
        return Err(Fault::new("a comparison with NULL is never true", "write `is_none()` or `is_some()`"));
    }
    for (kind, other) in [(left.kind, right), (right.kind, left)] {
        if kind == Kind::DecimalText {
            return Err(decimal_text());
        }
        let is_computed = |typed: &Typed| !matches!(typed.expr, Expr::Column(_) | Expr::Number(_));
        if kind == Kind::DecimalReal && is_equality && (is_computed(left) || is_computed(right)) {
            return Err(Fault::new(
                "a decimal stored as a floating-point number is computed inexactly, 0.1 + 0.2 is not 0.3",
                "store it as an integer: `decimal(integer)` on the target",
            ));
        }
        if is_scaled(kind)
            && matches!(other.kind, Kind::Float | Kind::DecimalReal | Kind::Decimal | Kind::Unknown)
        {
            return Err(Fault::new(
                format!("a decimal stored as an integer is compared with {}", other.kind.describe()),
                "store both the same way",
            ));
        }
    }
    if matches!(left.kind, Kind::Unknown) || matches!(right.kind, Kind::Unknown) {
        return Ok(());
    }
    let is_alike = match (left.kind, right.kind) {
        (left, right) if left.is_number() => right.is_number(),
        (Kind::Text { .. }, Kind::Text { .. })
        | (Kind::Bool, Kind::Bool)
        | (Kind::Bytes, Kind::Bytes)
        | (Kind::Date, Kind::Date)
        | (Kind::IpAddress, Kind::IpAddress)
        | (Kind::IpNetwork, Kind::IpNetwork) => true,
        (Kind::Uuid(left), Kind::Uuid(right))
        | (Kind::Time(left), Kind::Time(right))
        | (Kind::LocalTimestamp(left), Kind::LocalTimestamp(right))
        | (Kind::Timestamp(left), Kind::Timestamp(right)) => left == right,
        (Kind::Enum(left), Kind::Enum(right)) => left == right,
        _ => false,
    };
    if !is_alike {
        return Err(Fault::new(
            format!("{} is compared with {}", left.kind.describe(), right.kind.describe()),
            "compare values of one type",
        ));
    }
    let what = match left.kind {
        Kind::Text { .. } => "text",
        Kind::Enum(_) => "an enum's variants",
        Kind::Bool => "booleans",
        _ => return Ok(()),
    };
    if is_equality {
        return Ok(());
    }
    Err(Fault::new(
        format!("each database sorts {what} in an order of its own"),
        "compare for equality, or write `sql(...)` for each database",
    ))
}

#[cfg(test)]
mod tests {
    use super::{Typed, compare};
    use crate::{
        catalog::{Expr, Operator},
        dialect::shape,
        lower::kind::Kind,
    };
    use schema_as_code_core::dialect::Dialect;

    fn value(name: &'static str, kind: Kind) -> Typed {
        Typed { expr: Expr::Column(name.into()), kind }
    }

    #[test]
    fn text_and_enums_are_not_ordered() {
        let text = Kind::Text { length: None };
        let shape = shape(Dialect::Postgres);
        assert!(compare(shape, Operator::Equal, value("a", text), value("b", text)).is_ok());
        assert!(compare(shape, Operator::Less, value("a", text), value("b", text)).is_err());
    }

    #[test]
    fn unlike_values_are_not_compared() {
        let shape = shape(Dialect::MySql);
        let fault = compare(shape, Operator::Equal, value("a", Kind::Date), value("b", Kind::Bytes));
        assert_eq!(fault.expect_err("is refused").message, "a date is compared with bytes");
    }
}
