//! Columns of every type.

use schema_as_code_core::{
    def::{ColumnDef, DefaultDef, EnumDef, Size, VariantDef},
    expr::{Expr, Function, Literal, UnaryOperator},
    storage::StoreAs,
    types::{Library, LogicalType, TypeDef},
};

use super::choice::{Choice, leak, leak_one, leak_text};

const LOGICAL: [LogicalType; 14] = [
    LogicalType::Text,
    LogicalType::Integer { bits: 64, is_signed: true },
    LogicalType::Integer { bits: 32, is_signed: true },
    LogicalType::Integer { bits: 16, is_signed: true },
    LogicalType::Bool,
    LogicalType::Float { bits: 64 },
    LogicalType::Float { bits: 32 },
    LogicalType::Decimal,
    LogicalType::Bytes,
    LogicalType::Uuid,
    LogicalType::Date,
    LogicalType::LocalTimestamp,
    LogicalType::Timestamp,
    LogicalType::Json,
];

/// A column of any type.
pub(crate) fn column(choice: &mut Choice<'_>, enums: &[&'static EnumDef]) -> ColumnDef {
    let logical = match choice.below(20) {
        18 => LogicalType::Time,
        19 | 17 if !enums.is_empty() => LogicalType::Enum(choice.pick(enums)),
        // Not every target stores these, and that is what is said then.
        16 if choice.chance(10) => LogicalType::Integer { bits: 8, is_signed: false },
        15 if choice.chance(40) => choice.pick(&[LogicalType::IpAddress, LogicalType::IpNetwork]),
        place => LOGICAL[place % LOGICAL.len()],
    };
    let name = choice.name("column");
    let mut column = ColumnDef::new(name, name, TypeDef::new(logical).of(library(choice, logical)));
    if matches!(logical, LogicalType::IpAddress | LogicalType::IpNetwork) {
        column.store = Some(StoreAs::Text);
    }
    column.ty.is_nullable = choice.chance(40);
    column.comment = choice.comment();
    column.size = size(choice, logical);
    column.default = default(choice, &column);
    column
}

/// The crate of a day or a time; `jiff` is refused by some drivers on some targets.
fn library(choice: &mut Choice<'_>, logical: LogicalType) -> Library {
    match logical {
        LogicalType::Date | LogicalType::Time | LogicalType::Timestamp | LogicalType::LocalTimestamp => {
            if choice.chance(3) {
                Library::Jiff
            } else {
                choice.pick(&[Library::Chrono, Library::Time])
            }
        }
        _ => Library::Any,
    }
}

/// A column that is generated from one of `columns`.
pub(crate) fn computed(choice: &mut Choice<'_>, columns: &[ColumnDef]) -> Option<ColumnDef> {
    let position = choice.below(columns.len());
    let source = columns[position];
    if source.is_identity {
        return None;
    }
    let read: &'static Expr = leak_one(Expr::Column(u16::try_from(position).expect("few columns")));
    let (expr, logical) = match source.ty.logical {
        logical @ (LogicalType::Integer { .. } | LogicalType::Decimal) => (*read, logical),
        LogicalType::Text => (Expr::Call(Function::Lower, leak(vec![*read])), LogicalType::Text),
        LogicalType::Bool => (Expr::Unary(UnaryOperator::Not, read), LogicalType::Bool),
        _ => (Expr::IsNull(read), LogicalType::Bool),
    };
    let name = choice.name("generated");
    let mut column = ColumnDef::new(name, name, TypeDef::new(logical));
    column.ty.is_nullable = source.ty.is_nullable && !matches!(expr, Expr::IsNull(_));
    column.size = source.size;
    if logical == LogicalType::Bool {
        column.size = Size::Unset;
    }
    column.comment = choice.comment();
    column.generated = Some(leak_one(expr));
    Some(column)
}

fn size(choice: &mut Choice<'_>, logical: LogicalType) -> Size {
    match logical {
        LogicalType::Text => {
            choice.pick(&[Size::Length(60), Size::Unset, Size::Unbounded, Size::Length(300)])
        }
        LogicalType::Bytes => choice.pick(&[Size::Unset, Size::Length(32)]),
        LogicalType::Decimal => choice.pick(&[
            Size::Decimal { precision: 10, scale: 2 },
            Size::Unset,
            Size::Decimal { precision: 5, scale: 0 },
        ]),
        _ => Size::Unset,
    }
}

fn default(choice: &mut Choice<'_>, column: &ColumnDef) -> DefaultDef {
    if choice.below(100) < 60 {
        return DefaultDef::None;
    }
    if column.ty.is_nullable && choice.chance(10) {
        return DefaultDef::Literal(Literal::Null);
    }
    match column.ty.logical {
        LogicalType::Bool => DefaultDef::Literal(Literal::Bool(choice.chance(50))),
        LogicalType::Integer { is_signed: true, .. } => {
            DefaultDef::Literal(Literal::Integer(choice.pick(&[0, 1, -1, 32767])))
        }
        LogicalType::Float { .. } => DefaultDef::Literal(Literal::Decimal("1.5")),
        LogicalType::Decimal if !matches!(column.size, Size::Decimal { scale: 0, .. }) => {
            DefaultDef::Literal(Literal::Decimal(choice.pick(&["0.00", "12.5", "-7.25"])))
        }
        LogicalType::Text if choice.chance(20) => {
            let text = leak(vec![Expr::Literal(Literal::Text("Made"))]);
            DefaultDef::Expr(leak_one(Expr::Call(Function::Lower, text)))
        }
        LogicalType::Text => {
            let text = choice.text();
            let fits = match column.size {
                Size::Length(length) => text.chars().count() <= length as usize,
                _ => true,
            };
            if fits { DefaultDef::Literal(Literal::Text(text)) } else { DefaultDef::None }
        }
        LogicalType::Uuid => DefaultDef::Uuid,
        LogicalType::Date | LogicalType::Time | LogicalType::Timestamp | LogicalType::LocalTimestamp => {
            DefaultDef::Now
        }
        LogicalType::IpAddress => DefaultDef::Literal(Literal::Text("192.0.2.1")),
        LogicalType::IpNetwork => DefaultDef::Literal(Literal::Text("2001:DB8::/32")),
        LogicalType::Enum(def) => match def.default {
            Some(_) if choice.chance(50) => DefaultDef::OfType,
            _ => DefaultDef::Variant(def.variants[choice.below(def.variants.len())].ident),
        },
        LogicalType::Integer { .. }
        | LogicalType::Decimal
        | LogicalType::Bytes
        | LogicalType::Json
        | LogicalType::Array(_) => DefaultDef::None,
    }
}

/// An enum with stored values that no SQL may be broken by.
pub(crate) fn enumeration(choice: &mut Choice<'_>) -> &'static EnumDef {
    let count = 1 + choice.below(4);
    let variants: Vec<VariantDef> = (0..count)
        .map(|place| {
            let text = if choice.chance(40) { choice.text().trim() } else { "value" };
            // Long values and control characters have limits of their own on MySQL.
            let short: String = text.chars().filter(|character| !character.is_control()).take(40).collect();
            VariantDef {
                ident: leak_text(format!("V{place}")),
                value: leak_text(format!("{short}{place}")),
                comment: choice.comment(),
            }
        })
        .collect();
    leak_one(EnumDef {
        name: leak_text(format!("Enum{}", choice.number())),
        type_name: choice.name("enum_type"),
        comment: choice.comment(),
        variants: leak(variants),
        default: choice.chance(50).then_some(0),
    })
}

/// Whether a unique or an index can be made of the column on every target.
pub(crate) fn is_indexable(column: &ColumnDef) -> bool {
    match column.ty.logical {
        LogicalType::Text => matches!(column.size, Size::Length(length) if length < 100),
        LogicalType::Json | LogicalType::Bytes | LogicalType::Float { .. } => false,
        _ => true,
    }
}
