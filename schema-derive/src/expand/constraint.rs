//! Relations, uniques, indexes, checks, dependencies, copies.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use schema_as_code_core::def::{ColumnIndex, CopyKind, Direction, IndexMethod, NullOrder, Site, UniqueScope};

use super::{list, number, optional_text, text, update, variant};
use crate::{
    ast::{Check, ColumnRef, CopyOf, Dependency, Index, Part, Relation, Unique},
    diagnostic::Deferred,
    expr::{Kind, Node},
};

fn positions(columns: &[ColumnRef]) -> TokenStream {
    let columns = columns.iter().map(|column| number(column.index));
    quote!(&[#(#columns),*])
}

/// A `RelationDef`.
pub(super) fn relation(relation: &Relation) -> TokenStream {
    let columns = positions(&relation.columns);
    let (target, target_name) = (&relation.target, &relation.target_name);
    let id = quote!(<#target as __s::def::Entity>::ID);
    let action = |name: &str, action| {
        let Some(action) = action else { return TokenStream::new() };
        let name = quote::format_ident!("{name}");
        let action = variant(&quote!(def::Action), &action);
        quote!(#name: ::core::option::Option::Some(#action),)
    };
    let deferral = if relation.is_deferrable {
        quote!(deferral: __s::def::Deferral::Deferred,)
    } else {
        TokenStream::new()
    };
    let index = relation
        .no_index_reason
        .as_ref()
        .map(|reason| quote!(index: __s::def::RelationIndex::None { reason: #reason },));
    update(
        &quote!(__s::def::RelationDef),
        &[
            list("references", relation.references.iter().map(ToTokens::to_token_stream)),
            action("on_delete", relation.on_delete),
            action("on_update", relation.on_update),
            deferral,
            index.unwrap_or_default(),
            optional_text("name", relation.name.as_ref().map(|name| &name.value)),
        ],
        &quote!(__s::def::RelationDef::new(#columns, #id, #target_name)),
    )
}

fn filter(filter: Option<&Node>, deleted: Option<ColumnIndex>) -> TokenStream {
    let Some(filter) = filter else { return TokenStream::new() };
    let filter = filter.emit(deleted);
    quote!(filter: ::core::option::Option::Some(#filter),)
}

/// A `UniqueDef`.
pub(super) fn unique(unique: &Unique, deleted: Option<ColumnIndex>) -> TokenStream {
    let columns = positions(&unique.columns);
    let when = |said: bool, setting: TokenStream| if said { setting } else { TokenStream::new() };
    update(
        &quote!(__s::def::UniqueDef),
        &[
            when(unique.scope.is_some(), quote!(is_scope_said: true,)),
            when(unique.scope == Some(UniqueScope::Live), quote!(scope: __s::def::UniqueScope::Live,)),
            filter(unique.filter.as_ref(), deleted),
            when(unique.ignores_case, quote!(case: __s::def::CaseSensitivity::Ignored,)),
            when(unique.nulls_not_distinct, quote!(nulls: __s::def::NullsDistinct::NotDistinct,)),
            when(unique.is_deferrable, quote!(is_deferrable: true,)),
            optional_text("name", unique.name.as_ref().map(|name| &name.value)),
        ],
        &quote!(__s::def::UniqueDef::new(#columns)),
    )
}

/// An `IndexDef`.
pub(super) fn index(index: &Index, deleted: Option<ColumnIndex>) -> TokenStream {
    let parts = index.parts.iter().map(|each| part(each, index.operator_class.as_ref(), deleted));
    let method = if index.method == IndexMethod::Tree {
        TokenStream::new()
    } else {
        let method = variant(&quote!(def::IndexMethod), &index.method);
        quote!(method: #method,)
    };
    update(
        &quote!(__s::def::IndexDef),
        &[
            filter(index.filter.as_ref(), deleted),
            list("include", index.include.iter().map(|column| number(column.index))),
            method,
            optional_text("name", index.name.as_ref().map(|name| &name.value)),
            text("serves", &index.serves),
        ],
        &quote!(__s::def::IndexDef::new(&[#(#parts),*])),
    )
}

fn part(part: &Part, class: Option<&String>, deleted: Option<ColumnIndex>) -> TokenStream {
    let base = match &part.value.kind {
        Kind::Column(column) => {
            let index = number(column.index);
            quote!(__s::def::IndexPart::column(#index))
        }
        _ => {
            let value = part.value.emit(deleted);
            quote!(__s::def::IndexPart::new(__s::def::IndexValue::Expr(#value)))
        }
    };
    let base = if part.direction == Direction::Descending { quote!(#base.descending()) } else { base };
    let nulls = if part.nulls == NullOrder::Default {
        TokenStream::new()
    } else {
        let nulls = variant(&quote!(def::NullOrder), &part.nulls);
        quote!(nulls: #nulls,)
    };
    update(&quote!(__s::def::IndexPart), &[nulls, optional_text("operator_class", class)], &base)
}

/// A `CheckDef`.
pub(super) fn check(check: &Check, deleted: Option<ColumnIndex>) -> TokenStream {
    let expr = check.expr.emit(deleted);
    let name = option(check.name.as_ref().map(|name| name.value.to_token_stream()));
    let column = option(check.column.map(number));
    quote!(__s::def::CheckDef { expr: #expr, name: #name, column: #column })
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// A `DependencyDef`.
pub(super) fn dependency(dependency: &Dependency) -> TokenStream {
    let determinant = positions(&dependency.determinant);
    let dependent = positions(&dependency.dependent);
    let kind = if dependency.is_multivalued { quote!(Multivalued) } else { quote!(Functional) };
    quote!(__s::def::DependencyDef::#kind { determinant: #determinant, dependent: #dependent })
}

/// A `CopyDef`.
pub(super) fn copy(copy: &CopyOf) -> TokenStream {
    let CopyOf { kind, relation, columns, reason } = copy;
    let kind: &CopyKind = kind;
    let kind = variant(&quote!(def::CopyKind), kind);
    let relation = positions(relation);
    let columns = columns.iter().map(|(column, source)| {
        let column = number(column.index);
        quote!(__s::def::CopiedColumn { column: #column, source: #source })
    });
    quote!(__s::def::CopyDef { kind: #kind, relation: #relation, columns: &[#(#columns),*], reason: #reason })
}

/// What only a schema that asks for a stronger form refuses.
pub(super) fn broken_form(deferred: &Deferred) -> TokenStream {
    let form = variant(&quote!(def::NormalForm), &deferred.form);
    let site = match deferred.site {
        Site::Column(column) => {
            let column = number(column);
            quote!(Column(#column))
        }
        _ => quote!(Entity),
    };
    let (rule, text) = (deferred.fault.rule, deferred.fault.as_panic());
    quote! {
        __s::def::BrokenForm { form: #form, site: __s::def::Site::#site, rule: #rule, text: #text }
    }
}
