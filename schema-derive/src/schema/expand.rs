//! What a schema says → const data, and the constants that force the checks of its entities.

mod include;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use schema_as_code_core::{check::SLOTS, def::NormalForm};

use super::{Database, Listed, target::Target};
use crate::{
    diagnostic::Faults,
    expand::variant,
    tokens::{Extent, text_of},
};
use include::{included_by, list, of_schema};

/// The implementation for the struct, the constants that show its faults, and the faults of its attributes.
pub(super) fn database(database: &Database, faults: &Faults) -> TokenStream {
    let Database { ident, library, entities, .. } = database;
    let definition = definition(database);
    let conventions = conventions(database);
    let (merged, list) = list(database);
    let lenient = entities.iter().map(|listed| asks_less(database, listed));
    let included = included_by(database);
    let shown = shown(database);
    // Not a constant of its own: rustc would validate every definition once more.
    let entities = quote!(<#ident as __s::def::Schema>::DEF.entities);
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications, long_running_const_eval)]
        const _: () = {
            use #library as __s;
            #merged
            const __CONVENTIONS: __s::def::Conventions = #conventions;
            const __COUNT: usize = #entities.len();
            const __IDS: [u16; __s::check::buckets(__COUNT)] = __s::check::id_table(#entities);
            const __NAMES: __s::check::NameTable<{ __s::check::buckets(__s::check::name_count(#entities)) }> =
                __s::check::name_table(#entities, &__CONVENTIONS.naming);
            const __CYCLES: [__s::check::CycleStep; __COUNT] = __s::check::cycles(#entities, &__IDS);
            #[automatically_derived]
            impl __s::def::Schema for #ident {
                const DEF: &'static __s::def::SchemaDef = &__s::def::SchemaDef {
                    #definition
                    conventions: __CONVENTIONS,
                    entities: #list,
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
            #(#lenient)*
            #included
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

/// `<T::Slot<__SLOT> as Placed<T>>::FAULT`, where the schema is named.
fn fault_of(schema: &Ident, parameter: &TokenStream) -> TokenStream {
    // Not the parameters: a name means another one with the span of a macro that makes the schema.
    let at = schema.span();
    let (open, close) = (quote_spanned!(at=> <), quote_spanned!(at=> >::FAULT));
    quote!(#open #parameter::Slot<__SLOT> as __s::check::Placed<#parameter> #close)
}

/// The forms of second and third that are not asked of `listed`, unless it says so itself.
fn asks_less(database: &Database, listed: &Listed) -> TokenStream {
    const REPORTED: [(NormalForm, &str); 2] =
        [(NormalForm::Second, "partial_dependency"), (NormalForm::Third, "transitive_dependency")];
    let (ident, path) = (&database.ident, &listed.path);
    let asked = database.normal_form.unwrap_or(NormalForm::Third);
    let is_waived = |rule: &str| database.waivers.iter().any(|waiver| waiver.rule == rule);
    let weaker = REPORTED.into_iter().filter(|(form, rule)| *form > asked || is_waived(rule));
    let implementations = weaker.map(|(form, _)| {
        let form = Literal::u8_unsuffixed(form as u8);
        quote!(impl __s::check::AsksLess<#ident, #form> for #path {})
    });
    implementations.collect()
}

/// The constants that show the faults, one a slot.
///
/// Which entity has the fault of a slot is known in const evaluation only, and a constant that is mentioned is
/// evaluated, whether it is reached or not. So it is mentioned in a function of its own, `__show`, which is entered
/// for the entity at fault alone: rustc ends the report with the place of that mention, the schema's name.
fn shown(database: &Database) -> TokenStream {
    let ident = &database.ident;
    // Through the schema's own check: what is no entity is reported once.
    let call = |function: TokenStream, this: TokenStream, extent: Extent| {
        let (open, close) = (quote_spanned!(extent.first=> ::<), quote_spanned!(extent.last=> >));
        quote!(#function #open #this, __SLOT #close ())
    };
    let arms = (1_u16..).zip(&database.entities).map(|(position, listed)| {
        let position = Literal::u16_unsuffixed(position);
        let show = call(quote!(__show), checked(listed, ident, "This"), listed.extent);
        quote!(#position => #show,)
    });
    let included = database
        .includes
        .iter()
        .map(|included| call(quote!(__show_included), of_schema(included, ident, "This"), included.extent));
    let fault = fault_of(ident, &quote!(__E));
    let fault_of_included = fault_of(ident, &quote!(__I));
    let show_included = if database.includes.is_empty() {
        TokenStream::new()
    } else {
        quote! {
            const fn __show_included<__I: __s::check::Included<#ident>, const __SLOT: usize>() {
                #fault_of_included
            }
        }
    };
    let slots = (0..SLOTS).map(Literal::usize_unsuffixed);
    quote! {
        const fn __show<__E: __s::check::Checked<#ident>, const __SLOT: usize>() {
            #fault
        }
        #show_included
        const fn __fault<const __SLOT: usize>() {
            match __s::check::faulty::<#ident>(__SLOT) {
                0 => {}
                #(#arms)*
                _ => { #(#included;)* }
            }
        }
        #(const _: () = __fault::<#slots>();)*
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
