//! Rows for tables that nobody knows: written, changed and removed, so that every trigger runs once.

use schema_as_code::{
    dialect::Dialect,
    emit::catalog::{Catalog, Column, ColumnType, Table},
};
use support::Database;

/// What a server says when it keeps a rule of the schema; anything else is a fault of ours.
const RULES: [&str; 18] = [
    "violates",
    "duplicate",
    "check constraint",
    "constraint `",
    "foreign key constraint fails",
    "cannot be null",
    "out of range",
    "overflow",
    "too long",
    "soft delete only",
    "append-only",
    "stale",
    "no default for",
    "doesn't have a default value",
    "is not updatable",
    "can't update table",
    // MySQL 9.7, of a row that a row of its own table leads to, perhaps itself, and that so may not go: it computes a
    // virtual column of a row that it has read in part, and fails before it says why the row stays.
    "incorrect date value: '0000-00-00'",
    "incorrect datetime value: '0000-00-00 00:00:00",
];

/// Writes rows, changes and removes them; whether one was taken.
///
/// # Errors
/// What a server says against a row that is no rule of the schema.
pub(crate) fn write(database: &mut Database, catalog: &Catalog) -> Result<bool, String> {
    let mut has_row = false;
    for table in &catalog.tables {
        for nullable in [Nullable::Filled, Nullable::Empty] {
            for variant in 1..=2 {
                has_row |= attempt(database, &insert(catalog, table, variant, nullable))?;
            }
        }
    }
    for table in &catalog.tables {
        if let Some(update) = update(catalog, table) {
            attempt(database, &update)?;
        }
    }
    for table in catalog.tables.iter().rev() {
        attempt(database, &format!("DELETE FROM {}", quoted(catalog.dialect, &table.name.name)))?;
    }
    Ok(has_row)
}

/// What becomes of a column that may be NULL.
#[derive(Clone, Copy, PartialEq)]
enum Nullable {
    Filled,
    Empty,
}

fn attempt(database: &mut Database, sql: &str) -> Result<bool, String> {
    match database.execute(sql) {
        Ok(()) => Ok(true),
        Err(message) if RULES.iter().any(|rule| message.to_lowercase().contains(rule)) => Ok(false),
        Err(message) => Err(format!("{message}\n{sql}")),
    }
}

fn insert(catalog: &Catalog, table: &Table, variant: u8, nullable: Nullable) -> String {
    let is_given =
        |column: &&Column| is_written(column) && (!column.is_nullable || nullable == Nullable::Filled);
    let given: Vec<&Column> = table.columns.iter().filter(is_given).collect();
    let names: Vec<String> = given.iter().map(|column| quoted(catalog.dialect, &column.name)).collect();
    let values: Vec<String> = given.iter().map(|column| value(catalog, column, variant)).collect();
    let table = quoted(catalog.dialect, &table.name.name);
    match (given.is_empty(), catalog.dialect) {
        (true, Dialect::Postgres) => format!("INSERT INTO {table} DEFAULT VALUES"),
        _ => format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", ")),
    }
}

/// A change of everything but the key.
fn update(catalog: &Catalog, table: &Table) -> Option<String> {
    let is_key = |column: &Column| table.primary_key.iter().any(|key| key.columns.contains(&column.name));
    let changed = table.columns.iter().filter(|column| is_written(column) && !is_key(column));
    let changes: Vec<String> = changed
        .map(|column| format!("{} = {}", quoted(catalog.dialect, &column.name), value(catalog, column, 2)))
        .collect();
    (!changes.is_empty())
        .then(|| format!("UPDATE {} SET {}", quoted(catalog.dialect, &table.name.name), changes.join(", ")))
}

fn is_written(column: &Column) -> bool {
    column.generated.is_none() && !column.is_identity
}

fn quoted(dialect: Dialect, name: &str) -> String {
    match dialect {
        Dialect::MySql | Dialect::MariaDb => format!("`{}`", name.replace('`', "``")),
        Dialect::Postgres | Dialect::Sqlite => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}

/// A value of the column's type: the same for a key and for what leads to it.
fn value(catalog: &Catalog, column: &Column, variant: u8) -> String {
    let ty = match &column.ty {
        ColumnType::BuiltIn(ty) => ty.to_string(),
        // By its place among the values.
        ColumnType::Values(_) => return "1".to_owned(),
        ColumnType::Named(name) => {
            let ty = catalog.enums.iter().find(|ty| ty.name == **name).expect("the catalog has the type");
            return format!("'{}'", ty.values[0].replace('\'', "''"));
        }
    };
    let word = ty.split(['(', ' ']).next().unwrap_or(&ty);
    let bytes = |length: usize| "00".repeat(length - 1) + &format!("{variant:02}");
    match word {
        "boolean" => (if variant == 1 { "TRUE" } else { "FALSE" }).to_owned(),
        "tinyint" | "smallint" | "int" | "integer" | "bigint" | "numeric" | "decimal" => variant.to_string(),
        "real" | "double" | "float" => format!("{variant}.5"),
        "varchar" | "text" | "longtext" => format!("'Word{variant} @'"),
        "uuid" => format!("'00000000-0000-4000-8000-{variant:012}'"),
        "bytea" => format!("decode('{}', 'hex')", bytes(1)),
        "binary" => format!("x'{}'", bytes(16)),
        "varbinary" | "longblob" => format!("x'{}'", bytes(1)),
        "date" => format!("'2024-02-0{variant}'"),
        "time" => format!("'12:00:0{variant}'"),
        "timestamp" | "timestamptz" | "datetime" => format!("'2024-02-0{variant} 12:00:00'"),
        "json" | "jsonb" => format!("'{{\"a\": {variant}}}'"),
        other => panic!("no value is known for the type `{other}` of `{}`", column.name),
    }
}
