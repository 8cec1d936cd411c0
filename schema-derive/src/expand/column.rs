//! Columns.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use schema_as_code_core::def::{ColumnIndex, Sensitivity, Size};
use syn::{PathArguments, Type};

use super::{update, variant};
use crate::ast::{Column, DefaultValue};

/// A `ColumnDef`; `deleted` is the column behind `live`.
pub(super) fn column(column: &Column, deleted: Option<ColumnIndex>) -> TokenStream {
    let field = &column.field;
    let name = &column.name.value;
    let ty = &column.ty;
    let ty = match (column.options.json, &column.options.array) {
        (Some(_), _) if is_option(ty) => {
            quote!(__s::types::TypeDef::new(__s::types::LogicalType::Json).nullable())
        }
        (Some(_), _) => quote!(__s::types::TypeDef::new(__s::types::LogicalType::Json)),
        (None, Some(_)) => quote!(<#ty as __s::types::ArrayType>::TYPE),
        (None, None) => projection(ty),
    };
    let base = quote!(__s::def::ColumnDef::new(#field, #name, #ty));
    update(&quote!(__s::def::ColumnDef), &settings(column, deleted), &base)
}

/// `<T as ColumnType>::TYPE`. rustc underlines the type, whose tokens keep their spans; the rest must not
/// have them, or lints would take it for the user's code.
pub(crate) fn projection(ty: &Type) -> TokenStream {
    quote!(<#ty as __s::types::ColumnType>::TYPE)
}

fn settings(column: &Column, deleted: Option<ColumnIndex>) -> Vec<TokenStream> {
    let options = &column.options;
    let mut settings = vec![super::text("comment", &column.comment)];
    if options.size != Size::Unset {
        let size = size(options.size);
        settings.push(quote!(size: #size,));
    }
    if let Some(default) = &options.default {
        let value = default_value(&default.value);
        settings.push(quote!(default: #value,));
    }
    if let Some(generated) = &column.generated {
        let expr = generated.expr.emit(deleted);
        settings.push(quote!(generated: ::core::option::Option::Some(&#expr),));
    }
    if column.key.is_some_and(|key| key.is_identity) {
        settings.push(quote!(is_identity: true,));
    }
    if let Some(role) = column.audit_role() {
        let role = variant(&quote!(def::AuditRole), &role);
        settings.push(quote!(role: ::core::option::Option::Some(#role),));
    }
    if options.sensitivity != Sensitivity::None {
        let sensitivity = sensitivity(options.sensitivity);
        settings.push(quote!(sensitivity: #sensitivity,));
    }
    if let Some(array) = &options.array {
        settings.push(super::text("array_reason", &array.reason));
    }
    if let Some(store) = options.store {
        let store = variant(&quote!(storage::StoreAs), &store);
        settings.push(quote!(store: ::core::option::Option::Some(#store),));
    }
    settings.push(super::list(
        "overrides",
        options.overrides.iter().map(|(dialect, sql)| {
            let dialect = variant(&quote!(dialect::Dialect), dialect);
            quote!(__s::def::TypeOverride { dialect: #dialect, sql: #sql })
        }),
    ));
    settings.push(super::list("was", options.was.iter().map(ToTokens::to_token_stream)));
    settings
}

/// A `Sensitivity`.
pub(crate) fn sensitivity(sensitivity: Sensitivity) -> TokenStream {
    variant(&quote!(def::Sensitivity), &sensitivity)
}

/// A `Size`.
pub(crate) fn size(size: Size) -> TokenStream {
    match size {
        Size::Unset => quote!(__s::def::Size::Unset),
        Size::Length(length) => {
            let length = Literal::u32_unsuffixed(length);
            quote!(__s::def::Size::Length(#length))
        }
        Size::Unbounded => quote!(__s::def::Size::Unbounded),
        Size::Decimal { precision, scale } => {
            let (precision, scale) = (Literal::u8_unsuffixed(precision), Literal::u8_unsuffixed(scale));
            quote!(__s::def::Size::Decimal { precision: #precision, scale: #scale })
        }
    }
}

fn default_value(value: &DefaultValue) -> TokenStream {
    match value {
        DefaultValue::OfType => quote!(__s::def::DefaultDef::OfType),
        DefaultValue::Constant(constant) => {
            let literal = constant.emit();
            quote!(__s::def::DefaultDef::Literal(#literal))
        }
        DefaultValue::Variant(variant) => quote!(__s::def::DefaultDef::Variant(#variant)),
        DefaultValue::Now => quote!(__s::def::DefaultDef::Now),
        DefaultValue::Uuid => quote!(__s::def::DefaultDef::Uuid),
        DefaultValue::Expr(node) => {
            let node = node.emit(None);
            quote!(__s::def::DefaultDef::Expr(&#node))
        }
    }
}

/// Whether the type is written `Option<…>`: a typed JSON column's own type is not asked.
pub(crate) fn is_option(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_option(&group.elem),
        Type::Paren(paren) => is_option(&paren.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|segment| {
            segment.ident == "Option" && matches!(segment.arguments, PathArguments::AngleBracketed(_))
        }),
        _ => false,
    }
}

/// The place of the column's name.
pub(super) fn place(column: &Column) -> Span {
    column.ident.span()
}
