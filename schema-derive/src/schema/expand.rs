//! What a schema says → const data, and the constants that force the checks of its entities.

mod include;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use schema_as_code_core::{check::SLOTS, def::NormalForm};

use super::{Database, Listed, target::Target};
use crate::{
    code::Code,
    diagnostic::Faults,
    expand::variant,
    tokens::{Extent, text_of},
};

/// The implementations for the struct, the constants that show its faults, and the faults of its attributes.
pub(super) fn database(database: &Database, faults: &Faults) -> TokenStream {
    let Database { ident, library, .. } = database;
    let items = |listed: &[Listed], implemented| -> Vec<Item> {
        listed.iter().map(|listed| Item::of(listed, implemented)).collect()
    };
    let entities = items(&database.entities, "def::Entity");
    let schemas = items(&database.includes, "check::Indexed");
    let definition = definition(database, &schemas);
    let conventions = conventions(database);
    let lists = Code::of(|code| include::lists(&entities, &schemas, code));
    let lenient = database.entities.iter().map(|listed| asks_less(database, listed));
    let placed = Code::of(|code| include::placed(ident, &entities, &schemas, code));
    let shown = shown(ident, &entities, &schemas);
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

/// An item of a list. Its tokens are made once, and stand in several places.
struct Item {
    /// `<User as Entity>::This`, all of it where the list names `User`: what is no entity is reported once.
    this: TokenStream,
    extent: Extent,
}

impl Item {
    fn of(listed: &Listed, implemented: &str) -> Self {
        let Listed { path, extent, .. } = listed;
        let this = Code::of(|code| {
            code.text_at("<", extent.first).tokens(path);
            code.text_at(format!("as __s::{implemented}>::This"), extent.last);
        });
        Self { this, extent: *extent }
    }
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
fn shown(ident: &Ident, entities: &[Item], schemas: &[Item]) -> TokenStream {
    let show = |item: &Item, code: &mut Code| {
        let Extent { first, last } = item.extent;
        code.text("__show").text_at("::<", first).tokens(&item.this);
        code.text(", __SLOT").text_at(">", last).text("()");
    };
    let arms = Code::of(|code| {
        for (position, entity) in (1_u16..).zip(entities) {
            write!(code, "{position} =>");
            show(entity, code);
            code.text(",");
        }
    });
    let included = Code::of(|code| {
        for schema in schemas {
            show(schema, code);
            code.text(";");
        }
    });
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
                #arms
                _ => { #included }
            }
        }
        #(const _: () = __fault::<#slots>();)*
    }
}

fn definition(database: &Database, schemas: &[Item]) -> TokenStream {
    let name = text_of(&database.ident);
    let comment = &database.comment;
    let targets = database.targets.iter().map(target);
    let driver = database.driver.map(|(driver, _)| {
        let driver = variant(&quote!(storage::Driver), &driver);
        quote!(driver: #driver,)
    });
    let includes = schemas.iter().map(|schema| {
        let this = &schema.this;
        quote!(<#this as __s::def::Schema>::DEF)
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
