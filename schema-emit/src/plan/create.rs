//! What it takes to make objects of a catalog; removing them is the same, inverted.

use std::{borrow::Cow, hash::Hash};

use super::{
    Held, Object, PlanError, Rows,
    order::{Node, Places},
};
use crate::{
    catalog::{ForeignKey, Name, ObjectId, Table, Trigger},
    render::{Facts, ForeignKeys, Indexes},
};

/// The objects that are made when all others are there, in order.
#[derive(Default)]
pub(super) struct Closing<'c> {
    /// Foreign keys that close a cycle, or need a table that is altered first.
    pub(super) foreign_keys: Vec<Object<'c>>,
    /// Triggers whose bodies name what comes after their table.
    pub(super) triggers: Vec<Object<'c>>,
}

/// Gives `make` the objects of a catalog that are not there yet, in order: schemas, types, routines, and tables, each
/// with its indexes and triggers. Foreign keys to tables for which `is_unsettled` holds come last.
pub(super) fn creation<'c>(
    places: &Places<'c>,
    facts: &Facts,
    mut is_there: Vec<bool>,
    is_unsettled: impl Fn(&Name) -> bool,
    make: &mut impl FnMut(Object<'c>),
) -> Closing<'c> {
    let catalog = places.catalog;
    let mut closing = Closing::default();
    for node in places.order(&is_there) {
        is_there[places.number(node)] = true;
        match node {
            Node::Namespace(place) => {
                make(Object::Namespace(Cow::Borrowed(&catalog.namespaces[place])));
            }
            Node::Enum(place) => make(Object::Enum(Held::Shared(&catalog.enums[place]))),
            Node::Routine(place) => {
                make(Object::Routine(Held::Shared(&catalog.routines[place])));
            }
            Node::Table(place) => {
                let is_made = |node| is_there[places.number(node)];
                let is_inline = |key: &ForeignKey, target| {
                    facts.foreign_keys == ForeignKeys::AlwaysInline
                        || is_made(Node::Table(target)) && !is_unsettled(&key.target)
                };
                let is_ready = |trigger: &Trigger| {
                    trigger.depends_on.iter().all(|id| match places.node(id) {
                        Some(node @ (Node::Table(_) | Node::Routine(_))) => is_made(node),
                        Some(Node::Namespace(_) | Node::Enum(_)) | None => true,
                    })
                };
                let (table, targets) = (places.table(place), places.targets(place));
                make_table(table, targets, facts, is_inline, is_ready, make, &mut closing);
            }
        }
    }
    closing
}

fn make_table<'c>(
    table: &'c Table,
    targets: &[usize],
    facts: &Facts,
    is_inline: impl Fn(&ForeignKey, usize) -> bool,
    is_ready: impl Fn(&Trigger) -> bool,
    make: &mut impl FnMut(Object<'c>),
    closing: &mut Closing<'c>,
) {
    let name = Held::Shared(&table.name);
    let keys = table.foreign_keys.iter().zip(targets);
    let made = if keys.clone().all(|(key, &target)| is_inline(key, target)) {
        Held::Shared(table)
    } else {
        let (inline, later): (Vec<_>, Vec<_>) = keys.partition(|&(key, &target)| is_inline(key, target));
        let later = later.into_iter().map(|(key, _)| Held::Shared(key));
        closing.foreign_keys.extend(later.map(|key| Object::ForeignKey { table: name.clone(), key }));
        let foreign_keys = inline.into_iter().map(|(key, _)| key.clone()).collect();
        Held::from(Table { foreign_keys, ..table.clone() })
    };
    make(Object::Table(made));
    if facts.indexes == Indexes::Separate {
        let indexes = table.indexes.iter().map(Held::Shared);
        indexes.map(|index| Object::Index { table: name.clone(), index }).for_each(&mut *make);
    }
    let searches = table.searches.iter().map(Held::Shared);
    let searches = searches.map(|search| Object::Search { table: name.clone(), search, rows: Rows::None });
    searches.for_each(&mut *make);
    for trigger in &table.triggers {
        let object = Object::Trigger { table: name.clone(), trigger: Held::Shared(trigger) };
        if is_ready(trigger) { make(object) } else { closing.triggers.push(object) }
    }
}

/// Refuses a table in which two parts of one kind have one name.
pub(super) fn check_names(table: &Table) -> Result<(), PlanError> {
    let of = &table.name;
    unique(table.columns.iter().map(|column| &column.name), |name| ObjectId::Column(of.clone(), name))?;
    unique(table.uniques.iter().map(|unique| &unique.name), |name| ObjectId::Unique(of.clone(), name))?;
    unique(table.checks.iter().map(|check| &check.name), |name| ObjectId::Check(of.clone(), name))?;
    unique(table.foreign_keys.iter().map(|key| &key.name), |name| ObjectId::ForeignKey(of.clone(), name))?;
    unique(table.indexes.iter().map(|index| &index.name), |name| ObjectId::Index(of.clone(), name))?;
    unique(table.searches.iter().map(|search| &search.name), |name| ObjectId::Search(of.clone(), name))?;
    unique(table.triggers.iter().map(|trigger| &trigger.name), |name| ObjectId::Trigger(of.clone(), name))
}

fn unique<'a, N: Clone + Eq + Hash + 'a>(
    names: impl Iterator<Item = &'a N> + Clone,
    id: impl Fn(N) -> ObjectId,
) -> Result<(), PlanError> {
    // Most tables have a handful of parts: comparing them is cheaper than hashing them.
    const FEW: usize = 16;
    if names.clone().count() <= FEW {
        let mut rest = names;
        while let Some(name) = rest.next() {
            if rest.clone().any(|other| other == name) {
                return Err(PlanError::Duplicate { object: Box::new(id(name.clone())) });
            }
        }
        return Ok(());
    }
    let mut seen = indexmap::IndexSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(PlanError::Duplicate { object: Box::new(id(name.clone())) });
        }
    }
    Ok(())
}
