//! The differences of two catalogs, in an order that works forwards and, inverted, backwards.
//!
//! 1. views and searches that go, change, or show a table that changes: nothing may stand in the way of what
//!    follows
//! 2. columns take their new names: everything after speaks of those
//! 3. triggers, foreign keys, indexes and constraints that go
//! 4. new schemas, types, routines and tables
//! 5. new and changed columns
//! 6. new and changed constraints, indexes, foreign keys and triggers, and then searches and views
//! 7. columns, tables, types and schemas that go: what destroys rows comes last

use super::{
    Change, Object, PlanError,
    create::{check_names, creation},
    order::{Node, Places},
    table::{self, Parts},
};
use crate::{
    catalog::{Catalog, Definition, ObjectId},
    intent::Intent,
    render,
};

mod rename;
mod search;
mod view;

pub(super) fn changes(from: &Catalog, to: &Catalog, intent: &Intent) -> Result<Vec<Change>, PlanError> {
    for table in from.tables.iter().chain(&to.tables) {
        check_names(table)?;
    }
    let declared = from;
    let (renamed, renames) = rename::renamed(from, to, intent);
    let from = renamed.as_ref().unwrap_or(from);
    let facts = render::facts(to.dialect);
    let (before, after) = (Places::of(from)?, Places::of(to)?);

    let mut parts = Parts::default();
    let mut unsettled = indexmap::IndexSet::new();
    for next in &to.tables {
        if let Some(&place) = before.tables.get(&next.name)
            && table::compare(&from.tables[place], next, facts, &mut parts)?.is_unsettled()
        {
            unsettled.insert(&next.name);
        }
    }
    let (shared, routines) = objects(from, to, &before, &after)?;
    let views = view::changes(declared, to, facts)?;
    let searches = search::changes(declared, to, facts)?;

    let made =
        creation(to, &after, facts, |node| !is_in(node, to, from, &before), |name| unsettled.contains(name))?;
    let gone = creation(
        from,
        &before,
        facts,
        |node| !is_in(node, from, to, &after),
        |name| unsettled.contains(name),
    )?;

    let Parts {
        dropped,
        dropped_foreign_keys,
        dropped_triggers,
        columns,
        attached,
        foreign_keys,
        triggers,
        dropped_columns,
    } = parts;
    let mut changes: Vec<Change> = drops(views.gone).collect();
    changes.extend(drops(searches.gone));
    changes.extend(renames);
    changes.extend(drops(gone.triggers));
    changes.extend(drops(dropped_triggers));
    changes.extend(drops(gone.foreign_keys));
    changes.extend(drops(dropped_foreign_keys));
    changes.extend(drops(dropped));
    changes.extend(shared);
    changes.extend(made.objects.into_iter().map(Change::Create));
    changes.extend(columns);
    changes.extend(attached);
    changes.extend(foreign_keys);
    changes.extend(made.foreign_keys.into_iter().map(Change::Create));
    changes.extend(routines);
    changes.extend(triggers);
    changes.extend(made.triggers.into_iter().map(Change::Create));
    changes.extend(searches.made.into_iter().map(Change::Create));
    changes.extend(views.made.into_iter().map(Change::Create));
    changes.extend(drops(dropped_columns));
    changes.extend(drops(gone.objects));
    Ok(changes)
}

/// The last made goes first.
fn drops(objects: Vec<Object>) -> impl Iterator<Item = Change> {
    objects.into_iter().rev().map(Change::Drop)
}

/// Whether the object at `node` of `catalog` is in `other`, too.
fn is_in(node: Node, catalog: &Catalog, other: &Catalog, places: &Places<'_>) -> bool {
    match node {
        Node::Namespace(place) => other.namespaces.contains(&catalog.namespaces[place]),
        Node::Enum(place) => places.enums.contains_key(&catalog.enums[place].name),
        Node::Routine(place) => places.routines.contains_key(&catalog.routines[place].name),
        Node::Table(place) => places.tables.contains_key(&catalog.tables[place].name),
    }
}

/// Changed types, and changed routines.
fn objects(
    from: &Catalog,
    to: &Catalog,
    before: &Places<'_>,
    after: &Places<'_>,
) -> Result<(Vec<Change>, Vec<Change>), PlanError> {
    let mut types = Vec::new();
    for next in &to.enums {
        let Some(&place) = before.enums.get(&next.name) else { continue };
        let previous = &from.enums[place];
        if previous.values != next.values {
            types.push(Change::Alter {
                previous: Object::Enum(Box::new(previous.clone())),
                next: Object::Enum(Box::new(next.clone())),
            });
        }
        if previous.comment != next.comment {
            let id = || ObjectId::Enum(next.name.clone());
            types.push(table::comment(id, previous.comment.as_ref(), next.comment.as_ref()));
        }
    }
    let mut routines = Vec::new();
    for (name, &place) in &before.routines {
        let Some(&other) = after.routines.get(name) else { continue };
        let (previous, next) = (&from.routines[place], &to.routines[other]);
        check_comparable(Some(&previous.definition), Some(&next.definition), || {
            ObjectId::Routine(next.name.clone())
        })?;
        if previous != next {
            routines.push(Change::Alter {
                previous: Object::Routine(Box::new(previous.clone())),
                next: Object::Routine(Box::new(next.clone())),
            });
        }
    }
    Ok((types, routines))
}

/// Refuses to compare what a server printed with what was declared.
pub(super) fn check_comparable(
    previous: Option<&Definition>,
    next: Option<&Definition>,
    object: impl FnOnce() -> ObjectId,
) -> Result<(), PlanError> {
    match (previous, next) {
        (Some(previous), Some(next)) if !previous.is_comparable_with(next) => {
            Err(PlanError::Observed { object: Box::new(object()) })
        }
        _ => Ok(()),
    }
}
