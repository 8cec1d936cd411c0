//! Objects of one name.
//!
//! Names are compared by their hashes, and exactly where two hashes are the same: a schema of a
//! thousand tables has tens of thousands of names.

use std::hash::Hasher;

use schema_as_code_core::{def::Site, rules::NAME_COLLISION};

use super::{context::Context, log, names};
use crate::{
    catalog::{Name, Table},
    diagnostic::Diagnostic,
    dialect::{NameKind, NameRules, NameScope, TouchForm},
};

#[derive(Clone, Copy)]
struct Entry<'c> {
    hash: u64,
    kind: NameKind,
    /// The place of its table among all; types and routines: behind the last.
    table: usize,
    namespace: Option<&'c str>,
    name: &'c str,
}

pub(super) fn find_collisions(ctx: &mut Context<'_>) {
    let rules = &ctx.shape.names;
    let entries = entries(ctx);
    // By hash, and among equal names by declaration; the entries themselves stay where they are.
    let mut order: Vec<(u64, u32)> = entries.iter().map(|entry| entry.hash).zip(0..).collect();
    order.sort_unstable();
    let mut collisions: Vec<(Entry<'_>, Entry<'_>)> = Vec::new();
    for group in order.chunk_by(|left, right| left.0 == right.0).filter(|group| group.len() > 1) {
        let group: Vec<_> = group.iter().map(|&(_, place)| entries[place as usize]).collect();
        for (place, entry) in group.iter().enumerate() {
            if let Some(other) = group[..place].iter().find(|other| is_same(rules, other, entry)) {
                collisions.push((*other, *entry));
            }
        }
    }
    collisions.sort_by_key(|(_, entry)| entry.table);
    let diagnostics: Vec<_> = collisions.iter().map(|(first, second)| describe(ctx, first, second)).collect();
    for diagnostic in diagnostics {
        ctx.push(diagnostic);
    }
}

fn entries<'c>(ctx: &'c Context<'_>) -> Vec<Entry<'c>> {
    let rules = &ctx.shape.names;
    let tables = &ctx.catalog.tables;
    let mut entries = Vec::with_capacity(tables.len() * 24);
    let mut push = |kind, place, name: &'c Name, own: &'c str| {
        let namespace = name.namespace.as_deref();
        let hash = hash(rules, kind, place, namespace, own);
        entries.push(Entry { hash, kind, table: place, namespace, name: own });
    };
    for (place, table) in tables.iter().enumerate() {
        each_name(table, &mut |kind, own| push(kind, place, &table.name, own));
    }
    for view in &ctx.catalog.views {
        push(NameKind::View, tables.len(), &view.name, &view.name.name);
    }
    for enumeration in &ctx.catalog.enums {
        push(NameKind::EnumType, tables.len(), &enumeration.name, &enumeration.name.name);
    }
    for routine in &ctx.catalog.routines {
        push(NameKind::Routine, tables.len(), &routine.name, &routine.name.name);
    }
    entries
}

fn each_name<'c>(table: &'c Table, visit: &mut impl FnMut(NameKind, &'c str)) {
    visit(NameKind::Table, &table.name.name);
    if let Some(name) = table.primary_key.as_ref().and_then(|key| key.name.as_deref()) {
        visit(NameKind::PrimaryKey, name);
    }
    table.columns.iter().for_each(|column| visit(NameKind::Column, &column.name));
    table.uniques.iter().for_each(|unique| visit(NameKind::Unique, &unique.name));
    table.indexes.iter().for_each(|index| visit(NameKind::Index, &index.name));
    table.checks.iter().for_each(|check| visit(NameKind::Check, &check.name));
    table.foreign_keys.iter().for_each(|key| visit(NameKind::ForeignKey, &key.name));
    table.triggers.iter().for_each(|trigger| visit(NameKind::Trigger, &trigger.name));
}

fn scope_of(rules: &NameRules, kind: NameKind, table: usize) -> (usize, u8) {
    match (rules.scope)(kind) {
        NameScope::Database(group) => (usize::MAX, group),
        NameScope::Table(group) => (table, group),
    }
}

/// Of the scope and the name, which is folded where the dialect folds it.
fn hash(rules: &NameRules, kind: NameKind, table: usize, namespace: Option<&str>, name: &str) -> u64 {
    let (table, group) = scope_of(rules, kind, table);
    let mut hasher = Fnv(0xcbf2_9ce4_8422_2325);
    hasher.write_u8(group);
    hasher.write(&(table as u64).to_le_bytes());
    for part in [namespace.unwrap_or(""), name] {
        if rules.is_case_sensitive {
            hasher.write(part.as_bytes());
        } else if part.is_ascii() {
            part.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
        } else {
            hasher.write(part.to_lowercase().as_bytes());
        }
        hasher.write_u8(0);
    }
    hasher.finish()
}

fn is_same(rules: &NameRules, first: &Entry<'_>, second: &Entry<'_>) -> bool {
    let is_scope_same =
        scope_of(rules, first.kind, first.table) == scope_of(rules, second.kind, second.table);
    let is_name_same = if rules.is_case_sensitive {
        first.name == second.name && first.namespace == second.namespace
    } else {
        first.name.to_lowercase() == second.name.to_lowercase() && first.namespace == second.namespace
    };
    is_scope_same && is_name_same
}

fn describe(ctx: &Context<'_>, first: &Entry<'_>, second: &Entry<'_>) -> Diagnostic {
    let owner = |entry: &Entry<'_>| ctx.lowered.get(entry.table).map(|lowered| lowered.def);
    let of = |entry: &Entry<'_>| match (entry.kind, owner(entry)) {
        (NameKind::Table, Some(def)) => format!(" of `{}`", def.name),
        (NameKind::Table, None) if entry.name == log::TABLE => " of the audit log".to_owned(),
        (NameKind::Table, None) if ctx.shape.touch == TouchForm::After => " of the acting user".to_owned(),
        (_, Some(def)) => format!(" of `{}`", ctx.schema.conventions.table_of(def)),
        (_, None) => String::new(),
    };
    let product = ctx.target.dialect.product();
    let folded = if first.name == second.name { "" } else { ", which tells no upper from lower case" };
    let message = format!(
        "the {} `{}`{} has the name of the {} `{}`{} on {product}{folded}",
        names::describe(second.kind),
        second.name,
        of(second),
        names::describe(first.kind),
        first.name,
        of(first),
    );
    let help = match second.kind {
        NameKind::Table | NameKind::View => "say another `table = \"…\"` on one of the entities",
        NameKind::Column => "say another `name = \"…\"` on one of the fields",
        NameKind::EnumType => "give the enum another type name",
        _ => "say another `name = \"…\"` on one of them",
    };
    match owner(second).or_else(|| owner(first)) {
        Some(entity) => Diagnostic::at(NAME_COLLISION, entity, Site::Entity, message, help),
        None => {
            let mut diagnostic = Diagnostic::at(
                NAME_COLLISION,
                &schema_as_code_core::def::EntityDef::EMPTY,
                Site::Entity,
                message,
                help,
            );
            ctx.schema.name.clone_into(&mut diagnostic.place);
            diagnostic
        }
    }
}

/// FNV-1a: the same on every machine and in every run.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
