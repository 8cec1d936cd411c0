//! What it takes to make objects of a catalog; removing them is the same, inverted.

use super::{
    Object, PlanError, Rows,
    order::{Node, Places},
};
use crate::{
    catalog::{Catalog, ForeignKey, Name, ObjectId, Table, Trigger},
    render::{Facts, ForeignKeys, Indexes},
};

/// The objects to make, in order.
#[derive(Default)]
pub(super) struct Creation {
    /// Schemas, types, routines, and tables, each with its indexes and triggers.
    pub(super) objects: Vec<Object>,
    /// Foreign keys that close a cycle, or need a table that is altered first.
    pub(super) foreign_keys: Vec<Object>,
    /// Triggers whose bodies name what comes after their table.
    pub(super) triggers: Vec<Object>,
}

/// Makes the nodes of `catalog` for which `is_new` holds. Foreign keys to tables for which `is_unsettled`
/// holds come last.
pub(super) fn creation(
    catalog: &Catalog,
    places: &Places<'_>,
    facts: &Facts,
    is_new: impl Fn(Node) -> bool,
    is_unsettled: impl Fn(&Name) -> bool,
) -> Result<Creation, PlanError> {
    let mut creation = Creation::default();
    let mut is_made: Vec<bool> = (0..catalog.tables.len()).map(|place| !is_new(Node::Table(place))).collect();
    let mut is_routine_made: Vec<bool> =
        (0..catalog.routines.len()).map(|place| !is_new(Node::Routine(place))).collect();
    for node in places.order()?.into_iter().filter(|&node| is_new(node)) {
        match node {
            Node::Namespace(place) => {
                creation.objects.push(Object::Namespace(catalog.namespaces[place].clone()));
            }
            Node::Enum(place) => creation.objects.push(Object::Enum(Box::new(catalog.enums[place].clone()))),
            Node::Routine(place) => {
                is_routine_made[place] = true;
                creation.objects.push(Object::Routine(Box::new(catalog.routines[place].clone())));
            }
            Node::Table(place) => {
                is_made[place] = true;
                let table = &catalog.tables[place];
                let is_inline = |key: &ForeignKey| {
                    facts.foreign_keys == ForeignKeys::AlwaysInline
                        || !is_unsettled(&key.target)
                            && places.tables.get(&key.target).is_some_and(|&target| is_made[target])
                };
                let is_ready = |trigger: &Trigger| {
                    trigger.depends_on.iter().all(|id| match places.node(id) {
                        Some(Node::Table(place)) => is_made[place],
                        Some(Node::Routine(place)) => is_routine_made[place],
                        Some(Node::Namespace(_) | Node::Enum(_)) | None => true,
                    })
                };
                push_table(&mut creation, table, facts, is_inline, is_ready);
            }
        }
    }
    Ok(creation)
}

fn push_table(
    creation: &mut Creation,
    table: &Table,
    facts: &Facts,
    is_inline: impl Fn(&ForeignKey) -> bool,
    is_ready: impl Fn(&Trigger) -> bool,
) {
    let Table {
        name,
        comment,
        columns,
        primary_key,
        uniques,
        foreign_keys,
        checks,
        indexes,
        searches,
        triggers,
        options,
    } = table;
    let mut inline = Vec::with_capacity(foreign_keys.len());
    for key in foreign_keys {
        if is_inline(key) {
            inline.push(key.clone());
        } else {
            creation
                .foreign_keys
                .push(Object::ForeignKey { table: name.clone(), key: Box::new(key.clone()) });
        }
    }
    let are_indexes_inline = facts.indexes == Indexes::Inline;
    creation.objects.push(Object::Table(Box::new(Table {
        name: name.clone(),
        comment: comment.clone(),
        columns: columns.clone(),
        primary_key: primary_key.clone(),
        uniques: uniques.clone(),
        foreign_keys: inline,
        checks: checks.clone(),
        indexes: if are_indexes_inline { indexes.clone() } else { Vec::new() },
        searches: Vec::new(),
        triggers: Vec::new(),
        options: options.clone(),
    })));
    if !are_indexes_inline {
        let own =
            indexes.iter().map(|index| Object::Index { table: name.clone(), index: Box::new(index.clone()) });
        creation.objects.extend(own);
    }
    let searches = searches.iter().map(|search| Object::Search {
        table: name.clone(),
        search: Box::new(search.clone()),
        rows: Rows::None,
    });
    creation.objects.extend(searches);
    for trigger in triggers {
        let object = Object::Trigger { table: name.clone(), trigger: Box::new(trigger.clone()) };
        if is_ready(trigger) { &mut creation.objects } else { &mut creation.triggers }.push(object);
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

fn unique<'a>(
    names: impl Iterator<Item = &'a String> + Clone,
    id: impl Fn(String) -> ObjectId,
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
