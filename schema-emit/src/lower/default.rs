//! Defaults.

use schema_as_code_core::{
    def::{AuditRole, ColumnDef, ColumnIndex, DefaultDef, EntityDef, Site},
    expr::Literal,
    rules::UNUSABLE_DEFAULT,
    storage::{MomentText, Separator, StoredForm, Zone},
    types::LogicalType,
};

use super::{
    context::Context,
    expr::{Columns, Lowering, Typed},
    kind::Kind,
    literal::{Digits, Fault, number_in, text_as, variant_as},
    make,
};
use crate::{
    catalog::{Definition, Expr, ScalarFunction},
    dialect::{Stored, StoredSize},
};

/// The default of a column: the one that is said, else the one its role or its place in the key
/// implies.
pub(super) fn lower_default(
    ctx: &mut Context<'_>,
    entity: &'static EntityDef,
    position: ColumnIndex,
    def: &'static ColumnDef,
    kind: Kind,
    stored: &Stored,
) -> Option<Definition> {
    let result = match def.default {
        DefaultDef::None if def.is_identity => return None,
        DefaultDef::None => {
            implied(ctx.schema.conventions.role_of(entity, def), entity, position, def, kind)?
        }
        _ if def.is_identity => Err(Fault::new(
            "the database counts the column up, and it has a default",
            "leave out the default, or `identity`",
        )),
        DefaultDef::OfType => of_type(def),
        DefaultDef::Literal(literal) => literal_in(ctx, literal, def, kind, stored),
        DefaultDef::Variant(ident) => variant_as(ident, kind),
        DefaultDef::Now => now(kind),
        DefaultDef::Uuid => new_uuid(kind),
        DefaultDef::Expr(expr) => {
            let mut lowering = Lowering::new(ctx.shape, ctx.target, Columns::None);
            lowering.lower_volatile(expr).and_then(|typed| value_in(ctx, typed, def, kind, stored))
        }
    };
    match result {
        Ok(Expr::Raw(sql)) => Some(Definition::Source(sql)),
        Ok(expr) => Some(Definition::Portable(expr)),
        Err(Fault { message, help }) => {
            ctx.report(UNUSABLE_DEFAULT, entity, Site::Column(position), message, help);
            None
        }
    }
}

fn implied(
    role: Option<AuditRole>,
    entity: &'static EntityDef,
    position: ColumnIndex,
    def: &ColumnDef,
    kind: Kind,
) -> Option<Result<Expr, Fault>> {
    match role {
        Some(AuditRole::Created) => Some(now(kind)),
        Some(AuditRole::Updated) if !def.ty.is_nullable => Some(now(kind)),
        Some(AuditRole::Version) => Some(Ok(make::number(1))),
        _ => {
            // A key that is also a relation takes the other entity's value.
            let is_own_key = entity.key == [position]
                && !entity.relations.iter().any(|relation| relation.columns.contains(&position));
            (is_own_key && def.ty.logical == LogicalType::Uuid).then(|| new_uuid(kind))
        }
    }
}

fn of_type(def: &ColumnDef) -> Result<Expr, Fault> {
    let LogicalType::Enum(enumeration) = def.ty.logical else {
        return Err(Fault::new(
            format!("{} has no default of its own", def.ty.logical.describe()),
            "say the value: `default = 0`",
        ));
    };
    match enumeration.default_value() {
        Some(value) => Ok(make::text(value)),
        None => Err(Fault::new(
            format!("no variant of `{}` is the default", enumeration.name),
            "mark a variant `#[default]`",
        )),
    }
}

fn now(kind: Kind) -> Result<Expr, Fault> {
    let function = match kind {
        Kind::Timestamp(StoredForm::Moment(text)) => match (text.separator, text.zone) {
            (_, Zone::Letter) => ScalarFunction::NowTextZ,
            (Separator::T, _) => ScalarFunction::NowTextT,
            (Separator::Space, _) => ScalarFunction::NowTextSpace,
        },
        Kind::Timestamp(_) => ScalarFunction::Now,
        Kind::LocalTimestamp(StoredForm::Moment(MomentText { separator: Separator::T, .. })) => {
            ScalarFunction::NowLocalT
        }
        Kind::LocalTimestamp(_) => ScalarFunction::NowLocal,
        Kind::Date => ScalarFunction::Today,
        Kind::Time(_) => ScalarFunction::TimeOfDay,
        _ => {
            return Err(Fault::new(
                format!("the current time is no value of a column that holds {}", kind.describe()),
                "use it for timestamps, dates and times of day",
            ));
        }
    };
    Ok(make::call(function, []))
}

/// The current time as the column stores it.
pub(super) fn current_time(kind: Kind) -> Option<Expr> {
    match kind {
        Kind::Timestamp(_) | Kind::LocalTimestamp(_) => now(kind).ok(),
        _ => None,
    }
}

fn new_uuid(kind: Kind) -> Result<Expr, Fault> {
    let function = match kind {
        Kind::Uuid(StoredForm::UuidBytes) => ScalarFunction::RandomUuidBytes,
        Kind::Uuid(StoredForm::UuidText) => ScalarFunction::RandomUuidText,
        Kind::Uuid(_) => ScalarFunction::RandomUuid,
        _ => {
            return Err(Fault::new(
                format!("a new UUID is no value of a column that holds {}", kind.describe()),
                "make the field a `Uuid`",
            ));
        }
    };
    Ok(make::call(function, []))
}

fn literal_in(
    ctx: &Context<'_>,
    literal: Literal,
    def: &ColumnDef,
    kind: Kind,
    stored: &Stored,
) -> Result<Expr, Fault> {
    match literal {
        Literal::Null if def.ty.is_nullable => Ok(Expr::Null),
        Literal::Null => Err(Fault::new(
            "the default is NULL, the column is not nullable",
            "make the field an `Option`, or leave out the default",
        )),
        Literal::Bool(value) if kind == Kind::Bool => Ok(Expr::Bool(value)),
        Literal::Bool(value) => Err(Fault::new(
            format!("`{value}` is no value of a column that holds {}", kind.describe()),
            "write a value of the column's type",
        )),
        Literal::Integer(value) => number_in(&Digits::of_integer(value), stored),
        Literal::Decimal(text) => match Digits::parse(text) {
            Some(digits) => number_in(&digits, stored),
            None => {
                Err(Fault::new(format!("`{text}` is no decimal number"), "write digits and a point: `0.19`"))
            }
        },
        Literal::Text(text) => {
            if let StoredSize::Length(length) = stored.size
                && text.chars().count() > length as usize
            {
                return Err(Fault::new(
                    format!("the default has {} characters, the column takes {length}", text.chars().count()),
                    "shorten the default, or raise `len`",
                ));
            }
            text_as(ctx.shape, text.into(), kind)
        }
    }
}

/// What an expression gives, as a value of the column.
fn value_in(
    ctx: &Context<'_>,
    typed: Typed,
    def: &ColumnDef,
    kind: Kind,
    stored: &Stored,
) -> Result<Expr, Fault> {
    match (typed.kind, typed.expr) {
        (Kind::Unknown, expr) => Ok(expr),
        (Kind::Null, _) => literal_in(ctx, Literal::Null, def, kind, stored),
        (Kind::Word, Expr::Text(text)) => text_as(ctx.shape, text, kind),
        (Kind::Variant(ident), _) => variant_as(ident, kind),
        (Kind::Number { .. }, Expr::Number(text)) => match Digits::parse(&text) {
            Some(digits) => number_in(&digits, stored),
            None => Err(Fault::new(format!("`{text}` is no number"), "write digits")),
        },
        (Kind::Timestamp(_), Expr::Call { function: ScalarFunction::Now, .. }) => now(kind),
        (given, expr) if given == kind => Ok(expr),
        (given, _) => Err(Fault::new(
            format!("the default is {}, the column holds {}", given.describe(), kind.describe()),
            "write a value of the column's type",
        )),
    }
}
