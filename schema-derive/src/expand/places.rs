//! The map from the sites of an entity to places in the source: what a fault found in the schema underlines.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use schema_as_code_core::{
    def::Site,
    storage::{Driver, is_always_storable},
};

use crate::{ast::Entity, define::Definition, tokens::Extent};

/// The implementation that fails with a fault of the schema, at its place.
pub(super) fn places(entity: &Entity, definition: &Definition) -> TokenStream {
    let reports = sites(entity, definition).into_iter().map(|(site, at)| {
        let code = Literal::u32_unsuffixed(site.code());
        report("report", at, &quote!(, #code))
    });
    let otherwise = report("report_any", entity.ident.span().into(), &TokenStream::new());
    let ident = &entity.ident;
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__F: __s::check::Numbered> __s::check::Placed<__F> for #ident {
            const FAULT: () = {
                let __shown = __s::check::shown::<__F, Self>();
                #(#reports;)*
                #otherwise
            };
        }
    }
}

fn report(name: &str, at: Extent, code: &TokenStream) -> TokenStream {
    let name = Ident::new(name, at.first);
    let path = quote_spanned!(at.first=> __s::check::#name);
    // A name of a local variable means another one with the span of a macro that makes the entity.
    let shown = quote!(__shown);
    let arguments = quote_spanned!(at.last=> (#shown #code));
    quote!(#path #arguments)
}

/// Every site to which a fault of the schema can point. Each costs the compiler a call to check.
fn sites(entity: &Entity, definition: &Definition) -> Vec<(Site, Extent)> {
    fn each<T>(
        items: &[T],
        site: fn(u16) -> Site,
        at: fn(&T) -> Extent,
    ) -> impl Iterator<Item = (Site, Extent)> {
        (0..).zip(items).map(move |(position, item)| (site(position), at(item)))
    }
    (0..)
        .zip(&entity.columns)
        .filter(|(index, _)| !is_plain(definition, *index))
        .map(|(index, column)| (Site::Column(index), column.ident.span().into()))
        .chain(each(&entity.relations, Site::Relation, |relation| relation.extent))
        .chain(each(&entity.uniques, Site::Unique, |unique| unique.extent))
        .chain(each(&entity.indexes, Site::Index, |index| index.extent))
        .chain(each(&entity.checks, Site::Check, |check| check.extent))
        .collect()
}

/// Whether nothing can be wrong with the column that depends on the schema: it is stored as its type is, on every
/// target, and plays no part but in the constraints, which have places of their own.
fn is_plain(definition: &Definition, index: u16) -> bool {
    let column = definition.entity.column(index);
    let ty = definition.predicted[usize::from(index)];
    let is_storable =
        ty.is_some_and(|ty| Driver::ALL.into_iter().all(|driver| is_always_storable(ty, driver)));
    is_storable
        && column.store.is_none()
        && column.generated.is_none()
        && column.role.is_none()
        && !definition.entity.key.contains(&index)
}
