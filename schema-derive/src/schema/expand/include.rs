//! Schemas of schemas: the merged list, and the checks of what comes with it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::{Database, Listed, checked};
use crate::tokens::Extent;

/// The constants behind the list of entities, and the list: what is listed, and what is included.
pub(super) fn list(database: &Database) -> (TokenStream, TokenStream) {
    let Database { ident, entities, includes, .. } = database;
    let listed = entities.iter().map(|listed| checked(listed, ident, "ENTITY"));
    let listed = quote!(&[#(#listed),*]);
    if includes.is_empty() {
        return (TokenStream::new(), listed);
    }
    let schemas = includes.iter().map(|included| of_schema(included, ident, "SCHEMA"));
    let merged = quote! {
        const __LISTED: &[&__s::def::EntityDef] = #listed;
        const __INCLUDES: &[&__s::def::SchemaDef] = &[#(#schemas),*];
        const __MOST: usize = __s::check::merged_most(__LISTED, __INCLUDES);
        const __MERGED: &__s::check::Merged<__MOST> =
            &__s::check::merged::<__MOST, { __s::check::buckets(__MOST) }>(__LISTED, __INCLUDES);
    };
    (merged, quote!(__MERGED.entities()))
}

/// What a schema that includes this one must know: where the faults of the entities are shown.
///
/// A fault is one entity's, and passes where it is asked of another. The types are reached through this schema's own
/// checks: what is no entity is reported once.
pub(super) fn included_by(database: &Database) -> TokenStream {
    let Database { ident, entities, includes, .. } = database;
    let shown = |this: TokenStream, extent: Extent, through: &str| {
        let Extent { first, last } = extent;
        let (open, through) = (quote_spanned!(first=> <), Ident::new(through, last));
        // A name of a parameter means another one with the span of a macro that makes the schema.
        let (schema, number) = (quote!(__S), quote!(__NUMBER));
        let slot = quote_spanned!(last=> as __s::check::#through<#schema>>::Slot<#number>);
        let close = quote_spanned!(last=> as __s::check::Placed);
        let fault = quote_spanned!(last=> ::FAULT);
        quote!(#open #open #this #slot #close<#this>> #fault)
    };
    let of_entities =
        entities.iter().map(|listed| shown(checked(listed, ident, "This"), listed.extent, "Checked"));
    let of_includes = includes
        .iter()
        .map(|included| shown(of_schema(included, ident, "This"), included.extent, "Included"));
    let faults = of_entities.chain(of_includes);
    let count = Literal::usize_unsuffixed(entities.len() + includes.len());
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__S: __s::check::Indexed, const __NUMBER: usize> __s::check::Placed<#ident>
            for __s::check::Slot<__S, __NUMBER>
        {
            const FAULT: () = { let _: [(); #count] = [#(#faults),*]; };
        }
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__S: __s::check::Indexed> __s::check::Included<__S> for #ident {
            type Slot<const __NUMBER: usize> = __s::check::Slot<__S, __NUMBER>;
            type This = Self;
        }
    }
}

/// `<Catalog as Included<Shop>>::item`, all of it where the list names `Catalog`.
pub(super) fn of_schema(included: &Listed, schema: &Ident, item: &str) -> TokenStream {
    let Listed { path, extent, .. } = included;
    let open = quote_spanned!(extent.first=> <);
    let item = Ident::new(item, extent.last);
    let mut schema = schema.clone();
    schema.set_span(schema.span().located_at(extent.last));
    let close = quote_spanned!(extent.last=> as __s::check::Included<#schema>>::#item);
    quote!(#open #path #close)
}
