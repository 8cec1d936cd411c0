//! Views: taken away before anything else happens, and made when everything else is there.

use super::check_comparable;
use crate::{
    catalog::{Catalog, Column, ColumnType, EnumType, Name, ObjectId, Table, View},
    plan::{Object, PlanError},
    render::{Constraints, Facts},
};

/// The views that go, and those that come; one that changes does both.
pub(super) struct Views {
    pub(super) gone: Vec<Object>,
    pub(super) made: Vec<Object>,
}

/// A view also goes and comes back when a column that it may show changes: databases refuse to change such a
/// column, and SQLite to build a table anew on which a view looks.
pub(super) fn changes(from: &Catalog, to: &Catalog, facts: &Facts) -> Result<Views, PlanError> {
    for view in &to.views {
        if let Some(previous) = named(from, &view.name) {
            check_comparable(Some(&previous.definition), Some(&view.definition), || {
                ObjectId::View(view.name.clone())
            })?;
        }
    }
    let is_settled = |id: &ObjectId| match id {
        ObjectId::Table(name) => match (from.table(name), to.table(name)) {
            (Some(previous), Some(next)) => {
                !has_changed(previous, next, facts) && !has_changed_type(from, to, next)
            }
            (None, None) => true,
            _ => false,
        },
        _ => true,
    };
    let stays = |view: &View, other: &Catalog| {
        named(other, &view.name) == Some(view) && view.depends_on.iter().all(is_settled)
    };
    let pick = |catalog: &Catalog, other: &Catalog| -> Vec<Object> {
        let views = catalog.views.iter().filter(|view| !stays(view, other));
        views.map(|view| Object::View(Box::new(view.clone()))).collect()
    };
    Ok(Views { gone: pick(from, to), made: pick(to, from) })
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

fn has_changed_type(from: &Catalog, to: &Catalog, table: &Table) -> bool {
    table
        .columns
        .iter()
        .filter_map(|column| enum_of(to, column))
        .any(|ty| from.enums.iter().any(|previous| previous.name == ty.name && previous.values != ty.values))
}

fn enum_of<'c>(catalog: &'c Catalog, column: &Column) -> Option<&'c EnumType> {
    match &column.ty {
        ColumnType::Named(name) => catalog.enums.iter().find(|ty| ty.name == *name),
        ColumnType::BuiltIn(_) | ColumnType::Values(_) => None,
    }
}

fn named<'c>(catalog: &'c Catalog, name: &Name) -> Option<&'c View> {
    catalog.views.iter().find(|view| view.name == *name)
}
