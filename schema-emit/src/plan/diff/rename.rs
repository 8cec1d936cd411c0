//! Columns that take another name, as declared.

use crate::{
    catalog::{Column, Definition, Expr, Name, Recipe, Table, Text},
    hash::ByName,
    intent::{Intent, Rename},
    plan::{
        Change, Object,
        order::{Places, Renamed},
    },
};

/// The tables of `before` that the renames change, with the names that their columns have afterwards, and
/// the renames.
pub(super) fn renamed<'c>(
    before: &Places<'_>,
    after: &Places<'_>,
    intent: &Intent,
) -> (Renamed, Vec<Change<'c>>) {
    let mut tables = Renamed::new();
    let mut changes = Vec::new();
    let mut targets: ByName<&Name, Vec<(Text, &Text)>> = ByName::default();
    for rename in &intent.renames {
        let Some(&place) = before.tables.get(&rename.table) else { continue };
        let Some(next) = after.table_called(&rename.table) else { continue };
        let current = tables.get(&place).unwrap_or(before.table(place));
        let Some(previous) = previous_name(current, next, rename) else { continue };
        let table = tables.entry(place).or_insert_with(|| before.table(place).clone());
        let column = table.columns.iter_mut().find(|column| column.name == previous);
        let Some(column) = column else { continue };
        let mut named = column.clone();
        named.name.clone_from(&rename.next);
        let unnamed = std::mem::replace(column, named.clone());
        changes.push(Change::altered(object(rename, unnamed), object(rename, named)));
        rename_in_table(table, &previous, &rename.next);
        targets.entry(&rename.table).or_default().push((previous, &rename.next));
    }
    if !targets.is_empty() {
        rename_targets(before, &targets, &mut tables);
    }
    (tables, changes)
}

/// The name under which the column is in `table`, unless it already has the new one.
fn previous_name(table: &Table, next: &Table, rename: &Rename) -> Option<Text> {
    if table.column(&rename.next).is_some() {
        return None;
    }
    let is_free = |name: &&Text| table.column(name).is_some() && next.column(name).is_none();
    rename.previous.iter().find(is_free).cloned()
}

fn object<'c>(rename: &Rename, column: Column) -> Object<'c> {
    Object::column(rename.table.clone(), column, None)
}

/// What the server renames along with the column. Triggers and routines keep their text: they differ
/// afterwards, and are made anew.
fn rename_in_table(table: &mut Table, previous: &str, next: &Text) {
    let Table { columns, primary_key, uniques, foreign_keys, checks, indexes, .. } = table;
    if let Some(key) = primary_key {
        in_list(&mut key.columns, previous, next);
    }
    uniques.iter_mut().for_each(|unique| in_list(&mut unique.columns, previous, next));
    foreign_keys.iter_mut().for_each(|key| in_list(&mut key.columns, previous, next));
    let generated = columns.iter_mut().filter_map(|column| column.generated.as_mut());
    let checks = checks.iter_mut().map(|check| &mut check.definition);
    for definition in generated.map(|generated| &mut generated.definition).chain(checks) {
        in_definition(definition, previous, next);
    }
    for index in indexes {
        in_list(&mut index.include, previous, next);
        let keys = index.keys.iter_mut().map(|key| &mut key.definition);
        for definition in keys.chain(index.predicate.as_deref_mut()) {
            in_definition(definition, previous, next);
        }
    }
}

/// The foreign keys that lead to renamed columns.
fn rename_targets(before: &Places<'_>, targets: &ByName<&Name, Vec<(Text, &Text)>>, tables: &mut Renamed) {
    for (place, table) in before.catalog.tables.iter().enumerate() {
        for (number, key) in table.foreign_keys.iter().enumerate() {
            for (previous, next) in targets.get(&key.target).into_iter().flatten() {
                let table = tables.get(&place).unwrap_or(table);
                if table.foreign_keys[number].target_columns.contains(previous) {
                    let table = tables.entry(place).or_insert_with(|| before.table(place).clone());
                    in_list(&mut table.foreign_keys[number].target_columns, previous, next);
                }
            }
        }
    }
}

fn in_list(names: &mut [Text], previous: &str, next: &Text) {
    for name in names.iter_mut().filter(|name| *name == previous) {
        name.clone_from(next);
    }
}

fn in_definition(definition: &mut Definition, previous: &str, next: &Text) {
    match definition {
        Definition::Portable(expr) => in_expr(expr, previous, next),
        Definition::Recipe(recipe) => {
            if let Recipe::SearchVector { columns, .. } = &mut **recipe {
                for column in columns.iter_mut().filter(|column| column.name == previous) {
                    column.name.clone_from(next);
                }
            }
        }
        Definition::Source(_) | Definition::Observed(_) => {}
    }
}

fn in_expr(expr: &mut Expr, previous: &str, next: &Text) {
    match expr {
        Expr::Column(name) if name == previous => name.clone_from(next),
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
        | Expr::Cast { value, .. } => in_expr(value, previous, next),
        Expr::Binary(binary) => {
            in_expr(&mut binary.left, previous, next);
            in_expr(&mut binary.right, previous, next);
        }
        Expr::When { condition, value } => {
            in_expr(condition, previous, next);
            in_expr(value, previous, next);
        }
        Expr::Matches(matched) => in_expr(&mut matched.value, previous, next),
        Expr::In(membership) => {
            in_expr(&mut membership.value, previous, next);
            membership.list.iter_mut().for_each(|item| in_expr(item, previous, next));
        }
        Expr::Call { arguments, .. } => arguments.iter_mut().for_each(|item| in_expr(item, previous, next)),
    }
}
