//! Types, and what they carry.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use schema_as_code_core::def::{Sensitivity, Size};
use syn::Type;

use super::variant;

/// `<T as ColumnType>::item`. rustc underlines the type, whose tokens keep their spans; the rest must not
/// have them, or lints would take it for the user's code.
pub(crate) fn projection(ty: &Type, item: &str) -> TokenStream {
    let item = format_ident!("{item}");
    quote!(<#ty as __s::types::ColumnType>::#item)
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
