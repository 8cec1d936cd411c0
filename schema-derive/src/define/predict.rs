//! What a field's type is, if its name means what it usually does.
//!
//! A struct of the application may be called `Decimal` too, so nothing is decided here: what is predicted is
//! compared with the real type in const evaluation, once an entity, and a check is asked there only where it
//! was not predicted to pass.

use schema_as_code_core::types::{LogicalType, TypeDef};
use syn::{GenericArgument, Path, PathArguments, PathSegment, Type};

use crate::{ast::Column, tokens::text_of};

/// Names of types, and what they usually are.
const USUAL: [(&str, LogicalType); 19] = [
    ("bool", LogicalType::Bool),
    ("i8", LogicalType::Integer { bits: 8, is_signed: true }),
    ("i16", LogicalType::Integer { bits: 16, is_signed: true }),
    ("i32", LogicalType::Integer { bits: 32, is_signed: true }),
    ("i64", LogicalType::Integer { bits: 64, is_signed: true }),
    ("u8", LogicalType::Integer { bits: 8, is_signed: false }),
    ("u16", LogicalType::Integer { bits: 16, is_signed: false }),
    ("u32", LogicalType::Integer { bits: 32, is_signed: false }),
    ("u64", LogicalType::Integer { bits: 64, is_signed: false }),
    ("f32", LogicalType::Float { bits: 32 }),
    ("f64", LogicalType::Float { bits: 64 }),
    ("String", LogicalType::Text),
    ("Uuid", LogicalType::Uuid),
    ("Decimal", LogicalType::Decimal),
    ("DateTime", LogicalType::Timestamp),
    ("NaiveDateTime", LogicalType::LocalTimestamp),
    ("NaiveDate", LogicalType::Date),
    ("NaiveTime", LogicalType::Time),
    ("Value", LogicalType::Json),
];

/// The usual type of `column`.
pub(super) fn type_of(column: &Column) -> Option<TypeDef> {
    if column.options.array.is_some() {
        return None;
    }
    let (ty, is_nullable) = match inside_option(&column.ty) {
        Some(inner) => (inner, true),
        None => (&column.ty, false),
    };
    let logical = if column.options.json.is_some() { LogicalType::Json } else { usual(ty)? };
    let ty = TypeDef::new(logical);
    Some(if is_nullable { ty.nullable() } else { ty })
}

fn usual(ty: &Type) -> Option<LogicalType> {
    let segment = path(ty)?.segments.last()?;
    let name = text_of(&segment.ident);
    if name == "Vec" {
        let is_byte = path(argument(segment)?)?.is_ident("u8");
        return is_byte.then_some(LogicalType::Bytes);
    }
    // Of the usual types only a moment has an argument, its time zone.
    if segment.arguments.is_none() == (name == "DateTime") {
        return None;
    }
    USUAL.iter().find(|(usual, _)| *usual == name).map(|(_, logical)| *logical)
}

/// Whether the type is written `Option<…>`: a typed JSON column's own type is not asked.
pub(crate) fn is_option(ty: &Type) -> bool {
    inside_option(ty).is_some()
}

fn inside_option(ty: &Type) -> Option<&Type> {
    let segment = path(ty)?.segments.last()?;
    if segment.ident == "Option" { argument(segment) } else { None }
}

fn path(ty: &Type) -> Option<&Path> {
    match ty {
        Type::Group(group) => path(&group.elem),
        Type::Paren(paren) => path(&paren.elem),
        Type::Path(path) if path.qself.is_none() => Some(&path.path),
        _ => None,
    }
}

/// The only argument of a generic type.
fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) if arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}
