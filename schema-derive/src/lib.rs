//! The derive macros of `schema-as-code`.

use proc_macro::TokenStream;

/// Describes a table.
#[proc_macro_derive(Entity)]
pub fn entity(_input: TokenStream) -> TokenStream {
    TokenStream::new()
}
