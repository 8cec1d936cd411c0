//! Objects of one name.
//!
//! Names are compared by their hashes, and exactly where two hashes are the same: a schema of a
//! thousand tables has tens of thousands of names. Those that must differ in their table alone are compared
//! table by table.

mod seen;

use std::ops::RangeInclusive;

use schema_as_code_core::{def::Site, rules::NAME_COLLISION};

pub(super) use seen::Seen;

use super::{context::Context, log, names};
use crate::{
    catalog::{Catalog, Name, Search, Table, Text},
    diagnostic::Diagnostic,
    dialect::{NameKind, NameRules, NameScope, SearchForm, SearchNames, Shape, TouchForm},
};
use seen::Group;

/// A name, and where it is.
#[derive(Clone, Copy)]
struct Entry<'c> {
    kind: NameKind,
    place: Place,
    namespace: Option<&'c str>,
    name: &'c str,
}

impl Entry<'_> {
    fn group(&self, rules: &NameRules) -> Group {
        Group::of(rules, self.kind, self.namespace)
    }
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
    /// In the order of their tables' places.
    of_searches: Vec<(usize, NameKind, String)>,
}

impl Named<'_> {
    /// What the searches of the table at the place `table` bring with them.
    fn of_searches(&self, table: usize) -> &[(usize, NameKind, String)] {
        let start = self.of_searches.partition_point(|&(place, ..)| place < table);
        let length = self.of_searches[start..].partition_point(|&(place, ..)| place == table);
        &self.of_searches[start..start + length]
    }
}

/// Tells the names in an entity's table apart from each other and from those before, while the table is at hand.
pub(super) fn see_names(ctx: &mut Context<'_>, position: usize) {
    let Context { seen, shape, catalog, .. } = ctx;
    let table = &catalog.tables[position];
    seen.begin_table();
    each_kind(table, &mut |kind, names| {
        let group = Group::of(&shape.names, kind, table.name.namespace.as_deref());
        let hashes = names.map(|name| group.hash(name));
        if group.is_of_table() {
            hashes.for_each(|hash| seen.add_to_table(position, hash));
        } else {
            hashes.for_each(|hash| seen.add_to_database(hash));
        }
    });
}

/// Reports names that are the same, those of triggers and of what is in no entity's table included.
pub(super) fn find_collisions(ctx: &mut Context<'_>) {
    let mut seen = std::mem::take(&mut ctx.seen);
    let (rules, catalog) = (&ctx.shape.names, &ctx.catalog);
    let named = Named { catalog, of_searches: of_searches(ctx.shape, catalog) };
    for table in 0..=catalog.tables.len() {
        let is_seen = table < ctx.lowered.len();
        if is_seen && catalog.tables[table].triggers.is_empty() && named.of_searches(table).is_empty() {
            continue;
        }
        seen.begin_table();
        each_entry(&named, table, &mut |entry| {
            let is_late = entry.kind == NameKind::Trigger || entry.place.origin == Origin::Search;
            let group = entry.group(rules);
            if group.is_of_table() {
                seen.add_to_table(table, group.hash(entry.name));
            } else if !is_seen || is_late {
                seen.add_to_database(group.hash(entry.name));
            }
        });
    }
    let mut pairs: Vec<(Entry<'_>, Entry<'_>)> = Vec::new();
    for table in seen.doubtful_tables() {
        find_same(rules, &named, table..=table, Group::is_of_table, &mut pairs);
    }
    if seen.is_database_doubtful() {
        find_same(rules, &named, 0..=catalog.tables.len(), |group| !group.is_of_table(), &mut pairs);
    }
    pairs.sort_by_key(|(_, second)| (second.place.table, second.place));
    let diagnostics: Vec<_> = pairs.iter().map(|(first, second)| describe(ctx, first, second)).collect();
    for diagnostic in diagnostics {
        ctx.push(diagnostic);
    }
}

/// Adds each name of `tables` and of the scopes that are meant which another has before it, with that one.
fn find_same<'c>(
    rules: &NameRules,
    named: &'c Named<'c>,
    tables: RangeInclusive<usize>,
    is_meant: impl Fn(&Group) -> bool,
    pairs: &mut Vec<(Entry<'c>, Entry<'c>)>,
) {
    let mut hashed: Vec<(u64, Place)> = Vec::new();
    for table in tables {
        each_entry(named, table, &mut |entry| {
            let group = entry.group(rules);
            if is_meant(&group) {
                hashed.push((group.hash(entry.name), entry.place));
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
fn each_entry<'c>(all: &'c Named<'c>, table: usize, visit: &mut impl FnMut(Entry<'c>)) {
    let catalog = all.catalog;
    let mut part = 0;
    let mut place = |origin| {
        part += 1;
        Place { origin, table: count(table), part }
    };
    if let Some(own) = catalog.tables.get(table) {
        let namespace = own.name.namespace.as_deref();
        let mut at = |origin, kind, name| visit(Entry { kind, place: place(origin), namespace, name });
        each_kind(own, &mut |kind, names| names.for_each(|name| at(Origin::Declared, kind, name)));
        let made = all.of_searches(table);
        made.iter().for_each(|(_, kind, name)| at(Origin::Search, *kind, name));
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

/// Gives `visit` the names in a table, one kind after the other.
fn each_kind<'c>(table: &'c Table, visit: &mut dyn FnMut(NameKind, &mut dyn Iterator<Item = &'c str>)) {
    fn names<'c, T>(parts: &'c [T], name: impl Fn(&'c T) -> &'c Text) -> impl Iterator<Item = &'c str> {
        parts.iter().map(move |part| &**name(part))
    }
    let Table { name, primary_key, columns, uniques, indexes, checks, foreign_keys, triggers, .. } = table;
    visit(NameKind::Table, &mut std::iter::once(&*name.name));
    visit(NameKind::PrimaryKey, &mut primary_key.iter().filter_map(|key| key.name.as_deref()));
    visit(NameKind::Column, &mut names(columns, |column| &column.name));
    visit(NameKind::Unique, &mut names(uniques, |unique| &unique.name));
    visit(NameKind::Index, &mut names(indexes, |index| &index.name));
    visit(NameKind::Check, &mut names(checks, |check| &check.name));
    visit(NameKind::ForeignKey, &mut names(foreign_keys, |key| &key.name));
    visit(NameKind::Trigger, &mut names(triggers, |trigger| &trigger.name));
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
