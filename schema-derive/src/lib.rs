//! The derive macros of `schema-as-code`.
//!
//! A macro reads attributes into an intermediate form, checks it against the rules, and expands it
//! to const data. Everything behind the entry points works on `proc_macro2` tokens, so that tests can
//! call it.

mod ast;
mod check;
mod diagnostic;
mod expand;
mod expr;
mod meta;
mod naming;
mod parse;
mod scope;
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
        determines,
        audit,
        snapshot,
        denormalized,
        waive
    )
)]
pub fn entity(input: TokenStream) -> TokenStream {
    expand_entity(input.into()).into()
}

/// parse → check → expand.
fn expand_entity(input: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    let input: syn::DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut faults = diagnostic::Faults::default();
    let (library, parsed) = parse::entity(&input, &mut faults);
    let Some(entity) = parsed else { return expand::fallback(&library, &input, &faults) };
    check::entity(&entity, &mut faults);
    expand::entity(&entity, &faults)
}
