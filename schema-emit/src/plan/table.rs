//! The differences of a table that stays.

mod columns;

use super::{Change, Object, PlanError, diff::check_comparable};
use crate::{
    catalog::{Index, ObjectId, PrimaryKey, Table},
    render::Facts,
};

/// What changes in tables that stay, by the time at which it changes.
#[derive(Default)]
pub(super) struct Parts {
    /// Keys, uniques, indexes and checks that go, in the order in which they would be made.
    pub(super) dropped: Vec<Object>,
    /// Foreign keys that go: before any key that they refer to.
    pub(super) dropped_foreign_keys: Vec<Object>,
    /// Triggers that go.
    pub(super) dropped_triggers: Vec<Object>,
    /// Columns that are added or changed; comments and options.
    pub(super) columns: Vec<Change>,
    /// Keys, uniques, indexes and checks that are added or changed.
    pub(super) attached: Vec<Change>,
    /// Foreign keys that are added or changed.
    pub(super) foreign_keys: Vec<Change>,
    /// Triggers that are added or changed.
    pub(super) triggers: Vec<Change>,
    /// Columns that go, in their order.
    pub(super) dropped_columns: Vec<Object>,
}

/// Whether foreign keys of other tables may refer to a table before the plan is done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Settled {
    Yes,
    No,
}

impl Settled {
    pub(super) fn is_unsettled(self) -> bool {
        self == Self::No
    }
}

/// Adds the differences of `previous` and `next` to `parts`.
pub(super) fn compare(
    previous: &Table,
    next: &Table,
    facts: &Facts,
    parts: &mut Parts,
) -> Result<Settled, PlanError> {
    if previous == next {
        return Ok(Settled::Yes);
    }
    let (columns, keys) = (parts.columns.len() + parts.dropped_columns.len(), parts.attached.len());
    columns::compare(previous, next, facts, parts)?;
    keys_and_checks(previous, next, parts)?;
    indexes(previous, next, parts)?;
    let has_changed =
        parts.columns.len() + parts.dropped_columns.len() > columns || parts.attached.len() > keys;
    foreign_keys(previous, next, parts)?;
    triggers(previous, next, parts)?;
    if previous.options != next.options {
        let options =
            |table: &Table| Object::Options { table: table.name.clone(), options: table.options.clone() };
        parts.columns.push(Change::Alter { previous: options(previous), next: options(next) });
    }
    if previous.comment != next.comment {
        let id = || ObjectId::Table(next.name.clone());
        parts.columns.push(comment(id, previous.comment.as_ref(), next.comment.as_ref()));
    }
    Ok(if has_changed { Settled::No } else { Settled::Yes })
}

/// A change of a comment.
pub(super) fn comment(id: impl Fn() -> ObjectId, previous: Option<&String>, next: Option<&String>) -> Change {
    Change::Alter {
        previous: Object::Comment { object: id(), text: previous.cloned() },
        next: Object::Comment { object: id(), text: next.cloned() },
    }
}

fn keys_and_checks(previous: &Table, next: &Table, parts: &mut Parts) -> Result<(), PlanError> {
    let object = |key: &PrimaryKey| Object::PrimaryKey { table: next.name.clone(), key: key.clone() };
    match (&previous.primary_key, &next.primary_key) {
        (Some(before), Some(after)) if before != after => {
            parts.attached.push(Change::Alter { previous: object(before), next: object(after) });
        }
        (Some(before), None) => parts.dropped.push(object(before)),
        (None, Some(after)) => parts.attached.push(Change::Create(object(after))),
        _ => {}
    }
    by_name(
        (&previous.uniques, &next.uniques),
        |unique| &unique.name,
        |unique| Object::Unique { table: next.name.clone(), unique: Box::new(unique.clone()) },
        |_, _| Ok(()),
        (&mut parts.dropped, &mut parts.attached),
    )?;
    by_name(
        (&previous.checks, &next.checks),
        |check| &check.name,
        |check| Object::Check { table: next.name.clone(), check: Box::new(check.clone()) },
        |before, after| {
            check_comparable(Some(&before.definition), Some(&after.definition), || {
                ObjectId::Check(next.name.clone(), after.name.clone())
            })
        },
        (&mut parts.dropped, &mut parts.attached),
    )
}

fn indexes(previous: &Table, next: &Table, parts: &mut Parts) -> Result<(), PlanError> {
    let check = |before: &Index, after: &Index| {
        let id = || ObjectId::Index(next.name.clone(), after.name.clone());
        check_comparable(before.predicate.as_ref(), after.predicate.as_ref(), id)?;
        before.keys.iter().zip(&after.keys).try_for_each(|(before, after)| {
            check_comparable(Some(&before.definition), Some(&after.definition), id)
        })
    };
    by_name(
        (&previous.indexes, &next.indexes),
        |index| &index.name,
        |index| Object::Index { table: next.name.clone(), index: Box::new(index.clone()) },
        check,
        (&mut parts.dropped, &mut parts.attached),
    )
}

fn foreign_keys(previous: &Table, next: &Table, parts: &mut Parts) -> Result<(), PlanError> {
    by_name(
        (&previous.foreign_keys, &next.foreign_keys),
        |key| &key.name,
        |key| Object::ForeignKey { table: next.name.clone(), key: Box::new(key.clone()) },
        |_, _| Ok(()),
        (&mut parts.dropped_foreign_keys, &mut parts.foreign_keys),
    )
}

fn triggers(previous: &Table, next: &Table, parts: &mut Parts) -> Result<(), PlanError> {
    by_name(
        (&previous.triggers, &next.triggers),
        |trigger| &trigger.name,
        |trigger| Object::Trigger { table: next.name.clone(), trigger: Box::new(trigger.clone()) },
        |before, after| {
            check_comparable(Some(&before.definition), Some(&after.definition), || {
                ObjectId::Trigger(next.name.clone(), after.name.clone())
            })
        },
        (&mut parts.dropped_triggers, &mut parts.triggers),
    )
}

/// Compares parts that are known by their names: what goes to `dropped`, what comes or changes to
/// `changed`.
fn by_name<T: PartialEq>(
    (previous, next): (&[T], &[T]),
    name: impl Fn(&T) -> &String,
    object: impl Fn(&T) -> Object,
    check: impl Fn(&T, &T) -> Result<(), PlanError>,
    (dropped, changed): (&mut Vec<Object>, &mut Vec<Change>),
) -> Result<(), PlanError> {
    if previous == next {
        return Ok(());
    }
    let before: indexmap::IndexMap<&String, &T> = previous.iter().map(|part| (name(part), part)).collect();
    let after: indexmap::IndexSet<&String> = next.iter().map(&name).collect();
    dropped.extend(previous.iter().filter(|part| !after.contains(name(part))).map(&object));
    for part in next {
        match before.get(name(part)) {
            None => changed.push(Change::Create(object(part))),
            Some(&other) => {
                check(other, part)?;
                if other != part {
                    changed.push(Change::Alter { previous: object(other), next: object(part) });
                }
            }
        }
    }
    Ok(())
}
