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
    Change, Held, Object, PlanError, Step,
    create::{check_names, creation},
    order::{Node, Places, Renamed},
    table::{self, Parts},
};
use crate::{
    catalog::{Catalog, Definition, Name, ObjectId},
    hash::Names,
    intent::Intent,
    render,
};

mod rename;
mod search;
mod view;

/// What goes before anything else happens, and what comes when everything else is there; what changes does both.
#[derive(Default)]
struct Moved<'c> {
    gone: Vec<Object<'c>>,
    made: Vec<Object<'c>>,
}

pub(super) fn steps<'c>(
    from: &'c Catalog,
    to: &'c Catalog,
    intent: &Intent,
) -> Result<Vec<Step<'c>>, PlanError> {
    const NONE: &Renamed = &Renamed::new();
    let (before, after) = (Places::of(from, NONE)?, Places::of(to, NONE)?);
    let (renamed, renames) = rename::renamed(&before, &after, intent);
    if renames.is_empty() {
        return between(&before, &after, renames);
    }
    let steps = between(&Places { renamed: &renamed, ..before }, &after, renames)?;
    Ok(steps.into_iter().map(Step::into_owned).collect())
}

/// The steps from `before`, where columns have taken their new names by `renames`.
fn between<'c>(
    before: &Places<'c>,
    after: &Places<'c>,
    renames: Vec<Change<'c>>,
) -> Result<Vec<Step<'c>>, PlanError> {
    let facts = render::facts(after.catalog.dialect);
    let mut parts = Parts::default();
    let mut unsettled = Names::default();
    for (place, next) in after.catalog.tables.iter().enumerate() {
        check_names(next)?;
        if let Some(previous) = before.place_of(&next.name, place)
            && table::compare(before.table(previous), next, facts, &mut parts)?.is_unsettled()
        {
            unsettled.insert(&next.name);
        }
    }
    for (place, previous) in before.catalog.tables.iter().enumerate() {
        if after.place_of(&previous.name, place).is_none() {
            check_names(previous)?;
        }
    }
    let (shared, routines) = objects(before, after)?;
    let views = view::changes(before, after, facts)?;
    let searches = search::changes(before, after, facts)?;

    let is_unsettled = |name: &Name| unsettled.contains(name);
    let mut gone_objects = Vec::new();
    let gone =
        creation(before, facts, are_in(before, after), is_unsettled, &mut |object| gone_objects.push(object));

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
    let creates = |objects: Vec<Object<'c>>| objects.into_iter().map(Change::Create);
    let mut steps = Vec::with_capacity(gone_objects.len());
    let mut take = |changes: &mut dyn Iterator<Item = Change<'c>>| steps.extend(changes.map(Step::new));
    take(&mut drops(views.gone));
    take(&mut drops(searches.gone));
    take(&mut renames.into_iter());
    take(&mut drops(gone.triggers));
    take(&mut drops(dropped_triggers));
    take(&mut drops(gone.foreign_keys));
    take(&mut drops(dropped_foreign_keys));
    take(&mut drops(dropped));
    take(&mut shared.into_iter());
    let made = creation(after, facts, are_in(after, before), is_unsettled, &mut |object| {
        take(&mut std::iter::once(Change::Create(object)));
    });
    take(&mut columns.into_iter());
    take(&mut attached.into_iter());
    take(&mut foreign_keys.into_iter());
    take(&mut creates(made.foreign_keys));
    take(&mut routines.into_iter());
    take(&mut triggers.into_iter());
    take(&mut creates(made.triggers));
    take(&mut creates(searches.made));
    take(&mut creates(views.made));
    take(&mut drops(dropped_columns));
    take(&mut drops(gone_objects));
    Ok(steps)
}

/// The last made goes first.
fn drops(objects: Vec<Object<'_>>) -> impl Iterator<Item = Change<'_>> {
    objects.into_iter().rev().map(Change::Drop)
}

/// For each object of one catalog, whether it is in the other, too.
fn are_in(places: &Places<'_>, other: &Places<'_>) -> Vec<bool> {
    let mut are_in = Vec::with_capacity(places.count());
    places.nodes().for_each(|node| are_in.push(is_in(node, places, other)));
    are_in
}

/// Whether the object at `node` of one catalog is in the other, too.
fn is_in(node: Node, places: &Places<'_>, other: &Places<'_>) -> bool {
    let catalog = places.catalog;
    match node {
        Node::Namespace(place) => other.catalog.namespaces.contains(&catalog.namespaces[place]),
        Node::Enum(place) => other.enums.contains_key(&catalog.enums[place].name),
        Node::Routine(place) => other.routines.contains_key(&catalog.routines[place].name),
        Node::Table(place) => other.place_of(&catalog.tables[place].name, place).is_some(),
    }
}

/// Changed types, and changed routines.
fn objects<'c>(
    before: &Places<'c>,
    after: &Places<'c>,
) -> Result<(Vec<Change<'c>>, Vec<Change<'c>>), PlanError> {
    let (from, to) = (before.catalog, after.catalog);
    let mut types = Vec::new();
    for next in &to.enums {
        let Some(&place) = before.enums.get(&next.name) else { continue };
        let previous = &from.enums[place];
        if previous.values != next.values {
            types.push(Change::altered(
                Object::Enum(Held::Shared(previous)),
                Object::Enum(Held::Shared(next)),
            ));
        }
        if previous.comment != next.comment {
            let id = || ObjectId::Enum(next.name.clone());
            types.push(table::comment(id, previous.comment.as_deref(), next.comment.as_deref()));
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
            routines.push(Change::altered(
                Object::Routine(Held::Shared(previous)),
                Object::Routine(Held::Shared(next)),
            ));
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
