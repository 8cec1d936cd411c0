//! A derive that accepts the attributes of other libraries and makes nothing: their names are read from the
//! attributes alone, and the libraries take long to build. Beside the real derives: `tests/drivers`.

use proc_macro::TokenStream;

/// Accepts `#[sqlx]`, `#[diesel]`, `#[sea_orm]` and `#[postgres]`.
#[proc_macro_derive(Foreign, attributes(sqlx, diesel, sea_orm, postgres))]
pub fn foreign(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
