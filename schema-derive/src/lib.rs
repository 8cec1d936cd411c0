//! The derive macros of `schema-as-code`.
//!
//! A macro reads attributes into an intermediate form, checks it against the rules, and expands it
//! to const data. Everything behind the entry points works on `proc_macro2` tokens, so that tests can
//! call it.

mod ast;
mod check;
mod diagnostic;
mod enumeration;
mod expand;
mod expr;
mod library;
mod meta;
mod naming;
mod newtype;
mod parse;
mod schema;
mod scope;
#[cfg(test)]
mod tests;
mod tokens;

use proc_macro::TokenStream;

/// Describes a table.
#[proc_macro_derive(
    Entity,
    attributes(
        entity,
        key,
        column,
        relation,
        index,
        unique,
        check,
        generated,
        determines,
        audit,
        snapshot,
        denormalized,
        waive
    )
)]
pub fn entity(input: TokenStream) -> TokenStream {
    expand_with(input.into(), expand_entity).into()
}

/// Describes a database: its targets, its driver, its conventions and its entities.
///
/// The entities are checked against the whole schema; see `schema_as_code::rules`.
#[proc_macro_derive(Schema, attributes(schema))]
pub fn schema(input: TokenStream) -> TokenStream {
    expand_with(input.into(), schema::expand).into()
}

/// Makes an enum storable: its variants are stored by name.
#[proc_macro_derive(ColumnEnum, attributes(column))]
pub fn column_enum(input: TokenStream) -> TokenStream {
    expand_with(input.into(), enumeration::expand).into()
}

/// Makes a newtype storable as what it holds, or any type as JSON.
#[proc_macro_derive(ColumnType, attributes(column))]
pub fn column_type(input: TokenStream) -> TokenStream {
    expand_with(input.into(), newtype::expand).into()
}

fn expand_with(
    input: proc_macro2::TokenStream,
    expand: fn(&syn::DeriveInput) -> proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    match syn::parse2(input) {
        Ok(input) => expand(&input),
        Err(error) => error.to_compile_error(),
    }
}

/// parse → check → expand.
fn expand_entity(input: &syn::DeriveInput) -> proc_macro2::TokenStream {
    let mut faults = diagnostic::Faults::default();
    let (library, parsed) = parse::entity(input, &mut faults);
    let Some(entity) = parsed else { return expand::fallback(&library, input, &faults) };
    check::entity(&entity, &mut faults);
    expand::entity(&entity, &faults)
}
