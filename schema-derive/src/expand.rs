//! Definition → const data, and the calls of the checks that only const evaluation can answer.
//!
//! The expansion names the library once, as `__s`; nothing else is imported, so no type of the user
//! can be shadowed.

mod literal;
mod node;
mod pack;
mod places;
mod ty;
mod verify;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use schema_as_code_core::outline::outline;
pub(crate) use ty::{projection, sensitivity, size};

use pack::Lengths;

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
    let (verification, assumed) = verify::verification(entity, definition, faults);
    let (packed, unpacked) = packed(entity, definition, &assumed);
    let (storable, places) = (storable(entity, definition), places::places(entity, definition));
    quote! {
        #faults
        #[allow(clippy::absolute_paths, unused_qualifications, unused_imports)]
        const _: () = {
            use #library as __s;
            #storable
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl __s::def::Entity for #ident {
                const ID: __s::def::EntityId = __s::def::EntityId::of(::core::module_path!(), #name);
                const PACKED: __s::pack::Packed = #packed;
                type This = Self;
                type Unpacked = #unpacked;
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
                type This = Self;
                type Unpacked = ();
            }
        };
    }
}

/// The packed form of the definition, with the types and the targets that only rustc knows and what the checks assume;
/// and what unpacks it: `Unpacked<Self, …>`, with the lengths of the definition's lists.
fn packed(entity: &Entity, definition: &Definition, assumed: &[u8]) -> (TokenStream, TokenStream) {
    let def = definition.entity;
    let pools = pack::pack(def);
    let Lengths { texts, positions, lists, nodes, generations } = pools.lengths();
    let lengths = [
        def.columns.len(),
        def.relations.len(),
        def.uniques.len(),
        def.indexes.len(),
        def.indexes.iter().map(|index| index.parts.len()).sum(),
        def.checks.len(),
        def.dependencies.len(),
        def.features.len(),
        texts,
        positions,
        lists,
        nodes,
        generations,
    ];
    let lengths = lengths.map(Literal::usize_unsuffixed);
    let outline =
        literal::outline(&outline(def, |column| definition.is_predicted(column), &definition.types));
    let (text, bytes, assumed) = (
        pools.text_of_all(),
        Literal::byte_string(&pools.bytes(&definition.types)),
        Literal::byte_string(assumed),
    );
    let types = definition.columns_of_types.iter().filter_map(|first| {
        Some(type_of(entity.columns.get(*first)?, definition.predicted[*first].is_some()))
    });
    let types = literal::list(types);
    let targets = literal::list(entity.relations.iter().map(|relation| {
        let target = &relation.target;
        quote!(<#target as __s::def::Entity>::ID.0)
    }));
    let rest = literal::rest(def, &pools);
    let packed = quote! {
        (Self::ID.0, #outline, #types, #targets, ::core::module_path!(), #text, #bytes, #assumed, #rest)
    };
    (packed, quote!(__s::pack::Unpacked<Self, #(#lengths),*>))
}

/// The type of a column. Of a typed JSON column the Rust type is not asked.
fn type_of(column: &Column, is_predicted: bool) -> TokenStream {
    let ty = &column.ty;
    match (column.options.json, &column.options.array) {
        (Some(_), _) if is_option(ty) => quote!(__s::types::Typed::NULLABLE_JSON),
        (Some(_), _) => quote!(__s::types::Typed::JSON),
        (None, Some(_)) => quote!(__s::types::ArrayProbe::<#ty>::TYPED),
        (None, None) if is_predicted => projection(ty, "TYPED"),
        (None, None) => quote!(__s::types::Probe::<#ty>::TYPED),
    }
}

/// The constant that refuses types that cannot be stored, and what the other constants need to get along with them.
fn storable(entity: &Entity, definition: &Definition) -> TokenStream {
    let firsts = definition.columns_of_types.iter();
    let unpredicted = firsts.filter(|first| definition.predicted[**first].is_none());
    let mut types = unpredicted.filter_map(|first| entity.columns.get(*first)).peekable();
    if types.peek().is_none() {
        return TokenStream::new();
    }
    let types = types.map(|column| {
        let ty = &column.ty;
        match column.options.array {
            Some(_) => quote!(<#ty as __s::types::ArrayType>::TYPED),
            None => projection(ty, "TYPED"),
        }
    });
    quote! {
        use __s::types::Unknown as _;
        const _: () = { #(let _ = #types;)* };
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
