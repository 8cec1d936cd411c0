//! The entities of a schema: those that it lists, and those of schemas that it includes.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{Database, entity, schema};
use crate::tokens::Extent;

/// The lists of entities, packed and defined, and the search for faults in them.
///
/// The definitions stand in the arm of a `match`: what a constant surely evaluates is promoted to a constant of its own,
/// which a lint evaluates.
pub(super) fn lists(database: &Database) -> TokenStream {
    let Database { entities, includes, .. } = database;
    let own = Literal::usize_unsuffixed(entities.len());
    let listed = entities.iter().map(entity);
    let packed = listed.clone().map(|entity| quote!(<#entity as __s::def::Entity>::PACKED));
    let definitions = listed.map(|entity| quote!(__s::check::definition::<#entity>()));
    let schemas = includes.iter().map(schema);
    let included: Vec<TokenStream> =
        schemas.map(|schema| quote!(<#schema as __s::check::Indexed>::PACKED)).collect();
    let packed = if included.is_empty() {
        quote!(&[#(#packed),*])
    } else {
        quote!(&__s::check::joined::<{ #own #(+ #included.len())* }>(&[#(#packed),*], &[#(#included),*]))
    };
    let count = quote!(<Self as __s::check::Indexed>::PACKED);
    // Schemas that include each other make a cycle of these constants, which rustc shows where they are declared.
    let at = includes
        .first()
        .map_or_else(Span::call_site, |included| Span::call_site().located_at(included.extent.first));
    let declaration = quote_spanned!(at=> const PACKED: &'static [__s::pack::Packed]);
    quote! {
        #declaration = #packed;
        const OWN: usize = #own;
        const LISTED: &'static [&'static __s::def::EntityDef] = match Self::OWN {
            0 => &[],
            _ => &[#(#definitions),*],
        };
        type Search = __s::check::Search<
            Self,
            { __s::check::buckets(#count.len()) },
            { __s::check::buckets(__s::check::packed_name_count(#count)) },
        >;
    }
}

/// What a schema that includes this one must know: where the faults of the entities are shown.
///
/// A fault is one entity's, and passes where it is asked of another.
pub(super) fn placed(database: &Database) -> TokenStream {
    let Database { ident, entities, includes, .. } = database;
    let fault = |this: TokenStream, extent: Extent| {
        let Extent { first, last } = extent;
        let open = quote_spanned!(first=> <);
        // A name of a parameter means another one with the span of a macro that makes the schema.
        let parameter = quote!(__F);
        let close = quote_spanned!(last=> as __s::check::Placed<#parameter>>::FAULT);
        quote!(#open #this #close)
    };
    let of_entities = entities.iter().map(|listed| fault(entity(listed), listed.extent));
    let of_includes = includes.iter().map(|included| fault(schema(included), included.extent));
    let faults = of_entities.chain(of_includes);
    let count = Literal::usize_unsuffixed(entities.len() + includes.len());
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__F: __s::check::Numbered> __s::check::Placed<__F> for #ident {
            const FAULT: () = { let _: [(); #count] = [#(#faults),*]; };
        }
    }
}
