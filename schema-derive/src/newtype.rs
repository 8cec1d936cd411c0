//! `derive(ColumnType)`: a newtype that is stored as what it holds, or any type stored as JSON.

use proc_macro2::TokenStream;
use quote::quote;
use schema_as_code_core::def::{Sensitivity, Size};
use syn::{Data, DeriveInput, Fields, Type, parse_quote};

use crate::{
    ast::ColumnOptions,
    diagnostic::{Diagnostic, Faults},
    expand, library,
    parse::{self, bare_declarations},
    tokens::{Item, Shape, text_of},
};

/// What a type may say about its column.
const VALID: [&str; 6] = ["len", "text", "decimal", "pii", "secret", "as"];

/// parse → expand.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut faults = Faults::default();
    let mut library = library::default_path();
    let mut options = ColumnOptions::default();
    for declaration in bare_declarations(&input.attrs, &["column"], &mut faults) {
        let Some(list) = declaration.filled_list("column(len = 64)", &mut faults) else { continue };
        let (paths, items): (Vec<Item>, Vec<Item>) = list.items().into_iter().partition(is_library_path);
        for path in paths {
            library = faults.catch(library::path(&path)).unwrap_or(library);
        }
        options = parse::column_options(&items, &VALID, &mut faults);
    }
    let inner = match options.json {
        Some(_) => None,
        None => faults.catch(inner_type(input)),
    };
    emit(input, &library, &options, inner, &faults)
}

fn is_library_path(item: &Item) -> bool {
    matches!(item.shape(), Shape::Value(name, _) if text_of(&name) == "crate")
}

/// The type of the only field.
fn inner_type(input: &DeriveInput) -> Result<&Type, Diagnostic> {
    let refuse = |message: &str, help: &str| {
        Err(Diagnostic::syntax("unsupported_item", &input.ident, message).help(help))
    };
    let json = "give it one field, or store it as JSON: `#[column(as(json))]`";
    match &input.data {
        Data::Struct(data) => match (&data.fields, data.fields.iter().next()) {
            (Fields::Named(_) | Fields::Unnamed(_), Some(field)) if data.fields.len() == 1 => Ok(&field.ty),
            _ => refuse("a type that is stored in one column has one field", json),
        },
        Data::Enum(_) => refuse(
            "this is an enum",
            "derive `ColumnEnum` to store its names, or store it as JSON: `#[column(as(json))]`",
        ),
        Data::Union(_) => refuse("a union cannot be stored", "use a struct with one field"),
    }
}

fn emit(
    input: &DeriveInput,
    library: &TokenStream,
    options: &ColumnOptions,
    inner: Option<&Type>,
    faults: &Faults,
) -> TokenStream {
    let ident = &input.ident;
    let mut generics = input.generics.clone();
    let base = match inner {
        Some(inner) => {
            if generics.type_params().next().is_some() {
                generics.make_where_clause().predicates.push(parse_quote!(#inner: __s::types::ColumnType));
            }
            expand::projection(inner, "TYPE")
        }
        None => quote!(__s::types::TypeDef::new(__s::types::LogicalType::Json)),
    };
    let mut settings = Vec::new();
    if options.size != Size::Unset {
        let size = expand::size(options.size);
        settings.push(quote!(size: #size,));
    }
    if options.sensitivity != Sensitivity::None {
        let sensitivity = expand::sensitivity(options.sensitivity);
        settings.push(quote!(sensitivity: #sensitivity,));
    }
    let value =
        if settings.is_empty() { base } else { quote!(__s::types::TypeDef { #(#settings)* ..#base }) };
    let (implemented, arguments, clause) = generics.split_for_impl();
    quote! {
        #faults
        const _: () = {
            use #library as __s;
            #[automatically_derived]
            #[diagnostic::do_not_recommend]
            impl #implemented __s::types::ColumnType for #ident #arguments #clause {
                const TYPE: __s::types::TypeDef = #value;
            }
        };
    }
}
