//! Definition → const data, and the calls of the checks that only const evaluation can answer.
//!
//! The expansion names the library once, as `__s`; nothing else is imported, so no type of the user
//! can be shadowed.

mod literal;
mod pack;
mod places;
mod ty;
mod verify;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use schema_as_code_core::def::EntityDef;
pub(crate) use ty::{projection, sensitivity, size};

use crate::{
    ast::{Column, Entity},
    define::{Definition, is_option},
    diagnostic::Faults,
    tokens::text_of,
};

/// The implementations for `entity`, its checks, and the faults.
pub(crate) fn entity(entity: &Entity, definition: &Definition, faults: &Faults) -> TokenStream {
    let (library, ident) = (&entity.library, &entity.ident);
    let name = text_of(ident);
    let (packed, unpacked) = (packed(entity, definition.entity), unpacked(definition.entity));
    let verification = verify::verification(entity, definition, faults);
    let places = places::places(entity, definition);
    quote! {
        #faults
        #[allow(clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl __s::def::Entity for #ident {
                const ID: __s::def::EntityId = __s::def::EntityId::of(::core::module_path!(), #name);
                const DEF: &'static __s::def::EntityDef = #unpacked;
                const PACKED: __s::pack::Packed = #packed;
            }
            #places
            #verification
        };
    }
}

/// The implementation for an item that describes no table: it spares the reader errors that follow
/// from the first.
pub(crate) fn fallback(library: &TokenStream, input: &syn::DeriveInput, faults: &Faults) -> TokenStream {
    let ident = &input.ident;
    let name = text_of(ident);
    let (implemented, arguments, clause) = input.generics.split_for_impl();
    quote! {
        #faults
        #[allow(clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #implemented __s::def::Entity for #ident #arguments #clause {
                const ID: __s::def::EntityId = __s::def::EntityId::of(::core::module_path!(), #name);
                const DEF: &'static __s::def::EntityDef =
                    &__s::def::EntityDef { id: Self::ID, name: #name, ..__s::def::EntityDef::EMPTY };
            }
        };
    }
}

/// `Unpacked::<Self, …>::DEF`, with the lengths of the definition's lists.
fn unpacked(entity: &EntityDef) -> TokenStream {
    let lengths = [
        entity.columns.len(),
        entity.relations.len(),
        entity.uniques.len(),
        entity.indexes.len(),
        entity.indexes.iter().map(|index| index.parts.len()).sum(),
        entity.checks.len(),
        entity.dependencies.len(),
        entity.features.len(),
    ];
    let lengths = lengths.map(Literal::usize_unsuffixed);
    quote!(__s::pack::Unpacked::<Self, #(#lengths),*>::DEF)
}

/// The packed form of the definition, with the types and the targets that only rustc knows.
fn packed(entity: &Entity, definition: &EntityDef) -> TokenStream {
    let pools = pack::pack(definition);
    let texts = literal::list(&pools.texts);
    let positions = literal::list(pools.positions.iter().map(|list| literal::positions(list)));
    let (parts, code) = (Literal::byte_string(&pools.parts), Literal::byte_string(&pools.code));
    let types = literal::list(entity.columns.iter().map(type_of));
    let targets = literal::list(entity.relations.iter().map(|relation| {
        let target = &relation.target;
        quote!(<#target as __s::def::Entity>::ID)
    }));
    let rest = literal::rest(definition, &pools);
    quote!((::core::module_path!(), #texts, #positions, #parts, #code, #types, #targets, #rest))
}

/// The `TypeDef` of a column. Of a typed JSON column the Rust type is not asked.
fn type_of(column: &Column) -> TokenStream {
    let ty = &column.ty;
    match (column.options.json, &column.options.array) {
        (Some(_), _) if is_option(ty) => {
            quote!(&__s::types::TypeDef::new(__s::types::LogicalType::Json).nullable())
        }
        (Some(_), _) => quote!(&__s::types::TypeDef::new(__s::types::LogicalType::Json)),
        (None, Some(_)) => quote!(&<#ty as __s::types::ArrayType>::TYPE),
        (None, None) => projection(ty, "TYPE_REF"),
    }
}

/// A position.
fn number(index: u16) -> TokenStream {
    Literal::u16_unsuffixed(index).to_token_stream()
}

/// `__s::def::Action::Cascade` for the variant without fields `value` of the enum at `path`.
pub(crate) fn variant(path: &TokenStream, value: &impl std::fmt::Debug) -> TokenStream {
    let name = format_ident!("{value:?}");
    quote!(__s::#path::#name)
}
