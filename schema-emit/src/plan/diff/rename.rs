//! Columns that take another name, as declared.

use crate::{
    catalog::{Catalog, Column, Definition, Expr, Recipe, Table},
    intent::{Intent, Rename},
    plan::{Change, Object},
};

/// `from` with the names that its columns have after the renames, and the renames; `None` when there are
/// none.
pub(super) fn renamed(from: &Catalog, to: &Catalog, intent: &Intent) -> (Option<Catalog>, Vec<Change>) {
    let mut renamed: Option<Catalog> = None;
    let mut changes = Vec::new();
    for rename in &intent.renames {
        let current = renamed.as_ref().unwrap_or(from);
        let Some(place) = current.tables.iter().position(|table| table.name == rename.table) else {
            continue;
        };
        let Some(next) = to.table(&rename.table) else { continue };
        let Some(previous) = previous_name(&current.tables[place], next, rename) else { continue };
        let catalog = renamed.get_or_insert_with(|| from.clone());
        let column = catalog.tables[place].columns.iter_mut().find(|column| column.name == previous);
        let Some(column) = column else { continue };
        let mut after = column.clone();
        after.name.clone_from(&rename.next);
        let before = std::mem::replace(column, after.clone());
        changes.push(Change::Alter { previous: object(rename, before), next: object(rename, after) });
        rename_references(catalog, place, rename, &previous);
    }
    (renamed, changes)
}

/// The name under which the column is in `table`, unless it already has the new one.
fn previous_name(table: &Table, next: &Table, rename: &Rename) -> Option<String> {
    if table.column(&rename.next).is_some() {
        return None;
    }
    let is_free = |name: &&String| table.column(name).is_some() && next.column(name).is_none();
    rename.previous.iter().find(is_free).cloned()
}

fn object(rename: &Rename, column: Column) -> Object {
    Object::Column { table: rename.table.clone(), column: Box::new(column), position: None }
}

/// What the server renames along with the column. Triggers and routines keep their text: they differ
/// afterwards, and are made anew.
fn rename_references(catalog: &mut Catalog, place: usize, rename: &Rename, previous: &str) {
    let in_list = |names: &mut Vec<String>| {
        for name in names.iter_mut().filter(|name| *name == previous) {
            name.clone_from(&rename.next);
        }
    };
    for table in &mut catalog.tables {
        for key in table.foreign_keys.iter_mut().filter(|key| key.target == rename.table) {
            in_list(&mut key.target_columns);
        }
    }
    let Table { columns, primary_key, uniques, foreign_keys, checks, indexes, .. } =
        &mut catalog.tables[place];
    if let Some(key) = primary_key {
        in_list(&mut key.columns);
    }
    uniques.iter_mut().for_each(|unique| in_list(&mut unique.columns));
    foreign_keys.iter_mut().for_each(|key| in_list(&mut key.columns));
    let generated = columns.iter_mut().filter_map(|column| column.generated.as_mut());
    let checks = checks.iter_mut().map(|check| &mut check.definition);
    for definition in generated.map(|generated| &mut generated.definition).chain(checks) {
        in_definition(definition, previous, &rename.next);
    }
    for index in indexes {
        in_list(&mut index.include);
        let keys = index.keys.iter_mut().map(|key| &mut key.definition);
        for definition in keys.chain(index.predicate.as_mut()) {
            in_definition(definition, previous, &rename.next);
        }
    }
}

fn in_definition(definition: &mut Definition, previous: &str, next: &str) {
    match definition {
        Definition::Portable(expr) => in_expr(expr, previous, next),
        Definition::Recipe(Recipe::SearchVector { columns, .. }) => {
            for column in columns.iter_mut().filter(|column| column.name == previous) {
                next.clone_into(&mut column.name);
            }
        }
        Definition::Recipe(_) | Definition::Source(_) | Definition::Observed(_) => {}
    }
}

fn in_expr(expr: &mut Expr, previous: &str, next: &str) {
    match expr {
        Expr::Column(name) if name == previous => next.clone_into(name),
        Expr::Column(_)
        | Expr::Null
        | Expr::Bool(_)
        | Expr::Number(_)
        | Expr::Text(_)
        | Expr::Bytes(_)
        | Expr::Raw(_) => {}
        Expr::Unary { operand: value, .. }
        | Expr::IsNull(value)
        | Expr::IsNotNull(value)
        | Expr::Matches { value, .. }
        | Expr::Cast { value, .. } => in_expr(value, previous, next),
        Expr::Binary { left, right, .. } | Expr::When { condition: left, value: right } => {
            in_expr(left, previous, next);
            in_expr(right, previous, next);
        }
        Expr::In { value, list } => {
            in_expr(value, previous, next);
            list.iter_mut().for_each(|item| in_expr(item, previous, next));
        }
        Expr::Call { arguments, .. } => arguments.iter_mut().for_each(|item| in_expr(item, previous, next)),
    }
}
