//! Calls to the checks of the core that need types or the whole schema.
//!
//! Each call carries the place that its error underlines.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use schema_as_code_core::def::{AuditRole, Site, Size};

use super::{column::place, number};
use crate::{
    ast::{ColumnRef, Entity, RoleOption},
    diagnostic::Faults,
    expr::Kind,
    tokens::Extent,
};

/// The checks of one entity.
pub(super) fn verification(entity: &Entity, faults: &Faults) -> TokenStream {
    let mut calls = Vec::new();
    relations(entity, faults, &mut calls);
    copies(entity, &mut calls);
    columns(entity, &mut calls);
    constraints(entity, &mut calls);
    let checked = checked(entity);
    let ident = &entity.ident;
    let definition = if calls.is_empty() {
        TokenStream::new()
    } else {
        quote!(const __DEF: &__s::def::EntityDef = <#ident as __s::def::Entity>::DEF;)
    };
    quote!(#definition #(#calls)* #checked)
}

/// A call that carries the place `at`. The target is passed as its definition, not as a type: a bound would
/// report a target that is no entity a second time.
fn call(name: &str, at: impl Into<Extent>, target: Option<&TokenStream>, arguments: &[u16]) -> TokenStream {
    let Extent { first, last } = at.into();
    let name = Ident::new(name, first);
    let arguments = arguments.iter().map(|argument| number(*argument));
    let target = target.map(|target| quote!(<#target as __s::def::Entity>::DEF,));
    let path = quote_spanned!(first=> __s::check::#name);
    let arguments = quote_spanned!(last=> (__DEF, #target #(#arguments),*));
    quote!(const _: () = #path #arguments;)
}

fn relations(entity: &Entity, faults: &Faults, calls: &mut Vec<TokenStream>) {
    for (position, relation) in (0_u16..).zip(&entity.relations) {
        let target = Some(&relation.target);
        calls.push(call("relation_target", relation.extent, target, &[position]));
        let [column] = &relation.columns[..] else { continue };
        for (index, sibling) in (0_u16..).zip(&entity.columns) {
            if may_copy(&column.field, &sibling.field) && !faults.is_known_copy(index) {
                calls.push(call("undeclared_copy", place(sibling), target, &[position, index]));
            }
        }
    }
}

/// Whether `sibling` shares the first part of the relation's name: `user_email` beside `user_id`.
fn may_copy(relation: &str, sibling: &str) -> bool {
    let stem = relation.rsplit_once('_').map_or(relation, |(stem, _)| stem);
    relation != sibling
        && sibling
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_prefix('_'))
            .is_some_and(|rest| !rest.is_empty())
}

fn copies(entity: &Entity, calls: &mut Vec<TokenStream>) {
    for (position, copy) in (0_u16..).zip(&entity.copies) {
        let is_same = |columns: &[ColumnRef]| columns == &copy.relation[..];
        let Some(relation) = entity.relations.iter().find(|relation| is_same(&relation.columns)) else {
            continue;
        };
        for (index, (column, _)) in (0_u16..).zip(&copy.columns) {
            let target = Some(&relation.target);
            calls.push(call("declared_copy", column.span, target, &[position, index]));
        }
    }
}

fn columns(entity: &Entity, calls: &mut Vec<TokenStream>) {
    for (index, column) in (0_u16..).zip(&entity.columns) {
        let options = &column.options;
        if options.size != Size::Unset && options.json.is_none() {
            calls.push(call("column_size", place(column), None, &[index]));
        }
        if let Some(default) = &options.default {
            calls.push(call("default_value", default.extent, None, &[index]));
        }
        if let Some(generated) = &column.generated {
            calls.push(call("generated", generated.extent, None, &[index]));
        }
        if column.key.is_some_and(|key| key.is_identity) {
            calls.push(call("identity", place(column), None, &[index]));
        }
        if column.audit_role().is_some_and(|role| is_declared(entity, role, options.role)) {
            calls.push(call("role", place(column), None, &[index]));
        }
    }
}

/// Whether the entity itself asks for the role. A role that only its field's name suggests means
/// something where the schema's conventions ask for it, and is checked there.
fn is_declared(entity: &Entity, role: AuditRole, option: RoleOption) -> bool {
    let audit = &entity.audit;
    matches!(option, RoleOption::Is(_))
        || match role {
            AuditRole::Created | AuditRole::Updated => audit.timestamps.is_some(),
            AuditRole::Deleted => audit.soft_delete.is_some(),
            AuditRole::CreatedBy | AuditRole::UpdatedBy => audit.actor.is_some(),
            AuditRole::Version => audit.version.is_some(),
        }
}

fn constraints(entity: &Entity, calls: &mut Vec<TokenStream>) {
    for (position, index) in (0_u16..).zip(entity.key()) {
        if let Some(column) = entity.columns.get(usize::from(index)) {
            calls.push(call("key", place(column), None, &[position]));
        }
    }
    for (position, unique) in (0_u16..).zip(&entity.uniques) {
        if unique.columns.len() > 1 || unique.filter.is_some() || unique.ignores_case {
            calls.push(call("unique", unique.extent, None, &[position]));
        }
    }
    for (position, index) in (0_u16..).zip(&entity.indexes) {
        if index.filter.is_some()
            || index.parts.iter().any(|part| !matches!(part.value.kind, Kind::Column(_)))
        {
            calls.push(call("index", index.extent, None, &[position]));
        }
    }
    let searched = entity.search.iter().flat_map(|search| &search.columns);
    for (position, (column, _)) in (0_u16..).zip(searched) {
        calls.push(call("searched_column", column.span, None, &[position]));
    }
    for (position, check) in (0_u16..).zip(&entity.checks) {
        calls.push(call("check", check.extent, None, &[position]));
    }
}

/// `impl Numbered<S, NUMBER>`: the faults that only the schema can tell, each at its place.
fn checked(entity: &Entity) -> TokenStream {
    let arms = places(entity).into_iter().map(|(site, at)| {
        let (code, report) = (Literal::u32_unsuffixed(site.code()), report(at));
        quote!(#code => #report,)
    });
    let otherwise = report(entity.ident.span().into());
    let ident = &entity.ident;
    quote! {
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__S: __s::check::Indexed, const __NUMBER: usize> __s::check::Numbered<__S, __NUMBER> for #ident {
            const FAULT: () = match __s::check::fault::<__S, Self>(__NUMBER) {
                ::core::option::Option::None => {}
                ::core::option::Option::Some(__fault) => match __fault.code {
                    #(#arms)*
                    _ => #otherwise,
                },
            };
        }
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__S: __s::check::Indexed> __s::check::Checked<__S> for #ident {
            type This = Self;
        }
    }
}

fn report(at: Extent) -> TokenStream {
    let path = quote_spanned!(at.first=> __s::check::report);
    // A name of a local variable means another one with the span of a macro that makes the entity.
    let fault = quote!(__fault);
    let argument = quote_spanned!(at.last=> (#fault));
    quote!(#path #argument)
}

/// Every place of the entity to which a fault of the schema can point.
fn places(entity: &Entity) -> Vec<(Site, Extent)> {
    fn each<T>(
        items: &[T],
        site: fn(u16) -> Site,
        at: fn(&T) -> Extent,
    ) -> impl Iterator<Item = (Site, Extent)> {
        (0..).zip(items).map(move |(position, item)| (site(position), at(item)))
    }
    each(&entity.columns, Site::Column, |column| place(column).into())
        .chain(each(&entity.relations, Site::Relation, |relation| relation.extent))
        .chain(each(&entity.uniques, Site::Unique, |unique| unique.extent))
        .chain(each(&entity.indexes, Site::Index, |index| index.extent))
        .chain(each(&entity.checks, Site::Check, |check| check.extent))
        .collect()
}
