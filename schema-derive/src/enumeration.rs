//! `derive(ColumnEnum)`: an enum stored by the names of its variants.
//!
//! What is stored must be what the driver binds. The first of these that is said decides:
//! `#[column(name = "…")]`, `#[column(rename_all = "…")]`, the names of `#[sqlx(…)]`, those of
//! `#[serde(…)]`, else snake case. An enum with `#[sqlx(…)]` and no `rename_all` is stored as sqlx
//! binds it: as written. Two that are said and differ are an error.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Fields, Variant};

use crate::{
    ast::{ForeignName, Name},
    check,
    diagnostic::{Diagnostic, Faults},
    library,
    meta::{self, Seen},
    naming::{self, Convention},
    parse::{self, Declaration, Names, bare_declarations},
    tokens::{Shape, text_of},
};

/// What the attributes of the enum say.
struct Enumeration {
    name: String,
    type_name: Name,
    /// What other libraries call the type.
    foreign_types: Vec<ForeignName>,
    comment: String,
    variants: Vec<StoredVariant>,
    default: Option<u16>,
}

struct StoredVariant {
    ident: proc_macro2::Ident,
    value: Name,
    /// The attribute that decided; `None`: ours, or nothing.
    decided_by: Option<&'static str>,
    comment: String,
    foreign_names: Vec<ForeignName>,
}

/// `#[column(...)]` on the enum.
struct Options {
    library: TokenStream,
    type_name: Option<Name>,
    rename_all: Option<Convention>,
}

/// parse → check → expand.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut faults = Faults::default();
    let options = options(input, &mut faults);
    let library = options.library.clone();
    let parsed =
        faults.catch(variants_of(input)).map(|variants| parse(input, options, variants, &mut faults));
    if let Some(enumeration) = &parsed {
        check(enumeration, &mut faults);
    }
    emit(input, &library, parsed.as_ref(), &faults)
}

fn options(input: &DeriveInput, faults: &mut Faults) -> Options {
    let mut options = Options { library: library::default_path(), type_name: None, rename_all: None };
    let mut seen = Seen::new("enum");
    for declaration in bare_declarations(&input.attrs, &["column"], faults) {
        let example = "column(rename_all = \"snake_case\")";
        let Some(list) = declaration.filled_list(example, faults) else { continue };
        for item in list.items() {
            let (Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _)) = item.shape() else {
                faults.push(meta::wrong_shape(item.extent(), "column", example));
                continue;
            };
            if text_of(&name) == "crate" {
                options.library = faults.catch(library::path(&item)).unwrap_or(options.library);
                continue;
            }
            if !seen.admits(&name, faults) {
                continue;
            }
            let Shape::Value(_, value) = item.shape() else {
                let text = text_of(&name);
                faults.push(meta::wrong_shape(item.extent(), &text, &format!("{text} = \"…\"")));
                continue;
            };
            match text_of(&name).as_str() {
                "type_name" => options.type_name = faults.catch(meta::name(&value, "type_name")),
                "rename_all" => {
                    options.rename_all = faults.catch(meta::name(&value, "rename_all").and_then(convention))
                }
                _ => {
                    let message = "`name` belongs on a variant";
                    let fault = Diagnostic::syntax("misplaced_attribute", &name, message);
                    faults.push(fault.help("the SQL type's name is `type_name = \"…\"`"));
                }
            }
        }
    }
    options
}

fn convention(name: Name) -> Result<Convention, Diagnostic> {
    Convention::from_name(&name.value).ok_or_else(|| {
        let known: Vec<&str> = Convention::ALL.iter().map(|convention| convention.name()).collect();
        let message = format!("unknown value of `rename_all`: `{}`", name.value);
        let fault = Diagnostic::syntax("unknown_attribute", name.span, message);
        match meta::nearest(&name.value, known.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault,
        }
        .note(format!("valid: {}", known.join(", ")))
    })
}

fn variants_of(input: &DeriveInput) -> Result<Vec<&Variant>, Diagnostic> {
    let refuse = |message: &str, help: &str| {
        Err(Diagnostic::syntax("unsupported_item", &input.ident, message).help(help))
    };
    let Data::Enum(data) = &input.data else {
        return refuse("this is no enum", "a newtype that is stored in one column derives `ColumnType`");
    };
    if !input.generics.params.is_empty() {
        return refuse("a stored enum has no generic parameters", "remove them");
    }
    if data.variants.is_empty() {
        return refuse("an enum without variants has no value to store", "add variants");
    }
    if let Some(variant) = data.variants.iter().find(|variant| !matches!(variant.fields, Fields::Unit)) {
        return Err(Diagnostic::syntax(
            "unsupported_item",
            &variant.ident,
            format!("the variant `{}` has fields, and one column holds a name only", variant.ident),
        )
        .help("store the fields in columns of their own, or the whole value as JSON: `#[column(as(json))]` on the field"));
    }
    Ok(data.variants.iter().collect())
}

fn parse(input: &DeriveInput, options: Options, variants: Vec<&Variant>, faults: &mut Faults) -> Enumeration {
    let names = parse::names_of(&input.attrs);
    number_instead_of_name(input, &options, &names, faults);
    let name = text_of(&input.ident);
    let foreign = names.types.first().map(|foreign| foreign.name.value.clone());
    let foreign = foreign.map(|value| Name { value, span: input.ident.span() });
    let type_name = options.type_name.clone().or(foreign);
    let default = variants
        .iter()
        .position(|variant| variant.attrs.iter().any(|attribute| attribute.path().is_ident("default")));
    Enumeration {
        type_name: type_name
            .unwrap_or_else(|| Name { value: naming::snake_case(&name), span: input.ident.span() }),
        name,
        foreign_types: names.types.clone(),
        comment: parse::comment_of(&input.attrs),
        variants: variants.iter().map(|variant| stored(variant, &options, &names, faults)).collect(),
        default: default.and_then(|position| u16::try_from(position).ok()),
    }
}

/// sqlx binds an enum with an integer representation as its number, SeaORM one whose `rs_type` is no text.
fn number_instead_of_name(input: &DeriveInput, options: &Options, names: &Names, faults: &mut Faults) {
    if let Some(rs_type) = names.represented.as_ref().filter(|name| name.value != "String") {
        let message = format!("`{}` is stored by name, and SeaORM binds an `{}`", input.ident, rs_type.value);
        faults.push(
            Diagnostic::rule("name_disagreement", rs_type.span, message, "a number in Rust")
                .because(&input.ident, input.ident.to_string())
                .help("write `rs_type = \"String\"`, and `rename_all` or the variants' `string_value`"),
        );
    }
    let repr = input.attrs.iter().find(|attribute| attribute.path().is_ident("repr"));
    let (Some(repr), None) = (repr, options.rename_all) else { return };
    let Ok(list) = repr.meta.require_list() else { return };
    let text = list.tokens.to_string();
    if !text.starts_with(['i', 'u']) {
        return;
    }
    let extent = syn::spanned::Spanned::span(&list.path);
    let message =
        format!("`{}` is stored by name, and `#[repr({text})]` makes sqlx bind its number", input.ident);
    faults.push(
        Diagnostic::rule("name_disagreement", extent, message, "a number in Rust")
            .because(&input.ident, input.ident.to_string())
            .help("remove `repr`; if the application binds names, say how: `#[column(rename_all = \"snake_case\")]`"),
    );
}

fn stored(variant: &Variant, options: &Options, names: &Names, faults: &mut Faults) -> StoredVariant {
    let own = own_name(&variant.attrs, faults);
    let foreign_names = names.variants(&variant.ident, &variant.attrs);
    let text = text_of(&variant.ident);
    let span = variant.ident.span();
    let (value, decided_by) = if let Some(name) = own {
        (name, None)
    } else if let Some(convention) = options.rename_all {
        (Name { value: convention.apply(&text), span }, None)
    } else if let Some(foreign) = foreign_names.first() {
        (Name { value: foreign.name.value.clone(), span }, Some(foreign.attribute))
    } else {
        (Name { value: naming::snake_case(&text), span }, None)
    };
    StoredVariant {
        ident: variant.ident.clone(),
        value,
        decided_by,
        comment: parse::comment_of(&variant.attrs),
        foreign_names,
    }
}

/// `#[column(name = "…")]` on a variant.
fn own_name(attributes: &[syn::Attribute], faults: &mut Faults) -> Option<Name> {
    let mut own = None;
    let declarations: Vec<Declaration> = bare_declarations(attributes, &["column"], faults);
    for declaration in declarations {
        let Some(list) = declaration.filled_list("column(name = \"…\")", faults) else { continue };
        for item in list.items() {
            match item.shape() {
                Shape::Value(name, value) if name == "name" && own.is_none() => {
                    own = faults.catch(meta::name(&value, "name"));
                }
                Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _) => {
                    let text = text_of(&name);
                    faults.push(meta::unknown(&name, "option in `column` on a variant:", &text, &["name"]));
                }
                Shape::Other => {
                    faults.push(meta::wrong_shape(item.extent(), "column", "column(name = \"…\")"));
                }
            }
        }
    }
    own
}

fn check(enumeration: &Enumeration, faults: &mut Faults) {
    faults.push_some(check::is_too_long("type", &enumeration.type_name));
    for foreign in &enumeration.foreign_types {
        let (name, ours) = (&enumeration.name, &enumeration.type_name);
        let remedy = "#[column(type_name = \"{}\")]";
        faults.push_some(check::disagreement("type", name, ours, foreign, remedy));
    }
    for (position, variant) in enumeration.variants.iter().enumerate() {
        let ours = Name { value: variant.value.value.clone(), span: variant.ident.span() };
        let subject = format!("{}::{}", enumeration.name, text_of(&variant.ident));
        for foreign in &variant.foreign_names {
            let fault = check::disagreement("value", &subject, &ours, foreign, "#[column(name = \"{}\")]");
            let what = variant.decided_by.map(|by| format!("the stored name is that of `#[{by}]`"));
            faults.push_some(fault.map(|fault| match what {
                Some(note) => fault.note(note),
                None => fault,
            }));
        }
        let earlier = &enumeration.variants[..position];
        if let Some(first) =
            earlier.iter().find(|first| first.value.value.to_lowercase() == ours.value.to_lowercase())
        {
            let message = format!("the stored name `{}` is taken", ours.value);
            let label = format!("another variant is stored as `{}`", first.value.value);
            faults.push(
                Diagnostic::rule("name_collision", ours.span, message, label)
                    .because(&first.ident, text_of(&first.ident))
                    .help("give one of them another name: `#[column(name = \"…\")]`"),
            );
        }
    }
}

fn emit(
    input: &DeriveInput,
    library: &TokenStream,
    enumeration: Option<&Enumeration>,
    faults: &Faults,
) -> TokenStream {
    let ident = &input.ident;
    let (implemented, arguments, clause) = input.generics.split_for_impl();
    let definition = enumeration.map_or_else(
        || quote!(__s::types::LogicalType::Text),
        |enumeration| {
            let definition = definition(enumeration);
            quote!(__s::types::LogicalType::Enum(&#definition))
        },
    );
    quote! {
        #faults
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #implemented __s::types::ColumnType for #ident #arguments #clause {
                const TYPE: __s::types::TypeDef = __s::types::TypeDef::new(#definition);
            }
        };
    }
}

fn definition(enumeration: &Enumeration) -> TokenStream {
    let Enumeration { name, type_name, foreign_types: _, comment, variants, default } = enumeration;
    let type_name = &type_name.value;
    let variants = variants.iter().map(|variant| {
        let (ident, value, comment) = (text_of(&variant.ident), &variant.value.value, &variant.comment);
        quote!(__s::def::VariantDef { ident: #ident, value: #value, comment: #comment })
    });
    let default = match default {
        Some(position) => {
            let position = Literal::u16_unsuffixed(*position);
            quote!(::core::option::Option::Some(#position))
        }
        None => quote!(::core::option::Option::None),
    };
    quote! {
        __s::def::EnumDef {
            name: #name,
            type_name: #type_name,
            comment: #comment,
            variants: &[#(#variants),*],
            default: #default,
        }
    }
}
