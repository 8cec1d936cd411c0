//! The SQL of hand-written catalogs; what SQLite does with it.
#![expect(clippy::unwrap_used, reason = "a test fails where it is wrong")]

mod expressions;
mod script;
mod shop;
mod spelled;
mod sqlite;
mod traps;
mod unreached;

use schema_as_code_core::dialect::{Dialect, Version};

use super::{RenderError, Statement, render};
use crate::{
    catalog::{Catalog, Column, Table},
    intent::Intent,
    plan::{Change, Object, Plan, Step, plan},
};

/// The plan that makes `catalog`.
fn creation(catalog: &Catalog) -> Plan<'static> {
    plan(&Catalog::empty(catalog.dialect, catalog.version), catalog, &Intent::default()).unwrap().into_owned()
}

/// The texts of the statements of `change`.
fn texts(change: Change<'_>, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let statements = render(&Step::new(change), dialect)?;
    Ok(statements.into_iter().map(|Statement { sql, .. }| sql).collect())
}

/// The only statement that makes `object`.
fn created(object: Object<'_>, dialect: Dialect) -> String {
    let texts = texts(Change::Create(object), dialect).unwrap();
    assert_eq!(texts.len(), 1, "{texts:?}");
    texts.into_iter().next().unwrap()
}

/// Why `object` cannot be made.
fn refused(object: Object<'_>, dialect: Dialect) -> String {
    texts(Change::Create(object), dialect).unwrap_err().to_string()
}

const MYSQLS: [Dialect; 2] = [Dialect::MySql, Dialect::MariaDb];

/// The first statement that makes `table`.
fn make(table: Table, dialect: Dialect) -> String {
    texts(Change::Create(Object::Table(table.into())), dialect).unwrap().remove(0)
}

fn with_column(dialect: Dialect, column: Column) -> Table {
    let mut table = shop::table(dialect, "t");
    table.columns.push(column);
    table
}

const fn version(dialect: Dialect) -> Version {
    dialect.oldest()
}
