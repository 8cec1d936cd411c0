//! Tests of whole expansions.

mod access;
mod fuzz;
mod grammar;
mod messages;
mod normal_form;
mod stored;

use proc_macro2::TokenStream;

/// The messages of an entity, in the order in which they are emitted.
fn faults(source: &str) -> Vec<String> {
    let input = syn::parse_str(source).expect("the source is a Rust item");
    let mut faults = crate::diagnostic::Faults::default();
    if let (_, Some(entity)) = crate::parse::entity(&input, &mut faults) {
        crate::check::entity(&entity, &mut faults);
    }
    faults.texts()
}

/// Asserts that the entity breaks nothing.
fn passes(source: &str) {
    assert_eq!(faults(source), Vec::<String>::new(), "{source}");
}

/// Asserts that the entity breaks one rule, with this message.
fn refuses(source: &str, message: &str) {
    assert_eq!(faults(source), [message], "{source}");
}

/// The definition of an entity, with the types of the fields as they are written.
fn definition(source: &str) -> &'static schema_as_code_core::def::EntityDef {
    let input = syn::parse_str(source).expect("the source is a Rust item");
    let mut faults = crate::diagnostic::Faults::default();
    let (_, entity) = crate::parse::entity(&input, &mut faults);
    crate::define::definition(&entity.expect("the item is an entity"), &faults).entity
}

/// The expansion of an entity.
fn expansion(source: &str) -> String {
    let tokens: TokenStream = source.parse().expect("the source lexes");
    crate::expand_with(tokens, crate::expand_entity).to_string()
}
