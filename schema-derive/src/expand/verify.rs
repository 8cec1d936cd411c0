//! Calls to the checks of the core that need the real types of the fields.
//!
//! A check that would pass if the types are what their names usually mean is left out, and one call asks whether
//! they are. Every other check gets a call of its own, which carries the place that its error underlines.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use schema_as_code_core::{
    check::{self, Message},
    def::{ColumnIndex, Conventions, EntityDef, Size},
};

use super::number;
use crate::{
    ast::{Column, ColumnRef, Entity},
    define::Definition,
    diagnostic::Faults,
    expr::{Kind, Node},
    tokens::Extent,
};

/// The checks of one entity.
pub(super) fn verification(entity: &Entity, definition: &Definition, faults: &Faults) -> TokenStream {
    let mut calls = Calls { entity, definition, tokens: Vec::new(), relied_on: BTreeSet::new() };
    relations(entity, faults, &mut calls);
    copies(entity, &mut calls);
    columns(entity, &mut calls);
    constraints(entity, &mut calls);
    calls.prediction();
    let calls = calls.tokens;
    quote!(#(const _: () = #calls;)*)
}

/// A check of the entity alone: its name, where it may stand in the source, and what it finds.
type Check = (&'static str, fn(&'static EntityDef, u16) -> Option<Message>);

const COLUMN_SIZE: Check = ("column_size", check::column_size_fault);
const DEFAULT_VALUE: Check = ("default_value", check::default_fault);
const GENERATED: Check = ("generated", check::generated_fault);
const IDENTITY: Check = ("identity", check::identity_fault);
const ROLE: Check = ("role", check::role_fault);
const KEY: Check = ("key", check::key_fault);
const UNIQUE: Check = ("unique", check::unique_fault);
const INDEX: Check = ("index", check::index_fault);
const SEARCHED_COLUMN: Check = ("searched_column", check::search_fault);
const ACCESS: Check = ("access", check::access_fault);
const CHECK: Check = ("check", check::check_fault);

/// The calls so far.
struct Calls<'a> {
    entity: &'a Entity,
    definition: &'a Definition,
    tokens: Vec<TokenStream>,
    /// The columns whose types must be as predicted.
    relied_on: BTreeSet<ColumnIndex>,
}

impl Calls<'_> {
    /// Asks `check` about its element number `position`. What it finds depends on the types of `columns`.
    fn ask(&mut self, (name, find): Check, at: impl Into<Extent>, position: u16, columns: &[ColumnIndex]) {
        let is_predicted = |column: &ColumnIndex| {
            u8::try_from(*column).is_ok() && self.definition.predicted[usize::from(*column)].is_some()
        };
        if columns.iter().all(is_predicted) && find(self.definition.entity, position).is_none() {
            self.relied_on.extend(columns);
        } else {
            self.call(name, at.into(), None, &[number(position)]);
        }
    }

    /// Asks about a relation to `target`. It is passed as its definition, not as a type: a bound would report a
    /// target that is no entity a second time.
    fn ask_target(&mut self, name: &str, at: impl Into<Extent>, target: &TokenStream, arguments: &[u16]) {
        let target = quote!(<#target as __s::def::Entity>::DEF);
        let arguments: Vec<TokenStream> = arguments.iter().map(|argument| number(*argument)).collect();
        self.call(name, at.into(), Some(target), &arguments);
    }

    /// Asks whether the types are as predicted, where a check was left out because they are.
    fn prediction(&mut self) {
        if self.relied_on.is_empty() {
            return;
        }
        let types = self.relied_on.iter().flat_map(|&column| {
            let ty = self.definition.entity.column(column).ty;
            // Columns with a larger position are not relied on.
            [column as u8, check::prediction_code(ty)]
        });
        let types = Literal::byte_string(&types.collect::<Vec<u8>>());
        self.call("predicted", self.entity.ident.span().into(), None, &[quote!(#types)]);
    }

    fn call(&mut self, name: &str, at: Extent, target: Option<TokenStream>, arguments: &[TokenStream]) {
        let ident = &self.entity.ident;
        let name = Ident::new(name, at.first);
        let target = target.into_iter();
        let path = quote_spanned!(at.first=> __s::check::#name);
        let definition = quote!(<#ident as __s::def::Entity>::DEF);
        let arguments = quote_spanned!(at.last=> (#definition, #(#target,)* #(#arguments),*));
        self.tokens.push(quote!(#path #arguments));
    }
}

fn relations(entity: &Entity, faults: &Faults, calls: &mut Calls<'_>) {
    for (position, relation) in (0_u16..).zip(&entity.relations) {
        calls.ask_target("relation_target", relation.extent, &relation.target, &[position]);
        let [column] = &relation.columns[..] else { continue };
        for (index, sibling) in (0_u16..).zip(&entity.columns) {
            if may_copy(&column.field, &sibling.field) && !faults.is_known_copy(index) {
                calls.ask_target("undeclared_copy", place(sibling), &relation.target, &[position, index]);
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

fn copies(entity: &Entity, calls: &mut Calls<'_>) {
    for (position, copy) in (0_u16..).zip(&entity.copies) {
        let is_same = |columns: &[ColumnRef]| columns == &copy.relation[..];
        let Some(relation) = entity.relations.iter().find(|relation| is_same(&relation.columns)) else {
            continue;
        };
        for (index, (column, _)) in (0_u16..).zip(&copy.columns) {
            calls.ask_target("declared_copy", column.span, &relation.target, &[position, index]);
        }
    }
}

fn columns(entity: &Entity, calls: &mut Calls<'_>) {
    let deleted = entity.deleted_column();
    for (index, column) in (0_u16..).zip(&entity.columns) {
        let options = &column.options;
        if options.size != Size::Unset && options.json.is_none() {
            calls.ask(COLUMN_SIZE, place(column), index, &[index]);
        }
        if let Some(default) = &options.default {
            calls.ask(DEFAULT_VALUE, default.extent, index, &[index]);
        }
        if let Some(generated) = &column.generated {
            let mut columns = vec![index];
            read(&generated.expr, deleted, &mut columns);
            calls.ask(GENERATED, generated.extent, index, &columns);
        }
        if column.key.is_some_and(|key| key.is_identity) {
            calls.ask(IDENTITY, place(column), index, &[index]);
        }
        role(index, calls, place(column));
    }
}

/// A role that the field or the entity asks for. What only the schema's conventions ask for is checked there.
fn role(index: ColumnIndex, calls: &mut Calls<'_>, at: proc_macro2::Span) {
    let entity = calls.definition.entity;
    if Conventions::NONE.role_of(entity, entity.column(index)).is_some() {
        calls.ask(ROLE, at, index, &[index]);
    }
}

fn constraints(entity: &Entity, calls: &mut Calls<'_>) {
    let deleted = entity.deleted_column();
    for (position, index) in (0_u16..).zip(entity.key()) {
        if let Some(column) = entity.columns.get(usize::from(index)) {
            calls.ask(KEY, place(column), position, &[index]);
        }
    }
    for (position, unique) in (0_u16..).zip(&entity.uniques) {
        if unique.columns.len() > 1 || unique.filter.is_some() || unique.ignores_case {
            let mut columns = unique.columns.iter().map(|column| column.index).collect();
            unique.filter.iter().for_each(|filter| read(filter, deleted, &mut columns));
            calls.ask(UNIQUE, unique.extent, position, &columns);
        }
    }
    for (position, index) in (0_u16..).zip(&entity.indexes) {
        let exprs = index.parts.iter().map(|part| &part.value);
        let exprs = exprs.filter(|value| !matches!(value.kind, Kind::Column(_))).chain(&index.filter);
        let mut columns = Vec::new();
        let count = exprs.map(|expr| read(expr, deleted, &mut columns)).count();
        if count > 0 {
            calls.ask(INDEX, index.extent, position, &columns);
        }
    }
    let searched = entity.search.iter().flat_map(|search| &search.columns);
    for (position, (column, _)) in (0_u16..).zip(searched) {
        calls.ask(SEARCHED_COLUMN, column.span, position, &[column.index]);
    }
    for (position, access) in (0_u16..).zip(&entity.accesses) {
        let values = access.filter.iter().map(|condition| &condition.value);
        let values = values.chain(access.order.iter().map(|order| &order.part.value));
        let mut columns = Vec::new();
        let exprs = values.filter(|value| !matches!(value.kind, Kind::Column(_)));
        let count = exprs.map(|expr| read(expr, deleted, &mut columns)).count();
        if count > 0 {
            calls.ask(ACCESS, access.extent, position, &columns);
        }
    }
    for (position, check) in (0_u16..).zip(&entity.checks) {
        let mut columns = Vec::new();
        read(&check.expr, deleted, &mut columns);
        calls.ask(CHECK, check.extent, position, &columns);
    }
}

/// Adds the columns that the expression reads; `deleted` is the one behind `live`.
fn read(node: &Node, deleted: Option<ColumnIndex>, columns: &mut Vec<ColumnIndex>) {
    match &node.kind {
        Kind::Column(column) => columns.push(column.index),
        Kind::Live => columns.extend(deleted),
        _ => node.children().into_iter().for_each(|child| read(child, deleted, columns)),
    }
}

/// The place of the column's name.
fn place(column: &Column) -> proc_macro2::Span {
    column.ident.span()
}
