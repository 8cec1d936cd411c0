//! Schemas of schemas: the merged list, and the checks of what comes with it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};

use super::{Database, Listed, checked};
use crate::tokens::Extent;

/// The constant with the entities: what is listed, and what is included.
pub(super) fn list(database: &Database) -> TokenStream {
    let Database { ident, entities, includes, .. } = database;
    let listed = entities.iter().map(|listed| checked(listed, ident, "ENTITY"));
    let listed = quote!(&[#(#listed),*]);
    if includes.is_empty() {
        return quote!(const __ENTITIES: &[&__s::def::EntityDef] = #listed;);
    }
    let schemas = includes.iter().map(|included| of_schema(included, ident, "SCHEMA"));
    quote! {
        const __LISTED: &[&__s::def::EntityDef] = #listed;
        const __INCLUDES: &[&__s::def::SchemaDef] = &[#(#schemas),*];
        const __MOST: usize = __s::check::merged_most(__LISTED, __INCLUDES);
        const __MERGED: &__s::check::Merged<__MOST> =
            &__s::check::merged::<__MOST, { __s::check::buckets(__MOST) }>(__LISTED, __INCLUDES);
        const __ENTITIES: &[&__s::def::EntityDef] = __MERGED.entities();
    }
}

/// The constant with what is wrong with what is included.
pub(super) fn found(database: &Database) -> TokenStream {
    let Database { ident, includes, .. } = database;
    if includes.is_empty() {
        return TokenStream::new();
    }
    let listed = includes.iter().map(|included| of_schema(included, ident, "LISTED"));
    quote! {
        const INCLUDED: &'static __s::check::IncludedFaults = &__s::check::first_faults(
            <Self as __s::def::Schema>::DEF,
            <Self as __s::check::Indexed>::INDEX,
            __LISTED.len(),
            &[#(#listed),*],
        );
    }
}

/// The constants that force the checks of what is included, each fault by its number.
pub(super) fn included(included: &Listed, schema: &Ident) -> TokenStream {
    let this = of_schema(included, schema, "This");
    let Extent { first, last } = included.extent;
    let forced = [0, 1, 2].map(|number| {
        let number = Literal::usize_unsuffixed(number);
        let open = quote_spanned!(first=> <);
        let number = quote_spanned!(last=> { __s::check::SLOTS + #number });
        let close = quote_spanned!(last=> as __s::check::Reported<#schema, #number>>::FAULT);
        quote!(const _: () = #open #this #close;)
    });
    quote!(#(#forced)*)
}

/// What a schema that includes this one must know: what is wrong with the entities there, and where it is said.
///
/// The types are reached through this schema's own checks: what is no entity is reported once.
pub(super) fn included_by(database: &Database) -> TokenStream {
    let Database { ident, entities, includes, .. } = database;
    let through = |this: TokenStream, extent: Extent, of: TokenStream| {
        let open = quote_spanned!(extent.first=> <);
        let of: TokenStream = of
            .into_iter()
            .map(|mut token| {
                token.set_span(extent.last);
                token
            })
            .collect();
        let close = quote_spanned!(extent.last=> as __s::check::#of);
        quote!(#open #this #close)
    };
    let found = entities.iter().map(|listed| {
        through(checked(listed, ident, "This"), listed.extent, quote!(Checked < __S >> ::FOUND))
    });
    let listed = includes.iter().map(|included| {
        through(of_schema(included, ident, "This"), included.extent, quote!(Included < __S >> ::LISTED))
    });
    let faults = entities
        .iter()
        .map(|listed| {
            (checked(listed, ident, "This"), listed.extent, quote!(Numbered < __S, __NUMBER >> ::FAULT))
        })
        .chain(includes.iter().map(|included| {
            let this = of_schema(included, ident, "This");
            (this, included.extent, quote!(Reported < __S, __NUMBER >> ::FAULT))
        }))
        .map(|(this, extent, of)| through(this, extent, of));
    let count = Literal::usize_unsuffixed(entities.len() + includes.len());
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__S: __s::check::Indexed> __s::check::Included<__S> for #ident {
            type This = Self;
            const LISTED: &'static __s::check::Listed =
                &__s::check::Listed { entities: &[#(#found),*], includes: &[#(#listed),*] };
        }
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__S: __s::check::Indexed, const __NUMBER: usize> __s::check::Reported<__S, __NUMBER> for #ident {
            const FAULT: () = { let _: [(); #count] = [#(#faults),*]; };
        }
    }
}

/// `<Catalog as Included<Shop>>::item`, all of it where the list names `Catalog`.
fn of_schema(included: &Listed, schema: &Ident, item: &str) -> TokenStream {
    let Listed { path, extent, .. } = included;
    let open = quote_spanned!(extent.first=> <);
    let item = Ident::new(item, extent.last);
    let mut schema = schema.clone();
    schema.set_span(schema.span().located_at(extent.last));
    let close = quote_spanned!(extent.last=> as __s::check::Included<#schema>>::#item);
    quote!(#open #path #close)
}
