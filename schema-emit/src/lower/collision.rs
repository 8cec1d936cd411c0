//! Objects of one name.
//!
//! Names are compared by their hashes, and exactly where two hashes are the same: a schema of a
//! thousand tables has tens of thousands of names. Those that must differ in their table alone are compared
//! table by table.

use std::{borrow::Cow, hash::Hasher as _, ops::RangeInclusive};

use schema_as_code_core::{def::Site, rules::NAME_COLLISION};

use super::{context::Context, log, names};
use crate::{
    catalog::{Catalog, Name, Search, Table},
    diagnostic::Diagnostic,
    dialect::{NameKind, NameRules, NameScope, SearchForm, SearchNames, Shape, TouchForm},
    hash::NameHasher,
};

/// A name, and where it is.
#[derive(Clone, Copy)]
struct Entry<'c> {
    kind: NameKind,
    place: Place,
    namespace: Option<&'c str>,
    name: &'c str,
}

/// The place of a name among those of its table, and of the table among all; what is in no table: behind the
/// last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    origin: Origin,
    table: u32,
    part: u32,
}

/// Whose name it is. What comes with a search is behind all that is declared: it is not what has the name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Declared,
    Search,
}

/// The names of a catalog, and of what its searches bring with them.
struct Named<'c> {
    catalog: &'c Catalog,
    /// By the places of their tables.
    of_searches: Vec<(usize, NameKind, String)>,
}

pub(super) fn find_collisions(ctx: &mut Context<'_>) {
    let (rules, catalog) = (&ctx.shape.names, &ctx.catalog);
    let named = Named { catalog, of_searches: of_searches(ctx.shape, catalog) };
    let mut pairs: Vec<(Entry<'_>, Entry<'_>)> = Vec::new();
    let mut of_database: Vec<u64> = Vec::with_capacity(catalog.tables.len() * 8);
    let mut of_table: Vec<u64> = Vec::new();
    for table in 0..=catalog.tables.len() {
        of_table.clear();
        each_entry(&named, table, &mut |entry| {
            let scope = (rules.scope)(entry.kind);
            let hashes = if is_of_table(scope) { &mut of_table } else { &mut of_database };
            hashes.push(hash(rules, scope, &entry));
        });
        if !are_different(&mut of_table) {
            find_same(rules, &named, table..=table, is_of_table, &mut pairs);
        }
    }
    if !are_different(&mut of_database) {
        find_same(rules, &named, 0..=catalog.tables.len(), |scope| !is_of_table(scope), &mut pairs);
    }
    pairs.sort_by_key(|(_, second)| (second.place.table, second.place));
    let diagnostics: Vec<_> = pairs.iter().map(|(first, second)| describe(ctx, first, second)).collect();
    for diagnostic in diagnostics {
        ctx.push(diagnostic);
    }
}

fn is_of_table(scope: NameScope) -> bool {
    matches!(scope, NameScope::Table(_))
}

/// Adds each name of `tables` and of the scopes that are meant which another has before it, with that one.
fn find_same<'c>(
    rules: &NameRules,
    named: &'c Named<'c>,
    tables: RangeInclusive<usize>,
    is_meant: impl Fn(NameScope) -> bool,
    pairs: &mut Vec<(Entry<'c>, Entry<'c>)>,
) {
    let mut hashed: Vec<(u64, Place)> = Vec::new();
    for table in tables {
        each_entry(named, table, &mut |entry| {
            let scope = (rules.scope)(entry.kind);
            if is_meant(scope) {
                hashed.push((hash(rules, scope, &entry), entry.place));
            }
        });
    }
    hashed.sort_unstable();
    for group in hashed.chunk_by(|left, right| left.0 == right.0).filter(|group| group.len() > 1) {
        let group: Vec<_> = group.iter().map(|&(_, place)| entry_at(named, place)).collect();
        for (number, entry) in group.iter().enumerate() {
            if let Some(other) = group[..number].iter().find(|other| is_same(rules, other, entry)) {
                pairs.push((*other, *entry));
            }
        }
    }
}

/// Whether no two hashes are the same, as it nearly always is.
fn are_different(hashes: &mut [u64]) -> bool {
    // To compare a handful is cheaper than to put them in order, and comparing all of them than stopping.
    const FEW: usize = 32;
    if hashes.len() <= FEW {
        let is_in = |(place, hash): (usize, &u64)| {
            hashes[..place].iter().fold(false, |is_in, other| is_in | (other == hash))
        };
        return !hashes.iter().enumerate().any(is_in);
    }
    hashes.sort_unstable();
    hashes.windows(2).all(|pair| pair[0] != pair[1])
}

fn entry_at<'c>(named: &'c Named<'c>, place: Place) -> Entry<'c> {
    let mut found = None;
    each_entry(named, place.table as usize, &mut |entry| {
        if entry.place == place {
            found = Some(entry);
        }
    });
    found.expect("the place was that of a name")
}

/// The names in the table at the place `table`; behind the last, those that are in no table.
fn each_entry<'c>(named: &'c Named<'c>, table: usize, visit: &mut impl FnMut(Entry<'c>)) {
    let Named { catalog, of_searches } = named;
    let mut part = 0;
    let mut place = |origin| {
        part += 1;
        Place { origin, table: count(table), part }
    };
    if let Some(own) = catalog.tables.get(table) {
        let namespace = own.name.namespace.as_deref();
        let mut at = |origin, kind, name| visit(Entry { kind, place: place(origin), namespace, name });
        each_name(own, &mut |kind, name| at(Origin::Declared, kind, name));
        let made = of_searches.iter().filter(|(place, ..)| *place == table);
        made.for_each(|(_, kind, name)| at(Origin::Search, *kind, name));
        return;
    }
    let mut named = |kind, name: &'c Name| {
        visit(Entry {
            kind,
            place: place(Origin::Declared),
            namespace: name.namespace.as_deref(),
            name: &name.name,
        });
    };
    catalog.views.iter().for_each(|view| named(NameKind::View, &view.name));
    catalog.enums.iter().for_each(|ty| named(NameKind::EnumType, &ty.name));
    catalog.routines.iter().for_each(|routine| named(NameKind::Routine, &routine.name));
}

/// The names of what comes with searches, and the places of their tables.
fn of_searches(shape: &Shape, catalog: &Catalog) -> Vec<(usize, NameKind, String)> {
    let SearchForm::Table { names, .. } = shape.methods.search else { return Vec::new() };
    let SearchNames { rows, shadows, triggers } = names;
    let mut made = Vec::new();
    for (place, table) in catalog.tables.iter().enumerate() {
        for Search { name, definition: _ } in &table.searches {
            let tables = ["", rows].into_iter().chain(shadows.iter().copied());
            made.extend(tables.map(|suffix| (place, NameKind::Table, format!("{name}{suffix}"))));
            let triggers = triggers.iter().map(|(suffix, _)| format!("{name}{suffix}"));
            made.extend(triggers.map(|name| (place, NameKind::Trigger, name)));
        }
    }
    made
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("a schema has fewer tables than that")
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

/// Of the scope and the name. Names that the dialect takes for one have one hash.
fn hash(rules: &NameRules, scope: NameScope, entry: &Entry<'_>) -> u64 {
    let (NameScope::Database(group) | NameScope::Table(group)) = scope;
    let mut hasher =
        if rules.is_case_sensitive { NameHasher::default() } else { NameHasher::ignoring_case() };
    hasher.write_u8(group);
    for text in entry.namespace.into_iter().chain([entry.name]) {
        let folded = if rules.is_case_sensitive { Cow::Borrowed(text) } else { folded(text) };
        hasher.write(folded.as_bytes());
    }
    hasher.finish()
}

/// As it is compared where case does not count, except for ASCII letters.
fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

fn is_same(rules: &NameRules, first: &Entry<'_>, second: &Entry<'_>) -> bool {
    let is_scope_same = match ((rules.scope)(first.kind), (rules.scope)(second.kind)) {
        (NameScope::Table(one), NameScope::Table(other)) => {
            one == other && first.place.table == second.place.table
        }
        (one, other) => one == other,
    };
    let is_name_same = if rules.is_case_sensitive {
        first.name == second.name && first.namespace == second.namespace
    } else {
        first.name.to_lowercase() == second.name.to_lowercase() && first.namespace == second.namespace
    };
    is_scope_same && is_name_same
}

fn describe(ctx: &Context<'_>, first: &Entry<'_>, second: &Entry<'_>) -> Diagnostic {
    let owner = |entry: &Entry<'_>| ctx.lowered.get(entry.place.table as usize).map(|lowered| lowered.def);
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
