//! Primary key, uniques, checks and foreign keys of a table.

use rusqlite::Connection;

use super::{names_in, places, spelled, table::Source, unnamed::unnamed};
use crate::{
    catalog::{
        Catalog, Check, Deferral, Definition, ForeignKey, Name, ObjectId, PrimaryKey, ReferentialAction,
        Table, Text, Unique,
    },
    live::{
        Unheld,
        sqlite::{
            IntrospectError,
            normalize::{normalize_name, normalize_tokens},
            parse::{ColumnClause, ExprTokens, ForeignKeyText, KeyPart, TableClause},
            query::{self, ForeignKeyRow, IndexRow},
        },
    },
};

/// A constraint, wherever it stands.
struct Constraint<'t, 'a> {
    name: Option<&'t String>,
    conflict: Option<&'t String>,
    body: Body<'t, 'a>,
}

enum Body<'t, 'a> {
    PrimaryKey { parts: Vec<KeyPart>, is_autoincrement: bool },
    Unique(Vec<KeyPart>),
    Check(&'t ExprTokens<'a>),
    ForeignKey { columns: Vec<String>, key: &'t ForeignKeyText },
    Nothing,
}

pub(super) fn read(
    database: &Connection,
    source: &Source<'_>,
    indexes: &[IndexRow],
    table: &mut Table,
    unheld: &mut Vec<Unheld>,
) -> Result<(), IntrospectError> {
    for constraint in constraints(source) {
        add(source, constraint, table, unheld)?;
    }
    note_repeated_names(table, unheld);
    agree_about_key(source, table)?;
    agree_about_uniques(database, source, indexes, table)?;
    let answers = query::foreign_keys(database, &table.name.name)?;
    agree_about_foreign_keys(source, &answers, table)
}

/// Those of the columns, then those of the table, as they are written.
fn constraints<'t, 'a>(source: &'t Source<'a>) -> Vec<Constraint<'t, 'a>> {
    let mut constraints = Vec::new();
    for column in &source.text.columns {
        for clause in &column.clauses {
            constraints.extend(of_column(&column.name, clause));
        }
    }
    for constraint in &source.text.constraints {
        let body = match &constraint.clause {
            TableClause::PrimaryKey { parts, is_autoincrement } => {
                Body::PrimaryKey { parts: parts.clone(), is_autoincrement: *is_autoincrement }
            }
            TableClause::Unique(parts) => Body::Unique(parts.clone()),
            TableClause::Check(expr) => Body::Check(expr),
            TableClause::ForeignKey { columns, key } => Body::ForeignKey { columns: columns.clone(), key },
            TableClause::Nothing => Body::Nothing,
        };
        constraints.push(Constraint {
            name: constraint.name.as_ref(),
            conflict: constraint.conflict.as_ref(),
            body,
        });
    }
    constraints
}

fn of_column<'t, 'a>(column: &str, clause: &'t ColumnClause<'a>) -> Option<Constraint<'t, 'a>> {
    let part = |is_descending| vec![KeyPart { column: column.to_owned(), collation: None, is_descending }];
    let (name, conflict, body) = match clause {
        ColumnClause::PrimaryKey { name, is_descending, is_autoincrement, conflict } => {
            let body = Body::PrimaryKey { parts: part(*is_descending), is_autoincrement: *is_autoincrement };
            (name, conflict.as_ref(), body)
        }
        ColumnClause::Unique { name, conflict } => (name, conflict.as_ref(), Body::Unique(part(false))),
        ColumnClause::Check { name, expr, conflict } => (name, conflict.as_ref(), Body::Check(expr)),
        ColumnClause::References { name, key } => {
            (name, None, Body::ForeignKey { columns: vec![column.to_owned()], key })
        }
        ColumnClause::NotNull { .. }
        | ColumnClause::Null { .. }
        | ColumnClause::Default { .. }
        | ColumnClause::Collate { .. }
        | ColumnClause::Generated { .. }
        | ColumnClause::NameAlone(_) => return None,
    };
    Some(Constraint { name: name.as_ref(), conflict, body })
}

fn add(
    source: &Source<'_>,
    constraint: Constraint<'_, '_>,
    table: &mut Table,
    unheld: &mut Vec<Unheld>,
) -> Result<(), IntrospectError> {
    let table_name = table.name.clone();
    let mut facts: Vec<String> = Vec::new();
    let name = constraint.name.cloned().map(Text::from);
    facts.extend(constraint.conflict.map(|action| format!("it says `ON CONFLICT {action}`")));
    let object = match constraint.body {
        Body::PrimaryKey { parts, is_autoincrement } => {
            let columns = columns_of(&parts, table, &mut facts);
            if is_autoincrement {
                source.compare("`AUTOINCREMENT`", &(columns.len(), true), &(1, source.has_rowid_key))?;
                table.columns.iter_mut().filter(|column| columns.contains(&column.name)).for_each(|column| {
                    column.is_identity = true;
                });
            }
            table.primary_key = Some(PrimaryKey { name, columns: columns.into() });
            ObjectId::PrimaryKey(table_name)
        }
        Body::Unique(parts) => {
            let columns = columns_of(&parts, table, &mut facts);
            let name = name.unwrap_or_else(|| {
                let taken = table.uniques.iter().map(|unique| &unique.name);
                unnamed(&format!("unique ({})", list(&columns)), taken)
            });
            let deferral = Deferral::Immediate;
            table.uniques.push(Unique {
                name: name.clone(),
                columns: columns.into(),
                are_nulls_equal: false,
                deferral,
            });
            ObjectId::Unique(table_name, name)
        }
        Body::Check(expr) => {
            let text = normalize_tokens(expr, &names_in(table));
            let name = name.unwrap_or_else(|| {
                unnamed(&format!("check ({text})"), table.checks.iter().map(|check| &check.name))
            });
            table.checks.push(Check { name: name.clone(), definition: Definition::Observed(text.into()) });
            ObjectId::Check(table_name, name)
        }
        Body::ForeignKey { columns, key } => {
            let columns: Vec<Text> = columns.iter().map(|column| spelled(table, column)).collect();
            facts.extend(key.matching.iter().map(|kind| format!("it says `MATCH {kind}`")));
            let name = name.unwrap_or_else(|| {
                let says = format!("foreign key ({}) to {}", list(&columns), normalize_name(&key.target));
                unnamed(&says, table.foreign_keys.iter().map(|key| &key.name))
            });
            table.foreign_keys.push(ForeignKey {
                name: name.clone(),
                columns: columns.into(),
                target: Name::new(key.target.clone()),
                target_columns: key.target_columns.iter().cloned().map(Text::from).collect(),
                on_delete: key.on_delete,
                on_update: key.on_update,
                deferral: key.deferral,
            });
            ObjectId::ForeignKey(table_name, name)
        }
        Body::Nothing => {
            facts.extend(name.map(|name| format!("the name `{name}` has no constraint")));
            ObjectId::Table(table_name)
        }
    };
    unheld.extend(facts.into_iter().map(|fact| Unheld { object: object.clone(), fact }));
    Ok(())
}

fn columns_of(parts: &[KeyPart], table: &Table, facts: &mut Vec<String>) -> Vec<Text> {
    for part in parts {
        facts.extend(part.collation.iter().map(|name| format!("`{}` says `COLLATE {name}`", part.column)));
        facts.extend(part.is_descending.then(|| format!("`{}` is descending", part.column)));
    }
    parts.iter().map(|part| spelled(table, &part.column)).collect()
}

fn list(columns: &[Text]) -> String {
    columns.iter().map(|column| normalize_name(column)).collect::<Vec<_>>().join(", ")
}

/// SQLite lets two constraints have one name; a catalog tells them by it.
fn note_repeated_names(table: &Table, unheld: &mut Vec<Unheld>) {
    let names = table.uniques.iter().map(|unique| &unique.name);
    let names = names.chain(table.checks.iter().map(|check| &check.name));
    let names: Vec<&Text> = names.chain(table.foreign_keys.iter().map(|key| &key.name)).collect();
    for (position, name) in names.iter().enumerate() {
        if names[..position].contains(name) {
            let object = ObjectId::Table(table.name.clone());
            unheld.push(Unheld { object, fact: format!("more than one constraint is called `{name}`") });
        }
    }
}

fn agree_about_key(source: &Source<'_>, table: &Table) -> Result<(), IntrospectError> {
    let mut answer: Vec<_> = source.columns.iter().filter(|column| column.key_position > 0).collect();
    answer.sort_by_key(|column| column.key_position);
    let answer: Vec<&str> = answer.into_iter().map(|column| &*column.name).collect();
    let key = table.primary_key.iter().flat_map(|key| &key.columns);
    // SQLite counts a column that is named twice once.
    let mut text: Vec<&str> = Vec::new();
    for column in key {
        if !text.contains(&&**column) {
            text.push(column);
        }
    }
    source.compare("the primary key", &text, &answer)
}

/// Every index that SQLite made for a unique must be one we read. SQLite makes none where another
/// index serves.
fn agree_about_uniques(
    database: &Connection,
    source: &Source<'_>,
    indexes: &[IndexRow],
    table: &Table,
) -> Result<(), IntrospectError> {
    for index in indexes.iter().filter(|index| index.origin == "u") {
        let key = query::index_key(database, &index.name)?;
        let columns: Vec<String> = key.into_iter().filter_map(|part| part.column).collect();
        let is_read = table.uniques.iter().any(|unique| *unique.columns == *columns);
        source.compare("the uniques", &is_read.then_some(&columns), &Some(&columns))?;
    }
    let has_index = indexes.iter().any(|index| index.origin != "c" && index.is_unique);
    let needs_index = !table.uniques.is_empty() && !source.has_rowid_key && !source.is_without_rowid;
    source.compare("whether uniques exist", &(needs_index && !has_index), &false)
}

fn agree_about_foreign_keys(
    source: &Source<'_>,
    answers: &[ForeignKeyRow],
    table: &Table,
) -> Result<(), IntrospectError> {
    let owned = |names: &[Text]| names.iter().map(Text::to_string).collect();
    let text: Vec<ForeignKeyRow> = table
        .foreign_keys
        .iter()
        .map(|key| ForeignKeyRow {
            target: key.target.name.to_string(),
            columns: owned(&key.columns),
            target_columns: owned(&key.target_columns),
            on_update: spell_action(key.on_update).to_owned(),
            on_delete: spell_action(key.on_delete).to_owned(),
        })
        .collect();
    source.compare("the foreign keys", &text.as_slice(), &answers)
}

const fn spell_action(action: ReferentialAction) -> &'static str {
    match action {
        ReferentialAction::NoAction => "NO ACTION",
        ReferentialAction::Restrict => "RESTRICT",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET NULL",
        ReferentialAction::SetDefault => "SET DEFAULT",
    }
}

/// Spells targets as their tables do, and names the columns where the text leaves them to the
/// target's key.
pub(super) fn resolve_targets(catalog: &mut Catalog) {
    let places = places(catalog);
    let targets = catalog.tables.clone();
    for key in catalog.tables.iter_mut().flat_map(|table| &mut table.foreign_keys) {
        let Some(&place) = places.get(&key.target.name.to_ascii_lowercase()) else { continue };
        let target = &targets[place];
        key.target = target.name.clone();
        if key.target_columns.is_empty() {
            let columns = target.primary_key.iter().flat_map(|key| &key.columns);
            key.target_columns = columns.cloned().collect();
        } else {
            for column in &mut key.target_columns {
                *column = spelled(target, column);
            }
        }
    }
}
