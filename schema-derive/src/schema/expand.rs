//! What a schema says → const data, and the constants that force the checks of its entities.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use schema_as_code_core::check::SLOTS;

use super::{Database, Listed, target::Target};
use crate::{diagnostic::Faults, expand::variant, tokens::text_of};

/// The implementation for the struct, the constants that show its faults, and the faults of its attributes.
pub(super) fn database(database: &Database, faults: &Faults) -> TokenStream {
    let Database { ident, library, entities, .. } = database;
    let definition = definition(database);
    let listed = entities.iter().map(|listed| definition_of(listed, ident));
    let count = Literal::usize_unsuffixed(entities.len());
    // Not a constant of its own: rustc would validate every definition once more.
    let entities_of_def = quote!(<#ident as __s::def::Schema>::DEF.entities);
    let shown = shown(database);
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications, long_running_const_eval)]
        const _: () = {
            use #library as __s;
            const __IDS: [u16; __s::check::buckets(#count)] = __s::check::id_table(#entities_of_def);
            const __NAMES: __s::check::NameTable<{ __s::check::buckets(__s::check::name_count(#entities_of_def)) }> =
                __s::check::name_table(#entities_of_def);
            const __CYCLES: [__s::check::CycleStep; #count] = __s::check::cycles(#entities_of_def, &__IDS);
            #[automatically_derived]
            impl __s::def::Schema for #ident {
                const DEF: &'static __s::def::SchemaDef = &__s::def::SchemaDef {
                    #definition
                    entities: &[#(#listed),*],
                    ..__s::def::SchemaDef::EMPTY
                };
            }
            #[automatically_derived]
            impl __s::check::Indexed for #ident {
                const INDEX: &'static __s::check::SchemaIndex =
                    &__s::check::SchemaIndex::new(&__IDS, &__NAMES, &__CYCLES);
                const FAULTS: &'static __s::check::Faults =
                    &__s::check::faults(<Self as __s::def::Schema>::DEF, Self::INDEX);
            }
            #shown
        };
    }
}

/// The implementation for an item that describes no database: it spares the reader errors that
/// follow from the first.
pub(super) fn fallback(library: &TokenStream, input: &syn::DeriveInput, faults: &Faults) -> TokenStream {
    let ident = &input.ident;
    let (implemented, arguments, clause) = input.generics.split_for_impl();
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            impl #implemented __s::def::Schema for #ident #arguments #clause {
                const DEF: &'static __s::def::SchemaDef = &__s::def::SchemaDef::EMPTY;
            }
        };
    }
}

/// `<User as Checked<Shop>>::ENTITY`, all of it where the list names `User`.
fn definition_of(listed: &Listed, schema: &Ident) -> TokenStream {
    let Listed { path, extent, .. } = listed;
    let open = quote_spanned!(extent.first=> <);
    let schema = located(schema, extent.last);
    let close = quote_spanned!(extent.last=> as __s::check::Checked<#schema>>::ENTITY);
    quote!(#open #path #close)
}

/// The constants that show the faults, one a slot.
///
/// Which entity has the fault of a slot is known in const evaluation only, and a constant that is mentioned is
/// evaluated, whether it is reached or not. So it is mentioned in a function of its own, `__show`, which is entered
/// for the entity at fault alone: rustc ends the report with the place of that mention, the schema's name.
fn shown(database: &Database) -> TokenStream {
    let ident = &database.ident;
    let arms = (1_u16..).zip(&database.entities).map(|(position, listed)| {
        let Listed { path, extent, .. } = listed;
        let position = Literal::u16_unsuffixed(position);
        let open = quote_spanned!(extent.first=> __show::);
        let close = quote_spanned!(extent.last=> , __SLOT>());
        quote!(#position => #open <#path #close,)
    });
    let at = ident.span().resolved_at(Span::mixed_site());
    let fault = quote_spanned!(at=> <__E::Slot<__SLOT> as __s::check::Placed<__E>>::FAULT);
    let slots = (0..SLOTS).map(Literal::usize_unsuffixed);
    quote! {
        const fn __show<__E: __s::check::Checked<#ident>, const __SLOT: usize>() {
            #fault
        }
        const fn __fault<const __SLOT: usize>() {
            match __s::check::faulty::<#ident>(__SLOT) {
                #(#arms)*
                _ => {}
            }
        }
        #(const _: () = __fault::<#slots>();)*
    }
}

/// `ident`, underlined at `span`.
fn located(ident: &Ident, span: Span) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().located_at(span));
    ident
}

fn definition(database: &Database) -> TokenStream {
    let name = text_of(&database.ident);
    let comment = &database.comment;
    let targets = database.targets.iter().map(target);
    let driver = database.driver.map(|(driver, _)| {
        let driver = variant(&quote!(storage::Driver), &driver);
        quote!(driver: #driver,)
    });
    let conventions = conventions(database);
    let waivers = database.waivers.iter().map(|waiver| {
        let (rule, reason) = (waiver.rule, &waiver.reason);
        quote!(__s::def::WaiverDef { rule: #rule, reason: #reason })
    });
    quote! {
        name: #name,
        comment: #comment,
        targets: &[#(#targets),*],
        #driver
        conventions: #conventions,
        waivers: &[#(#waivers),*],
    }
}

fn target(target: &Target) -> TokenStream {
    let dialect = variant(&quote!(dialect::Dialect), &target.dialect);
    let (major, minor) = (target.version.major, target.version.minor);
    let role = variant(&quote!(def::TargetRole), &target.role);
    let decimal = optional(target.decimal.map(|storage| variant(&quote!(def::DecimalStorage), &storage)));
    quote! {
        __s::def::TargetDef {
            dialect: #dialect,
            version: __s::dialect::Version::new(#major, #minor),
            role: #role,
            decimal: #decimal,
        }
    }
}

fn conventions(database: &Database) -> TokenStream {
    let text_length = optional(database.text_length.map(|length| length.to_token_stream()));
    let decimal = optional(database.decimal.map(|(precision, scale)| quote!((#precision, #scale))));
    let on_delete = optional(database.on_delete.map(|action| variant(&quote!(def::Action), &action)));
    let normal_form = optional(database.normal_form.map(|form| variant(&quote!(def::NormalForm), &form)));
    let roles = database.audit.iter().map(|role| format_ident!("{role}"));
    quote! {
        __s::def::Conventions {
            text_length: #text_length,
            decimal: #decimal,
            on_delete: #on_delete,
            audit: __s::def::AuditDef { #(#roles: true,)* ..__s::def::AuditDef::NONE },
            normal_form: #normal_form,
        }
    }
}

fn optional(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
