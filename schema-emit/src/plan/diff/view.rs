//! Views: taken away before anything else happens, and made when everything else is there.

use super::check_comparable;
use crate::{
    catalog::{Catalog, Column, ColumnType, EnumType, Name, ObjectId, View},
    plan::{Object, PlanError},
};

/// The views that go, and those that come; one that changes does both.
pub(super) struct Views {
    pub(super) gone: Vec<Object>,
    pub(super) made: Vec<Object>,
}

/// A view also goes and comes back when a table that it reads `has_changed`: databases refuse to change a
/// column that a view shows.
pub(super) fn changes(
    from: &Catalog,
    to: &Catalog,
    has_changed: impl Fn(&Name) -> bool,
) -> Result<Views, PlanError> {
    for view in &to.views {
        if let Some(previous) = named(from, &view.name) {
            check_comparable(Some(&previous.definition), Some(&view.definition), || {
                ObjectId::View(view.name.clone())
            })?;
        }
    }
    let has_changed_type = |table: &Name| {
        let columns = to.table(table).into_iter().flat_map(|table| &table.columns);
        columns.filter_map(|column| enum_of(to, column)).any(|ty| {
            from.enums.iter().any(|previous| previous.name == ty.name && previous.values != ty.values)
        })
    };
    let stays = |view: &View, other: &Catalog| {
        named(other, &view.name) == Some(view)
            && view.depends_on.iter().all(|id| match id {
                ObjectId::Table(name) => {
                    from.table(name).is_some() == to.table(name).is_some()
                        && !has_changed(name)
                        && !has_changed_type(name)
                }
                _ => true,
            })
    };
    let pick = |catalog: &Catalog, other: &Catalog| -> Vec<Object> {
        let views = catalog.views.iter().filter(|view| !stays(view, other));
        views.map(|view| Object::View(Box::new(view.clone()))).collect()
    };
    Ok(Views { gone: pick(from, to), made: pick(to, from) })
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
