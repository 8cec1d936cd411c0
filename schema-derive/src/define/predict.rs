//! What a field's type is, if its name means what it usually does.
//!
//! A struct of the application may be called `Decimal` too, so nothing is decided here: what is predicted is
//! compared with the real type in const evaluation, once an entity, and a check is asked there only where it
//! was not predicted to pass.

use std::collections::{BTreeMap, BTreeSet};

use schema_as_code_core::{
    def::{EnumDef, VariantDef},
    types::{LogicalType, TypeDef},
};
use syn::{GenericArgument, Path, PathArguments, PathSegment, Type};

use super::leak::{list, one, text};
use crate::{
    ast::{Column, DefaultOption, DefaultValue, Entity},
    tokens::text_of,
};

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

/// What is assumed of a type that is not predicted: it is an enum. Const evaluation is told to look.
pub(super) fn assumed(column: &Column, enumeration: &'static EnumDef) -> TypeDef {
    let ty = TypeDef::new(LogicalType::Enum(enumeration));
    if is_option(&column.ty) { ty.nullable() } else { ty }
}

/// An enum with every variant that the attributes of `entity` mention.
pub(super) fn enumeration(entity: &Entity) -> &'static EnumDef {
    let mut names = BTreeSet::new();
    let exprs = entity.checks.iter().map(|check| &check.expr);
    let exprs = exprs.chain(entity.indexes.iter().flat_map(|index| &index.filter));
    let exprs = exprs.chain(entity.indexes.iter().flat_map(|index| &index.parts).map(|part| &part.value));
    let exprs = exprs.chain(entity.uniques.iter().flat_map(|unique| &unique.filter));
    let exprs = exprs
        .chain(entity.columns.iter().flat_map(|column| &column.generated).map(|computed| &computed.expr));
    exprs.for_each(|expr| expr.variants(&mut names));
    for column in &entity.columns {
        if let Some(DefaultOption { value: DefaultValue::Variant(name), .. }) = &column.options.default {
            names.insert(name);
        }
    }
    let variants = names.into_iter().map(|name| VariantDef { ident: text(name), value: "", comment: "" });
    let variants = list(variants);
    one(EnumDef { name: "", type_name: "", comment: "", variants, default: Some(0) })
}

/// The position of the type of each column among the types of `entity`, and the first column of each: what is written
/// alike is one type. The `predicted` types come first, because checks ask for those from the first on.
pub(super) fn types(entity: &Entity, predicted: &[Option<TypeDef>]) -> (Vec<u16>, Vec<usize>) {
    let mut first_with = BTreeMap::new();
    let (mut positions, mut firsts) = (vec![0; entity.columns.len()], Vec::new());
    for is_predicted in [true, false] {
        let columns = entity.columns.iter().zip(predicted).enumerate();
        for (index, (column, _)) in columns.filter(|(_, (_, ty))| ty.is_some() == is_predicted) {
            let next = u16::try_from(firsts.len()).unwrap_or(u16::MAX);
            let position = match written(column) {
                Some(written) => *first_with.entry(written).or_insert(next),
                None => next,
            };
            if position == next {
                firsts.push(index);
            }
            positions[index] = position;
        }
    }
    (positions, firsts)
}

/// The type as it is written, where it is made of names.
fn written(column: &Column) -> Option<String> {
    let mut text = String::new();
    write_type(&column.ty, &mut text)?;
    // Of a document no Rust type is asked, and a list is asked another question.
    let question = match (&column.options.json, &column.options.array) {
        (Some(_), _) => "json ",
        (None, Some(_)) => "array ",
        (None, None) => "",
    };
    text.insert_str(0, question);
    Some(text)
}

fn write_type(ty: &Type, text: &mut String) -> Option<()> {
    let path = path(ty)?;
    for segment in &path.segments {
        text.push_str("::");
        text.push_str(&text_of(&segment.ident));
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(arguments) => {
                text.push('<');
                for argument in &arguments.args {
                    let GenericArgument::Type(ty) = argument else { return None };
                    write_type(ty, text)?;
                    text.push(',');
                }
                text.push('>');
            }
            PathArguments::Parenthesized(_) => return None,
        }
    }
    Some(())
}

/// Whether the type is a name, perhaps in an `Option`: only such a type can be an enum.
pub(crate) fn is_named(ty: &Type) -> bool {
    let ty = inside_option(ty).unwrap_or(ty);
    path(ty).is_some_and(|path| path.segments.iter().all(|segment| segment.arguments.is_none()))
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
