//! What a schema says → const data, and the constants that force the checks of its entities.

mod include;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use schema_as_code_core::def::NormalForm;

use super::{Database, Listed, target::Target};
use crate::{diagnostic::Faults, expand::variant, tokens::text_of};
use include::{found, included, included_by, list};

/// The implementation for the struct, the forced checks, and the faults.
pub(super) fn database(database: &Database, faults: &Faults) -> TokenStream {
    let Database { ident, library, entities, includes, .. } = database;
    let definition = definition(database);
    let conventions = conventions(database);
    let list = list(database);
    let lenient = entities.iter().map(|listed| asks_less(database, listed));
    let forced = entities.iter().enumerate().map(|(position, listed)| forced(listed, position, ident));
    let included = includes.iter().map(|listed| included(listed, ident));
    let found = found(database);
    let included_by = included_by(database);
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications)]
        const _: () = {
            use #library as __s;
            #list
            const __CONVENTIONS: __s::def::Conventions = #conventions;
            const __IDS: [u16; __s::check::buckets(__ENTITIES.len())] = __s::check::id_table(__ENTITIES);
            const __NAMES: __s::check::NameTable<{ __s::check::buckets(__s::check::name_count(__ENTITIES)) }> =
                __s::check::name_table(__ENTITIES, &__CONVENTIONS.naming);
            const __CYCLES: [__s::check::CycleStep; __ENTITIES.len()] = __s::check::cycles(__ENTITIES, &__IDS);
            #[automatically_derived]
            impl __s::def::Schema for #ident {
                const DEF: &'static __s::def::SchemaDef = &__s::def::SchemaDef {
                    #definition
                    conventions: __CONVENTIONS,
                    entities: __ENTITIES,
                    ..__s::def::SchemaDef::EMPTY
                };
            }
            #[automatically_derived]
            impl __s::check::Indexed for #ident {
                const INDEX: &'static __s::check::SchemaIndex =
                    &__s::check::SchemaIndex::new(&__IDS, &__NAMES, &__CYCLES);
                #found
            }
            #(#lenient)*
            #included_by
            #(#forced)*
            #(#included)*
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

/// `<User as Checked<Shop>>::item`, all of it where the list names `User`.
fn checked(listed: &Listed, schema: &Ident, item: &str) -> TokenStream {
    let Listed { path, extent, .. } = listed;
    let open = quote_spanned!(extent.first=> <);
    let item = Ident::new(item, extent.last);
    let mut schema = schema.clone();
    schema.set_span(schema.span().located_at(extent.last));
    let close = quote_spanned!(extent.last=> as __s::check::Checked<#schema>>::#item);
    quote!(#open #path #close)
}

/// `<<User as Checked<Shop>>::This as Numbered<Shop, number>>::FAULT`, likewise.
fn fault(listed: &Listed, schema: &Ident, number: usize) -> TokenStream {
    let this = checked(listed, schema, "This");
    let open = quote_spanned!(listed.extent.first=> <);
    let mut schema = schema.clone();
    schema.set_span(schema.span().located_at(listed.extent.last));
    let number = Literal::usize_unsuffixed(number);
    let close = quote_spanned!(listed.extent.last=> as __s::check::Numbered<#schema, #number>>::FAULT);
    quote!(#open #this #close)
}

/// The forms of second and third that are not asked of `listed`, unless it says so itself.
fn asks_less(database: &Database, listed: &Listed) -> TokenStream {
    let (ident, path) = (&database.ident, &listed.path);
    let asked = database.normal_form.unwrap_or(NormalForm::Third);
    let weaker = [NormalForm::Second, NormalForm::Third].into_iter().filter(|form| *form > asked);
    let implementations = weaker.map(|form| {
        let form = Literal::u8_unsuffixed(form as u8);
        quote!(impl __s::check::AsksLess<#ident, #form> for #path {})
    });
    implementations.collect()
}

fn forced(listed: &Listed, position: usize, schema: &Ident) -> TokenStream {
    let [first, second, third] = [0, 1, 2].map(|number| fault(listed, schema, number));
    let position = Literal::usize_unsuffixed(position);
    let once = quote_spanned!(listed.extent.first=> __s::check::listed_once);
    let arguments = quote_spanned!(listed.extent.last=> (__ENTITIES, &__IDS, #position));
    quote! {
        const _: () = #first;
        const _: () = #second;
        const _: () = #third;
        const _: () = #once #arguments;
    }
}

fn definition(database: &Database) -> TokenStream {
    let name = text_of(&database.ident);
    let comment = &database.comment;
    let targets = database.targets.iter().map(target);
    let driver = database.driver.map(|(driver, _)| {
        let driver = variant(&quote!(storage::Driver), &driver);
        quote!(driver: #driver,)
    });
    let includes = match &database.includes[..] {
        [] => TokenStream::new(),
        _ => quote!(includes: __INCLUDES,),
    };
    let waivers = database.waivers.iter().map(|waiver| {
        let (rule, reason) = (waiver.rule, &waiver.reason);
        quote!(__s::def::WaiverDef { rule: #rule, reason: #reason })
    });
    quote! {
        name: #name,
        comment: #comment,
        targets: &[#(#targets),*],
        #driver
        #includes
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
    let roles = database.audit.iter().map(|role| match *role {
        "log" => quote!(log: ::core::option::Option::Some(__s::def::AuditLogDef { except: &[] })),
        role => {
            let role = format_ident!("{role}");
            quote!(#role: true)
        }
    });
    let naming = &database.naming;
    let tables = variant(&quote!(def::TableNaming), &naming.tables());
    let objects = variant(&quote!(def::ObjectNaming), &naming.objects());
    let prefix = naming.prefix();
    quote! {
        __s::def::Conventions {
            text_length: #text_length,
            decimal: #decimal,
            on_delete: #on_delete,
            audit: __s::def::AuditDef { #(#roles,)* ..__s::def::AuditDef::NONE },
            normal_form: #normal_form,
            naming: __s::def::NamingDef { tables: #tables, prefix: #prefix, objects: #objects },
        }
    }
}

fn optional(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}
