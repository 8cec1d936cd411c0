//! The differences of a table's columns.

use super::{Parts, comment};
use crate::{
    catalog::{Column, ColumnPosition, ObjectId, Table, Text},
    plan::{Change, Held, Object, PlanError, diff::check_comparable},
    render::{Columns, Comments, Facts},
};

pub(super) fn compare<'c>(
    previous: &'c Table,
    next: &'c Table,
    facts: &Facts,
    parts: &mut Parts<'c>,
) -> Result<(), PlanError> {
    if previous.columns == next.columns {
        return Ok(());
    }
    let before: indexmap::IndexMap<&Text, &Column> =
        previous.columns.iter().map(|column| (&column.name, column)).collect();
    let after: indexmap::IndexSet<&Text> = next.columns.iter().map(|column| &column.name).collect();

    let stays = |column: &&Column| after.contains(&column.name);
    let mut reordered: Vec<&Column> = previous.columns.iter().collect();
    let is_in_order = previous.columns.iter().filter(stays).map(|column| &column.name).eq(next
        .columns
        .iter()
        .map(|column| &column.name)
        .filter(|name| before.contains_key(name)));
    if facts.columns == Columns::Placed && !is_in_order {
        // Those that go stand last: each has its place whether the others have been added or not.
        let gone = previous.columns.iter().filter(|column| !stays(column));
        let staying = next.columns.iter().filter_map(|column| before.get(&column.name).copied());
        reordered = staying.chain(gone).collect();
        let order = |columns: &mut dyn Iterator<Item = &'c Column>| Object::ColumnOrder {
            table: Held::Shared(&next.name),
            columns: columns.map(|column| Held::Shared(&column.name)).collect(),
        };
        parts.columns.push(Change::altered(
            order(&mut previous.columns.iter()),
            order(&mut reordered.iter().copied()),
        ));
    }
    for (place, column) in reordered.iter().enumerate() {
        if !stays(column) {
            let ahead = place.checked_sub(1).map(|place| &reordered[place].name);
            parts.dropped_columns.push(object(next, column, ahead, facts));
        }
    }
    for (place, column) in next.columns.iter().enumerate() {
        match before.get(&column.name) {
            None => {
                let ahead = place.checked_sub(1).map(|place| &next.columns[place].name);
                parts.columns.push(Change::Create(object(next, column, ahead, facts)));
            }
            Some(&other) => changed(next, other, column, facts, parts)?,
        }
    }
    Ok(())
}

/// A column, behind the one that is `ahead` of it where columns have a place.
fn object<'c>(table: &'c Table, column: &'c Column, ahead: Option<&Text>, facts: &Facts) -> Object<'c> {
    let position = (facts.columns == Columns::Placed).then(|| match ahead {
        None => ColumnPosition::First,
        Some(name) => ColumnPosition::After(name.clone()),
    });
    Object::column(&table.name, column, position)
}

fn changed<'c>(
    table: &'c Table,
    previous: &'c Column,
    next: &'c Column,
    facts: &Facts,
    parts: &mut Parts<'c>,
) -> Result<(), PlanError> {
    let id = || ObjectId::Column(table.name.clone(), next.name.clone());
    check_comparable(previous.default.as_ref(), next.default.as_ref(), id)?;
    let generated = |column: &'c Column| column.generated.as_ref().map(|generated| &generated.definition);
    check_comparable(generated(previous), generated(next), id)?;
    if previous == next {
        return Ok(());
    }
    let whole = |column: Held<'c, Column>| Object::column(&table.name, column, None);
    if facts.comments == Comments::InDefinition {
        parts.columns.push(Change::altered(whole(previous.into()), whole(next.into())));
        return Ok(());
    }
    let mut same_comment = previous.clone();
    same_comment.comment.clone_from(&next.comment);
    if same_comment != *next {
        parts.columns.push(Change::altered(whole(same_comment.into()), whole(next.into())));
    }
    if previous.comment != next.comment {
        parts.columns.push(comment(id, previous.comment.as_deref(), next.comment.as_deref()));
    }
    Ok(())
}
