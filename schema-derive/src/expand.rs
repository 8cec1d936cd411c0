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

use proc_macro2::{Delimiter, TokenStream};
use quote::{format_ident, quote};
use schema_as_code_core::{def::EntityId, outline::outline};
pub(crate) use ty::{projection, sensitivity, size};

use crate::{
    ast::{Column, Entity},
    code::Code,
    define::{Definition, is_option},
    diagnostic::Faults,
    tokens::text_of,
};

/// The implementations for `entity`, its checks, and the faults.
pub(crate) fn entity(entity: &Entity, definition: &Definition, faults: &Faults) -> TokenStream {
    let (library, ident) = (&entity.library, &entity.ident);
    Code::of(|code| {
        code.tokens(faults);
        code.text("#[allow(clippy::absolute_paths, unused_qualifications, unused_imports)] const _: () =");
        code.group(Delimiter::Brace, |code| {
            code.text("use").tokens(library).text("as __s;");
            if unpredicted(entity, definition).next().is_some() {
                // What the other constants need to get along with types that cannot be stored.
                code.text("use __s::types::Unknown as _;");
            }
            code.text("#[automatically_derived] #[diagnostic::do_not_recommend]");
            code.text("impl __s::def::Entity for").tokens(ident).group(Delimiter::Brace, |code| {
                code.text(
                    "const ID: __s::def::EntityId = __s::def::EntityId::within(::core::module_path!(),",
                );
                write!(code, "{});", EntityId::name_hash(&text_of(ident)));
                packed(entity, definition, code);
                code.text("type This = Self;");
            });
            places::places(entity, definition, code);
            let checks = verify::checks(entity, definition, faults);
            checks.constants(code);
            // These two share the body: the second asks nothing where the first refuses.
            storable(entity, definition, code);
            checks.prediction(code);
        });
        code.text(";");
    })
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
            }
        };
    }
}

/// The packed form of the definition, with the types and the targets that only rustc knows.
fn packed(entity: &Entity, definition: &Definition, code: &mut Code) {
    let def = definition.entity;
    let pools = pack::pack(def, &definition.types);
    code.text("const PACKED: __s::pack::Packed =").group(Delimiter::Parenthesis, |code| {
        let outline = outline(def, |column| definition.is_predicted(column), &definition.types);
        code.text("Self::ID.0,").text(&literal::outline(&outline));
        let types = definition.columns_of_types.iter();
        let types =
            types.filter_map(|first| Some((entity.columns.get(*first)?, definition.predicted[*first])));
        code.text(", &").list(types, |code, (column, predicted)| type_of(column, predicted.is_some(), code));
        code.text(", &").list(&entity.relations, |code, relation| {
            code.text("<").tokens(&relation.target).text("as __s::def::Entity>::ID.0");
        });
        code.text(", ::core::module_path!(),").string(&pools.text_of_all());
        code.text(",").bytes(&pools.bytes());
        code.text(",").text(&literal::rest(def, &pools));
    });
    code.text(";");
}

/// The type of a column. Of a typed JSON column the Rust type is not asked.
fn type_of(column: &Column, is_predicted: bool, code: &mut Code) {
    let ty = &column.ty;
    match (column.options.json, &column.options.array) {
        (Some(_), _) if is_option(ty) => code.text("__s::types::Typed::NULLABLE_JSON"),
        (Some(_), _) => code.text("__s::types::Typed::JSON"),
        (None, Some(_)) => code.text("__s::types::ArrayProbe::<").tokens(ty).text(">::TYPED"),
        (None, None) if is_predicted => code.text("<").tokens(ty).text("as __s::types::ColumnType>::TYPED"),
        (None, None) => code.text("__s::types::Probe::<").tokens(ty).text(">::TYPED"),
    };
}

/// The first columns of types that are not predicted.
fn unpredicted<'a>(entity: &'a Entity, definition: &'a Definition) -> impl Iterator<Item = &'a Column> {
    let firsts = definition.columns_of_types.iter();
    let firsts = firsts.filter(|first| definition.predicted[**first].is_none());
    firsts.filter_map(|first| entity.columns.get(*first))
}

/// Refuses types that cannot be stored.
fn storable(entity: &Entity, definition: &Definition, code: &mut Code) {
    for column in unpredicted(entity, definition) {
        let of = if column.options.array.is_some() { "ArrayType" } else { "ColumnType" };
        code.text("let _ = <").tokens(&column.ty);
        write!(code, "as __s::types::{of}>::TYPED;");
    }
}

/// `__s::def::Action::Cascade` for the variant without fields `value` of the enum at `path`.
pub(crate) fn variant(path: &TokenStream, value: &impl std::fmt::Debug) -> TokenStream {
    let name = format_ident!("{value:?}");
    quote!(__s::#path::#name)
}
