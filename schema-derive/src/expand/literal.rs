//! What is written as literals: expressions, and what few entities have.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use schema_as_code_core::{
    def::{
        AccessDef, AccessFilter, BrokenForm, ColumnIndex, CopyDef, EntityDef, IndexPart, IndexValue,
        SearchDef, Site, TypeOverride, WaiverDef,
    },
    expr::{Expr, Literal as Constant},
    outline::Outline,
};

use super::{number, pack::Pools, variant};

/// The tokens of `expr`.
fn expr(value: &Expr) -> TokenStream {
    match value {
        Expr::Column(column) => {
            let column = number(*column);
            quote!(__s::expr::Expr::Column(#column))
        }
        Expr::Literal(constant) => {
            let literal = literal(constant);
            quote!(__s::expr::Expr::Literal(#literal))
        }
        Expr::Variant(name) => quote!(__s::expr::Expr::Variant(#name)),
        Expr::Unary(operator, value) => {
            let (operator, value) = (format_ident!("{operator:?}"), expr(value));
            quote!(__s::expr::Expr::Unary(__s::expr::UnaryOperator::#operator, &#value))
        }
        Expr::Binary(operator, left, right) => {
            let operator = format_ident!("{operator:?}");
            let (left, right) = (expr(left), expr(right));
            quote!(__s::expr::Expr::Binary(__s::expr::BinaryOperator::#operator, &#left, &#right))
        }
        Expr::IsNull(value) => {
            let value = expr(value);
            quote!(__s::expr::Expr::IsNull(&#value))
        }
        Expr::IsNotNull(value) => {
            let value = expr(value);
            quote!(__s::expr::Expr::IsNotNull(&#value))
        }
        Expr::In(value, list) => {
            let (value, list) = (expr(value), list.iter().map(expr));
            quote!(__s::expr::Expr::In(&#value, &[#(#list),*]))
        }
        Expr::Between { value, low, high, bound } => {
            let bound = format_ident!("{bound:?}");
            let (value, low, high) = (expr(value), expr(low), expr(high));
            quote!(__s::expr::Expr::Between {
                value: &#value, low: &#low, high: &#high, bound: __s::expr::Bound::#bound
            })
        }
        Expr::Matches(value, pattern) => {
            let value = expr(value);
            quote!(__s::expr::Expr::Matches(&#value, #pattern))
        }
        Expr::Call(function, arguments) => {
            let function = format_ident!("{function:?}");
            let arguments = arguments.iter().map(expr);
            quote!(__s::expr::Expr::Call(__s::expr::Function::#function, &[#(#arguments),*]))
        }
        Expr::Raw(texts) => {
            let texts = texts.iter().map(|raw| {
                let (dialect, sql) = (variant(&quote!(dialect::Dialect), &raw.dialect), raw.sql);
                quote!(__s::expr::RawSql { dialect: #dialect, sql: #sql })
            });
            quote!(__s::expr::Expr::Raw(&[#(#texts),*]))
        }
    }
}

fn literal(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Null => quote!(__s::expr::Literal::Null),
        Constant::Bool(value) => quote!(__s::expr::Literal::Bool(#value)),
        Constant::Integer(value) => {
            let value = Literal::i128_unsuffixed(*value);
            quote!(__s::expr::Literal::Integer(#value))
        }
        Constant::Decimal(digits) => quote!(__s::expr::Literal::Decimal(#digits)),
        Constant::Text(text) => quote!(__s::expr::Literal::Text(#text)),
    }
}

/// The tokens of an outline's numbers.
pub(super) fn outline(outline: &Outline) -> TokenStream {
    let (flags, key) = (Literal::u32_unsuffixed(outline.flags), Literal::u16_unsuffixed(outline.key));
    let (kinds, features) =
        (Literal::u64_unsuffixed(outline.kinds), Literal::u32_unsuffixed(outline.features));
    let precision = Literal::u8_unsuffixed(outline.precision);
    let (characters, silent, others) = outline.longest;
    let longest = [characters, silent, others].map(Literal::u32_unsuffixed);
    let told = Literal::byte_string(&outline.told());
    quote!((#flags, #key, #kinds, #features, #precision, (#(#longest),*), #told))
}

/// The tokens of a `&Rest`.
pub(super) fn rest(definition: &EntityDef, pools: &Pools) -> TokenStream {
    let lists = [
        field("exprs", pools.literals(), expr),
        field("overrides", &pools.overrides, type_override),
        field("copies", definition.copies, copy),
        field("accesses", definition.accesses, access),
        field("waivers", definition.waivers, waiver),
        field("broken_forms", definition.broken_forms, broken_form),
        definition
            .search
            .as_ref()
            .map(search)
            .map_or_else(TokenStream::new, |search| quote!(search: ::core::option::Option::Some(#search),)),
    ];
    if lists.iter().all(TokenStream::is_empty) {
        return quote!(__s::pack::NO_REST);
    }
    quote!(&__s::pack::Rest { #(#lists)* ..__s::pack::Rest::NONE })
}

/// `name: &[…],`, or nothing for an empty list.
fn field<T>(name: &str, values: &[T], tokens: impl Fn(&T) -> TokenStream) -> TokenStream {
    if values.is_empty() {
        return TokenStream::new();
    }
    let (name, values) = (format_ident!("{name}"), list(values.iter().map(tokens)));
    quote!(#name: #values,)
}

/// The tokens of a type said by hand.
fn type_override(type_override: &TypeOverride) -> TokenStream {
    let TypeOverride { dialect, sql } = type_override;
    let dialect = variant(&quote!(dialect::Dialect), dialect);
    quote!(__s::def::TypeOverride { dialect: #dialect, sql: #sql })
}

/// The tokens of a declared copy.
fn copy(copy: &CopyDef) -> TokenStream {
    let CopyDef { kind, relation, columns, reason } = copy;
    let kind = variant(&quote!(def::CopyKind), kind);
    let relation = positions(relation);
    let columns = columns.iter().map(|copied| {
        let (column, source) = (number(copied.column), copied.source);
        quote!(__s::def::CopiedColumn { column: #column, source: #source })
    });
    quote!(__s::def::CopyDef {
        kind: #kind, relation: #relation, columns: &[#(#columns),*], reason: #reason
    })
}

/// The tokens of a search.
fn search(search: &SearchDef) -> TokenStream {
    let SearchDef { columns, language } = search;
    let columns = columns.iter().map(|searched| {
        let (column, weight) =
            (number(searched.column), variant(&quote!(def::SearchWeight), &searched.weight));
        quote!(__s::def::SearchedColumn { column: #column, weight: #weight })
    });
    quote!(__s::def::SearchDef { columns: &[#(#columns),*], language: #language })
}

/// The tokens of an access pattern.
fn access(access: &AccessDef) -> TokenStream {
    let AccessDef { filter, order, serves } = access;
    let filter = filter.iter().map(|filter| {
        let (name, value) = match filter {
            AccessFilter::Equal(value) => ("Equal", value),
            AccessFilter::OneOf(value) => ("OneOf", value),
            AccessFilter::Range(value) => ("Range", value),
            AccessFilter::Holds(value) => ("Holds", value),
        };
        let (name, value) = (format_ident!("{name}"), expr(value));
        quote!(__s::def::AccessFilter::#name(#value))
    });
    let order = order.iter().map(part);
    quote!(__s::def::AccessDef { filter: &[#(#filter),*], order: &[#(#order),*], serves: #serves })
}

/// The tokens of what a query orders by.
fn part(part: &IndexPart) -> TokenStream {
    let IndexPart { value, direction, nulls, operator_class: _ } = part;
    let value = match value {
        IndexValue::Column(column) => {
            let column = number(*column);
            quote!(Column(#column))
        }
        IndexValue::Expr(value) => {
            let value = expr(value);
            quote!(Expr(#value))
        }
    };
    let (direction, nulls) =
        (variant(&quote!(def::Direction), direction), variant(&quote!(def::NullOrder), nulls));
    quote!(__s::def::IndexPart {
        direction: #direction, nulls: #nulls, ..__s::def::IndexPart::new(__s::def::IndexValue::#value)
    })
}

/// The tokens of a waiver.
fn waiver(waiver: &WaiverDef) -> TokenStream {
    let WaiverDef { rule, reason } = waiver;
    quote!(__s::def::WaiverDef { rule: #rule, reason: #reason })
}

/// `&[…]`.
pub(super) fn list<T: ToTokens>(values: impl IntoIterator<Item = T>) -> TokenStream {
    let values = values.into_iter();
    quote!(&[#(#values),*])
}

/// A list of positions.
pub(super) fn positions(positions: &[ColumnIndex]) -> TokenStream {
    list(positions.iter().map(|position| number(*position)))
}

/// The tokens of what a form refuses. Whether a schema asks for less is known to rustc.
fn broken_form(broken: &BrokenForm) -> TokenStream {
    let BrokenForm { form, site, rule, text, is_left_to_schemas } = broken;
    let is_left = if *is_left_to_schemas {
        quote!(true)
    } else {
        let form = Literal::u8_unsuffixed(*form as u8);
        quote!({
            use __s::check::NotLetOff as _;
            <__s::check::LetOff<Self, #form, _>>::IS_LET_OFF
        })
    };
    let form = variant(&quote!(def::NormalForm), form);
    let site = match site {
        Site::Column(column) => {
            let column = number(*column);
            quote!(Column(#column))
        }
        _ => quote!(Entity),
    };
    quote! {
        __s::def::BrokenForm {
            form: #form,
            site: __s::def::Site::#site,
            rule: #rule,
            text: #text,
            is_left_to_schemas: #is_left,
        }
    }
}
