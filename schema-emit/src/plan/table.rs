//! The differences of a table that stays.

mod columns;

use std::borrow::Cow;

use super::{Change, Held, Object, PlanError, create::check_names, diff::check_comparable};
use crate::{
    catalog::{Index, ObjectId, PrimaryKey, Table, Text},
    render::Facts,
};

/// What changes in tables that stay, by the time at which it changes.
#[derive(Default)]
pub(super) struct Parts<'c> {
    /// Keys, uniques, indexes and checks that go, in the order in which they would be made.
    pub(super) dropped: Vec<Object<'c>>,
    /// Foreign keys that go: before any key that they refer to.
    pub(super) dropped_foreign_keys: Vec<Object<'c>>,
    /// Triggers that go.
    pub(super) dropped_triggers: Vec<Object<'c>>,
    /// Columns that are added or changed; comments and options.
    pub(super) columns: Vec<Change<'c>>,
    /// Keys, uniques, indexes and checks that are added or changed.
    pub(super) attached: Vec<Change<'c>>,
    /// Foreign keys that are added or changed.
    pub(super) foreign_keys: Vec<Change<'c>>,
    /// Triggers that are added or changed.
    pub(super) triggers: Vec<Change<'c>>,
    /// Columns that go, in their order.
    pub(super) dropped_columns: Vec<Object<'c>>,
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
pub(super) fn compare<'c>(
    previous: &'c Table,
    next: &'c Table,
    facts: &Facts,
    parts: &mut Parts<'c>,
) -> Result<Settled, PlanError> {
    if previous == next {
        return Ok(Settled::Yes);
    }
    check_names(previous)?;
    let (columns, keys) = (parts.columns.len() + parts.dropped_columns.len(), parts.attached.len());
    columns::compare(previous, next, facts, parts)?;
    keys_and_checks(previous, next, parts)?;
    indexes(previous, next, parts)?;
    let has_changed =
        parts.columns.len() + parts.dropped_columns.len() > columns || parts.attached.len() > keys;
    foreign_keys(previous, next, parts)?;
    triggers(previous, next, parts)?;
    if previous.options != next.options {
        let options = |table: &'c Table| Object::Options {
            table: Held::Shared(&table.name),
            options: Held::Shared(&table.options),
        };
        parts.columns.push(Change::altered(options(previous), options(next)));
    }
    if previous.comment != next.comment {
        let id = || ObjectId::Table(next.name.clone());
        parts.columns.push(comment(id, previous.comment.as_deref(), next.comment.as_deref()));
    }
    Ok(if has_changed { Settled::No } else { Settled::Yes })
}

/// A change of a comment.
pub(super) fn comment<'c>(
    id: impl Fn() -> ObjectId,
    previous: Option<&'c str>,
    next: Option<&'c str>,
) -> Change<'c> {
    let object =
        |text: Option<&'c str>| Object::Comment { object: Box::new(id()), text: text.map(Cow::Borrowed) };
    Change::altered(object(previous), object(next))
}

fn keys_and_checks<'c>(previous: &'c Table, next: &'c Table, parts: &mut Parts<'c>) -> Result<(), PlanError> {
    let object =
        |key: &'c PrimaryKey| Object::PrimaryKey { table: Held::Shared(&next.name), key: Held::Shared(key) };
    match (&previous.primary_key, &next.primary_key) {
        (Some(before), Some(after)) if before != after => {
            parts.attached.push(Change::altered(object(before), object(after)));
        }
        (Some(before), None) => parts.dropped.push(object(before)),
        (None, Some(after)) => parts.attached.push(Change::Create(object(after))),
        _ => {}
    }
    by_name(
        (&previous.uniques, &next.uniques),
        |unique| &unique.name,
        |unique| Object::Unique { table: Held::Shared(&next.name), unique: Held::Shared(unique) },
        |_, _| Ok(()),
        (&mut parts.dropped, &mut parts.attached),
    )?;
    by_name(
        (&previous.checks, &next.checks),
        |check| &check.name,
        |check| Object::Check { table: Held::Shared(&next.name), check: Held::Shared(check) },
        |before, after| {
            check_comparable(Some(&before.definition), Some(&after.definition), || {
                ObjectId::Check(next.name.clone(), after.name.clone())
            })
        },
        (&mut parts.dropped, &mut parts.attached),
    )
}

fn indexes<'c>(previous: &'c Table, next: &'c Table, parts: &mut Parts<'c>) -> Result<(), PlanError> {
    let check = |before: &Index, after: &Index| {
        let id = || ObjectId::Index(next.name.clone(), after.name.clone());
        check_comparable(before.predicate.as_deref(), after.predicate.as_deref(), id)?;
        before.keys.iter().zip(&after.keys).try_for_each(|(before, after)| {
            check_comparable(Some(&before.definition), Some(&after.definition), id)
        })
    };
    by_name(
        (&previous.indexes, &next.indexes),
        |index| &index.name,
        |index| Object::Index { table: Held::Shared(&next.name), index: Held::Shared(index) },
        check,
        (&mut parts.dropped, &mut parts.attached),
    )
}

fn foreign_keys<'c>(previous: &'c Table, next: &'c Table, parts: &mut Parts<'c>) -> Result<(), PlanError> {
    by_name(
        (&previous.foreign_keys, &next.foreign_keys),
        |key| &key.name,
        |key| Object::ForeignKey { table: Held::Shared(&next.name), key: Held::Shared(key) },
        |_, _| Ok(()),
        (&mut parts.dropped_foreign_keys, &mut parts.foreign_keys),
    )
}

fn triggers<'c>(previous: &'c Table, next: &'c Table, parts: &mut Parts<'c>) -> Result<(), PlanError> {
    by_name(
        (&previous.triggers, &next.triggers),
        |trigger| &trigger.name,
        |trigger| Object::Trigger { table: Held::Shared(&next.name), trigger: Held::Shared(trigger) },
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
fn by_name<'c, T: PartialEq>(
    (previous, next): (&'c [T], &'c [T]),
    name: impl Fn(&T) -> &Text,
    object: impl Fn(&'c T) -> Object<'c>,
    check: impl Fn(&T, &T) -> Result<(), PlanError>,
    (dropped, changed): (&mut Vec<Object<'c>>, &mut Vec<Change<'c>>),
) -> Result<(), PlanError> {
    if previous == next {
        return Ok(());
    }
    let before: indexmap::IndexMap<&Text, &T> = previous.iter().map(|part| (name(part), part)).collect();
    let after: indexmap::IndexSet<&Text> = next.iter().map(&name).collect();
    dropped.extend(previous.iter().filter(|part| !after.contains(name(part))).map(&object));
    for part in next {
        match before.get(name(part)) {
            None => changed.push(Change::Create(object(part))),
            Some(&other) => {
                check(other, part)?;
                if other != part {
                    changed.push(Change::altered(object(other), object(part)));
                }
            }
        }
    }
    Ok(())
}
