//! Intermediate form → const data.
//!
//! The expansion names the library once, as `__s`; nothing else is imported, so no type of the user
//! can be shadowed.

mod column;
mod constraint;
mod features;
mod verify;

pub(crate) use column::{is_option, projection, sensitivity, size};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::{ast::Entity, diagnostic::Faults, tokens::text_of};

/// The implementation for `entity`, its checks, and the faults.
pub(crate) fn entity(entity: &Entity, faults: &Faults) -> TokenStream {
    let definition = definition(entity, faults);
    let verification = verify::verification(entity, faults);
    wrap(&entity.library, &entity.ident, &definition, &verification, faults)
}

/// The implementation for an item that describes no table: it spares the reader errors that follow
/// from the first.
pub(crate) fn fallback(library: &TokenStream, input: &syn::DeriveInput, faults: &Faults) -> TokenStream {
    let ident = &input.ident;
    let name = text_of(ident);
    let (implemented, arguments, clause) = input.generics.split_for_impl();
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications)]
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

fn wrap(
    library: &TokenStream,
    ident: &Ident,
    definition: &TokenStream,
    verification: &TokenStream,
    faults: &Faults,
) -> TokenStream {
    let name = text_of(ident);
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl __s::def::Entity for #ident {
                const ID: __s::def::EntityId = __s::def::EntityId::of(::core::module_path!(), #name);
                const DEF: &'static __s::def::EntityDef = &__s::def::EntityDef {
                    id: Self::ID,
                    name: #name,
                    module: ::core::module_path!(),
                    #definition
                    ..__s::def::EntityDef::EMPTY
                };
            }
            #verification
        };
    }
}

fn definition(entity: &Entity, faults: &Faults) -> TokenStream {
    let table = &entity.table.value;
    let deleted = entity.deleted_column();
    let columns = entity.columns.iter().map(|column| column::column(column, deleted));
    let key = entity.key();
    let optional = [
        text("singular", entity.singular.as_deref().unwrap_or_default()),
        text("comment", &entity.comment),
        optional_text("namespace", entity.namespace.as_ref().map(|name| &name.value)),
        list("key", key.iter().map(|index| number(*index))),
        list("relations", entity.relations.iter().map(constraint::relation)),
        list("uniques", entity.uniques.iter().map(|unique| constraint::unique(unique, deleted))),
        list("indexes", entity.indexes.iter().map(|index| constraint::index(index, deleted))),
        list("checks", entity.checks.iter().map(|check| constraint::check(check, deleted))),
        search(entity),
        audit(entity),
        list("dependencies", entity.dependencies.iter().map(constraint::dependency)),
        entity.no_dependencies.map(|_| quote!(has_no_dependencies: true,)).unwrap_or_default(),
        list("copies", entity.copies.iter().map(constraint::copy)),
        entity
            .normal_form
            .map(|form| {
                let form = variant(&quote!(def::NormalForm), &form);
                quote!(normal_form: ::core::option::Option::Some(#form),)
            })
            .unwrap_or_default(),
        list("broken_forms", faults.deferred().iter().map(constraint::broken_form)),
        list(
            "waivers",
            entity.waivers.iter().map(|waiver| {
                let (rule, reason) = (waiver.rule, &waiver.reason);
                quote!(__s::def::WaiverDef { rule: #rule, reason: #reason })
            }),
        ),
        list("requirements", entity.requirements.iter().map(|name| name.value.to_token_stream())),
        list("features", features::features(entity)),
    ];
    quote! {
        table: #table,
        columns: &[#(#columns),*],
        #(#optional)*
    }
}

fn search(entity: &Entity) -> TokenStream {
    let Some(search) = &entity.search else { return TokenStream::new() };
    let language = search.language;
    let columns = search.columns.iter().map(|(column, weight)| {
        let (column, weight) = (number(column.index), variant(&quote!(def::SearchWeight), weight));
        quote!(__s::def::SearchedColumn { column: #column, weight: #weight })
    });
    quote! {
        search: ::core::option::Option::Some(__s::def::SearchDef {
            columns: &[#(#columns),*],
            language: #language,
        }),
    }
}

fn audit(entity: &Entity) -> TokenStream {
    let audit = &entity.audit;
    let flag = |name: &str, said: bool| {
        let name = format_ident!("{name}");
        if said { quote!(#name: true,) } else { TokenStream::new() }
    };
    let log = audit.log.as_ref().map(|log| {
        let except = log.except.iter().map(|column| number(column.index));
        quote!(log: ::core::option::Option::Some(__s::def::AuditLogDef { except: &[#(#except),*] }),)
    });
    let parts = [
        flag("timestamps", audit.timestamps.is_some()),
        flag("soft_delete", audit.soft_delete.is_some()),
        flag("live_view", audit.has_live_view),
        flag("actor", audit.actor.is_some()),
        flag("version", audit.version.is_some()),
        log.unwrap_or_default(),
    ];
    if parts.iter().all(TokenStream::is_empty) {
        return TokenStream::new();
    }
    quote!(audit: __s::def::AuditDef { #(#parts)* ..__s::def::AuditDef::NONE },)
}

/// `name: "value",`, or nothing for an empty text.
fn text(name: &str, value: &str) -> TokenStream {
    let name = format_ident!("{name}");
    if value.is_empty() { TokenStream::new() } else { quote!(#name: #value,) }
}

/// `name: Some("value"),`, or nothing.
fn optional_text(name: &str, value: Option<&String>) -> TokenStream {
    let name = format_ident!("{name}");
    value.map(|value| quote!(#name: ::core::option::Option::Some(#value),)).unwrap_or_default()
}

/// `name: &[…],`, or nothing for an empty list.
fn list(name: &str, elements: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = format_ident!("{name}");
    let elements: Vec<TokenStream> = elements.collect();
    if elements.is_empty() { TokenStream::new() } else { quote!(#name: &[#(#elements),*],) }
}

/// A position.
fn number(index: u16) -> TokenStream {
    proc_macro2::Literal::u16_unsuffixed(index).to_token_stream()
}

/// `__s::def::Action::Cascade` for the variant without fields `value` of the enum at `path`.
pub(crate) fn variant(path: &TokenStream, value: &impl std::fmt::Debug) -> TokenStream {
    let name = format_ident!("{value:?}");
    quote!(__s::#path::#name)
}

/// `T { a: 1, ..base }`, or `base` when nothing is set.
fn update(name: &TokenStream, fields: &[TokenStream], base: &TokenStream) -> TokenStream {
    if fields.iter().all(TokenStream::is_empty) {
        return base.clone();
    }
    quote!(#name { #(#fields)* ..#base })
}
