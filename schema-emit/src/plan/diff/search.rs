//! Searches in tables of their own, of tables that stay: they go before anything else happens and come when
//! everything else is there, with the rows that are there by then.

use super::{Moved, check_comparable};
use crate::{
    catalog::{Column, ObjectId, Search, Table},
    plan::{Held, Object, PlanError, Rows, order::Places},
    render::{Constraints, Facts},
};

/// The searches that move. One also goes and comes back when its table is built anew, because its triggers would be lost.
pub(super) fn changes<'c>(
    before: &Places<'c>,
    after: &Places<'c>,
    facts: &Facts,
) -> Result<Moved<'c>, PlanError> {
    let mut moved = Moved::default();
    for next in after.catalog.tables.iter().filter(|table| !table.searches.is_empty()) {
        // Those of a new table come with it.
        let Some(previous) = before.declared(&next.name) else { continue };
        check(previous, next)?;
        moved.made.extend(moving(next, previous, facts));
    }
    for previous in before.catalog.tables.iter().filter(|table| !table.searches.is_empty()) {
        let Some(next) = after.declared(&previous.name) else { continue };
        moved.gone.extend(moving(previous, next, facts));
    }
    Ok(moved)
}

fn check(previous: &Table, next: &Table) -> Result<(), PlanError> {
    for search in &next.searches {
        let before = previous.searches.iter().find(|before| before.name == search.name);
        check_comparable(before.map(|before| &before.definition), Some(&search.definition), || {
            ObjectId::Search(next.name.clone(), search.name.clone())
        })?;
    }
    Ok(())
}

/// The searches of `table` that are not as they are in `other`.
fn moving<'c>(
    table: &'c Table,
    other: &'c Table,
    facts: &Facts,
) -> impl Iterator<Item = Object<'c>> + use<'c> {
    let is_rebuilt = facts.constraints == Constraints::Rebuilt && differs_inside(table, other);
    let moves = move |search: &&Search| is_rebuilt || !other.searches.contains(search);
    table.searches.iter().filter(moves).map(|search| Object::Search {
        table: Held::Shared(&table.name),
        search: Held::Shared(search),
        rows: Rows::Any,
    })
}

/// Whether more than a new or lost column is between the two: where constraints are part of the table, it is
/// built anew for it.
fn differs_inside(table: &Table, other: &Table) -> bool {
    let has_changed = |column: &Column| {
        other.column(&column.name).is_some_and(|after| {
            let same_comment = Column { comment: column.comment.clone(), ..after.clone() };
            same_comment != *column
        })
    };
    table.primary_key != other.primary_key
        || table.uniques != other.uniques
        || table.foreign_keys != other.foreign_keys
        || table.checks != other.checks
        || table.options != other.options
        || table.columns.iter().any(has_changed)
}
