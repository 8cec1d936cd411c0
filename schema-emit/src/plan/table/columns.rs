//! The differences of a table's columns.

use super::{Parts, comment};
use crate::{
    catalog::{Column, ColumnPosition, ObjectId, Table},
    plan::{Change, Object, PlanError, diff::check_comparable},
    render::{Columns, Comments, Facts},
};

pub(super) fn compare(
    previous: &Table,
    next: &Table,
    facts: &Facts,
    parts: &mut Parts,
) -> Result<(), PlanError> {
    if previous.columns == next.columns {
        return Ok(());
    }
    let before: indexmap::IndexMap<&String, &Column> =
        previous.columns.iter().map(|column| (&column.name, column)).collect();
    let after: indexmap::IndexSet<&String> = next.columns.iter().map(|column| &column.name).collect();

    for (place, column) in previous.columns.iter().enumerate() {
        if !after.contains(&column.name) {
            parts.dropped_columns.push(object(previous, place, column, facts));
        }
    }
    for (place, column) in next.columns.iter().enumerate() {
        match before.get(&column.name) {
            None => parts.columns.push(Change::Create(object(next, place, column, facts))),
            Some(&other) => changed(next, other, column, facts, parts)?,
        }
    }
    if facts.columns == Columns::Placed {
        let stays_before = previous.columns.iter().filter(|column| after.contains(&column.name));
        let stays_after = next.columns.iter().filter(|column| before.contains_key(&column.name));
        let names = |columns: &mut dyn Iterator<Item = &Column>| -> Vec<String> {
            columns.map(|column| column.name.clone()).collect()
        };
        let (before, after) = (names(&mut stays_before.into_iter()), names(&mut stays_after.into_iter()));
        if before != after {
            parts.columns.push(Change::Alter {
                previous: Object::ColumnOrder { table: next.name.clone(), columns: before },
                next: Object::ColumnOrder { table: next.name.clone(), columns: after },
            });
        }
    }
    Ok(())
}

fn object(table: &Table, place: usize, column: &Column, facts: &Facts) -> Object {
    let position = (facts.columns == Columns::Placed).then(|| match place {
        0 => ColumnPosition::First,
        _ => ColumnPosition::After(table.columns[place - 1].name.clone()),
    });
    Object::Column { table: table.name.clone(), column: Box::new(column.clone()), position }
}

fn changed(
    table: &Table,
    previous: &Column,
    next: &Column,
    facts: &Facts,
    parts: &mut Parts,
) -> Result<(), PlanError> {
    let id = || ObjectId::Column(table.name.clone(), next.name.clone());
    check_comparable(previous.default.as_ref(), next.default.as_ref(), id)?;
    let generated = |column: &Column| column.generated.as_ref().map(|generated| generated.definition.clone());
    check_comparable(generated(previous).as_ref(), generated(next).as_ref(), id)?;
    if previous == next {
        return Ok(());
    }
    let whole = |column: &Column| Object::Column {
        table: table.name.clone(),
        column: Box::new(column.clone()),
        position: None,
    };
    if facts.comments == Comments::InDefinition {
        parts.columns.push(Change::Alter { previous: whole(previous), next: whole(next) });
        return Ok(());
    }
    let mut same_comment = previous.clone();
    same_comment.comment.clone_from(&next.comment);
    if same_comment != *next {
        parts.columns.push(Change::Alter { previous: whole(&same_comment), next: whole(next) });
    }
    if previous.comment != next.comment {
        parts.columns.push(comment(id, previous.comment.as_ref(), next.comment.as_ref()));
    }
    Ok(())
}
