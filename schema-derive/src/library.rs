//! The path by which generated code reaches the library.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    diagnostic::Diagnostic,
    meta,
    tokens::{Item, Shape},
};

/// The facade, as most applications name it.
pub(crate) fn default_path() -> TokenStream {
    quote!(::schema_as_code)
}

/// `crate = path`.
pub(crate) fn path(item: &Item) -> Result<TokenStream, Diagnostic> {
    let wrong = || meta::wrong_shape(item.extent(), "crate", "crate = ::path::to::library");
    let Shape::Value(_, mut value) = item.shape() else { return Err(wrong()) };
    let (path, ..) = meta::path(&mut value).filter(|_| value.is_empty()).ok_or_else(wrong)?;
    Ok(path)
}
