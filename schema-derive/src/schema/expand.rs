//! What a schema says → const data, and the constants that force the checks of its entities.

mod include;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use schema_as_code_core::{check::SLOTS, def::NormalForm};

use super::{Database, Listed, target::Target};
use crate::{
    diagnostic::Faults,
    expand::variant,
    tokens::{Extent, text_of},
};

/// The implementations for the struct, the constants that show its faults, and the faults of its attributes.
pub(super) fn database(database: &Database, faults: &Faults) -> TokenStream {
    let Database { ident, library, entities, .. } = database;
    let definition = definition(database);
    let conventions = conventions(database);
    let lists = include::lists(database);
    let lenient = entities.iter().map(|listed| asks_less(database, listed));
    let placed = include::placed(database);
    let shown = shown(database);
    quote! {
        #faults
        #[allow(clippy::needless_update, clippy::absolute_paths, unused_qualifications, long_running_const_eval)]
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            impl __s::def::Schema for #ident {
                const DEF: &'static __s::def::SchemaDef = &__s::def::SchemaDef {
                    entities: __s::check::entities::<Self>(),
                    ..*<Self as __s::check::Indexed>::HEAD
                };
            }
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl __s::check::Indexed for #ident {
                type This = Self;
                const HEAD: &'static __s::def::SchemaDef = &__s::def::SchemaDef {
                    #definition
                    conventions: #conventions,
                    ..__s::def::SchemaDef::EMPTY
                };
                #lists
            }
            #(#lenient)*
            #placed
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

/// `<User as Entity>::This`, all of it where the list names `User`.
fn entity(listed: &Listed) -> TokenStream {
    let Listed { path, extent, .. } = listed;
    let open = quote_spanned!(extent.first=> <);
    let close = quote_spanned!(extent.last=> as __s::def::Entity>::This);
    quote!(#open #path #close)
}

/// `<Catalog as Indexed>::This`, likewise.
fn schema(included: &Listed) -> TokenStream {
    let Listed { path, extent, .. } = included;
    let open = quote_spanned!(extent.first=> <);
    let close = quote_spanned!(extent.last=> as __s::check::Indexed>::This);
    quote!(#open #path #close)
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

/// The constants that show the faults, one a slot.
///
/// Which entity has the fault of a slot is known in const evaluation only, and a constant that is mentioned is
/// evaluated, whether it is reached or not. So it is mentioned in a function of its own, `__show`, which is entered
/// for the entity at fault alone: rustc ends the report with the place of that mention, the schema's name.
fn shown(database: &Database) -> TokenStream {
    let ident = &database.ident;
    // Through the schema's own check: what is no entity is reported once.
    let call = |this: TokenStream, extent: Extent| {
        let (open, close) = (quote_spanned!(extent.first=> ::<), quote_spanned!(extent.last=> >));
        quote!(__show #open #this, __SLOT #close ())
    };
    let arms = (1_u16..).zip(&database.entities).map(|(position, listed)| {
        let position = Literal::u16_unsuffixed(position);
        let show = call(entity(listed), listed.extent);
        quote!(#position => #show,)
    });
    let included = database.includes.iter().map(|included| call(schema(included), included.extent));
    // Where the schema is named. Not the parameters: a name means another one with the span of a macro that makes it.
    let at = ident.span();
    let (open, close) = (quote_spanned!(at=> <), quote_spanned!(at=> >::FAULT));
    let (listed, slot) = (quote!(__E), quote!(__s::check::Slot<#ident, __SLOT>));
    let slots = (0..SLOTS).map(Literal::usize_unsuffixed);
    quote! {
        const fn __show<__E: __s::check::Placed<#slot>, const __SLOT: usize>() {
            #open #listed as __s::check::Placed<#slot> #close
        }
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
    let includes = database.includes.iter().map(|included| {
        let schema = schema(included);
        quote!(<#schema as __s::def::Schema>::DEF)
    });
    let waivers = database.waivers.iter().map(|waiver| {
        let (rule, reason) = (waiver.rule, &waiver.reason);
        quote!(__s::def::WaiverDef { rule: #rule, reason: #reason })
    });
    quote! {
        name: #name,
        comment: #comment,
        targets: &[#(#targets),*],
        #driver
        includes: &[#(#includes),*],
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
