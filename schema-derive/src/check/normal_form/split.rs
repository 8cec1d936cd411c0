//! The table into which a fact belongs, as Rust.

use quote::ToTokens;
use schema_as_code_core::{def::Size, theory::AttributeSet};
use syn::{GenericArgument, PathArguments, Type};

use crate::ast::{Column, Entity};

/// The columns of `set`, in the order of the fields.
pub(super) fn columns(entity: &Entity, set: AttributeSet) -> Vec<&Column> {
    set.iter().filter_map(|attribute| entity.columns.get(attribute.position())).collect()
}

/// `a`, `b`
pub(super) fn quoted(columns: &[&Column]) -> String {
    let fields: Vec<String> = columns.iter().map(|column| format!("`{}`", column.field)).collect();
    fields.join(", ")
}

/// A struct keyed by `determinant` that holds `dependent`, and what is left to do in `entity`.
pub(super) fn split(entity: &Entity, determinant: &[&Column], dependent: &[&Column]) -> String {
    let name = name(entity, determinant);
    let mut lines = vec!["split the entity:".to_owned(), "    #[derive(Entity)]".to_owned()];
    lines.extend(table(&name, determinant, dependent));
    let relation = match determinant {
        [only] => format!("put `#[relation({name})]` on `{}`", only.field),
        _ => {
            let fields: Vec<&str> = determinant.iter().map(|column| column.field.as_str()).collect();
            format!("add `#[relation({name}, on({}))]`", fields.join(", "))
        }
    };
    lines.push(format!("and in `{}` drop {}, and {relation}", entity.ident, quoted(dependent)));
    lines.join("\n")
}

/// The lines of `struct name { … }`, keyed by `key`.
pub(super) fn table(name: &str, key: &[&Column], others: &[&Column]) -> Vec<String> {
    let mut lines = vec![format!("    struct {name} {{")];
    for column in key {
        lines.push("        #[key]".to_owned());
        lines.extend(size(column));
        lines.push(format!("        {}: {},", column.ident, known_type(&column.ty)));
    }
    for column in others {
        lines.extend(size(column));
        lines.push(format!("        {}: {},", column.ident, written_type(&column.ty)));
    }
    lines.push("    }".to_owned());
    lines
}

fn size(column: &Column) -> Option<String> {
    let options = match column.options.size {
        Size::Length(length) => format!("len = {length}"),
        Size::Decimal { precision, scale } => format!("decimal({precision}, {scale})"),
        Size::Unbounded => "text".to_owned(),
        Size::Unset => return None,
    };
    Some(format!("        #[column({options})]"))
}

/// `Product` for `product_id`, `CountryZip` for `country` and `zip`.
fn name(entity: &Entity, determinant: &[&Column]) -> String {
    let words = determinant.iter().map(|column| camel_case(column.field.trim_end_matches("_id")));
    let name: String = words.collect();
    if entity.ident == name { format!("{name}Fact") } else { name }
}

pub(in crate::check) fn camel_case(words: &str) -> String {
    let mut name = String::new();
    for word in words.split('_') {
        let mut characters = word.chars();
        name.extend(characters.next().into_iter().flat_map(char::to_uppercase));
        name.extend(characters);
    }
    name
}

/// `T` of `Option<T>`, else the type itself.
pub(in crate::check) fn inner(ty: &Type) -> &Type {
    let Type::Path(path) = ty else { return ty };
    let Some(segment) = path.path.segments.last() else { return ty };
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) if segment.ident == "Option" => match arguments.args.first()
        {
            Some(GenericArgument::Type(inner)) => inner,
            _ => ty,
        },
        _ => ty,
    }
}

/// The type of a value that is not NULL, as Rust writes it.
pub(in crate::check) fn known_type(ty: &Type) -> String {
    written_type(inner(ty))
}

/// The type as Rust writes it: tokens stand apart from each other.
pub(in crate::check) fn written_type(ty: &Type) -> String {
    let tokens = ty.to_token_stream().to_string();
    let joined =
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" >", ">"), ("< ", "<"), (" ,", ","), ("& ", "&")];
    joined.into_iter().fold(tokens, |text, (apart, together)| text.replace(apart, together))
}
