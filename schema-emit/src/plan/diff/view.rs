//! Views: taken away before anything else happens, and made when everything else is there.

use super::{Moved, check_comparable};
use crate::{
    catalog::{Catalog, Column, ColumnType, Name, ObjectId, Table, View},
    hash::ByName,
    plan::{Held, Object, PlanError, order::Places},
    render::{Constraints, Facts},
};

/// The views that move. One also goes and comes back when a column that it may show changes: databases refuse to change such a
/// column, and SQLite to build a table anew on which a view looks.
pub(super) fn changes<'c>(
    before: &Places<'c>,
    after: &Places<'c>,
    facts: &Facts,
) -> Result<Moved<'c>, PlanError> {
    let (from, to) = (before.catalog, after.catalog);
    if from.views.is_empty() && to.views.is_empty() {
        return Ok(Moved::default());
    }
    let (previous_views, next_views) = (by_name(from), by_name(to));
    for view in &to.views {
        if let Some(previous) = previous_views.get(&view.name) {
            check_comparable(Some(&previous.definition), Some(&view.definition), || {
                ObjectId::View(view.name.clone())
            })?;
        }
    }
    let is_settled = |id: &ObjectId| match id {
        ObjectId::Table(name) => match (before.declared(name), after.declared(name)) {
            (Some(previous), Some(next)) => {
                !has_changed(previous, next, facts) && !has_changed_type(before, after, next)
            }
            (None, None) => true,
            _ => false,
        },
        _ => true,
    };
    let stays = |view: &View, others: &ByName<&Name, &View>| {
        others.get(&view.name).is_some_and(|other| *other == view) && view.depends_on.iter().all(is_settled)
    };
    let pick = |catalog: &'c Catalog, others: &ByName<&Name, &View>| -> Vec<Object<'c>> {
        let views = catalog.views.iter().filter(|view| !stays(view, others));
        views.map(|view| Object::View(Held::Shared(view))).collect()
    };
    Ok(Moved { gone: pick(from, &next_views), made: pick(to, &previous_views) })
}

fn by_name(catalog: &Catalog) -> ByName<&Name, &View> {
    catalog.views.iter().map(|view| (&view.name, view)).collect()
}

fn has_changed(previous: &Table, next: &Table, facts: &Facts) -> bool {
    let is_rebuilt = facts.constraints == Constraints::Rebuilt
        && (previous.primary_key != next.primary_key
            || previous.uniques != next.uniques
            || previous.foreign_keys != next.foreign_keys
            || previous.checks != next.checks
            || previous.options != next.options
            || previous.columns != next.columns);
    let stays = |column: &Column| {
        next.column(&column.name).is_some_and(|after| {
            after.ty == column.ty
                && after.collation == column.collation
                && after.generated == column.generated
        })
    };
    is_rebuilt || !previous.columns.iter().all(stays)
}

fn has_changed_type(before: &Places<'_>, after: &Places<'_>, table: &Table) -> bool {
    table.columns.iter().any(|column| {
        let ColumnType::Named(name) = &column.ty else { return false };
        match (before.enums.get(&**name), after.enums.get(&**name)) {
            (Some(&previous), Some(&next)) => {
                before.catalog.enums[previous].values != after.catalog.enums[next].values
            }
            _ => false,
        }
    })
}
