//! Searches that keep the words in a table of their own.

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError,
    definition::refusal,
    spelling::{self, SearchStatements},
};
use crate::{
    catalog::{Name, ObjectId, Recipe, Search},
    plan::Rows,
};

pub(super) fn create(
    table: &Name,
    search: &Search,
    rows: Rows,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    let SearchStatements { mut tables, rows: taken_up, triggers, drops: _ } =
        statements(table, search, dialect)?;
    if rows == Rows::Any {
        tables.extend(taken_up);
    }
    tables.extend(triggers);
    Ok(tables)
}

pub(super) fn drop(table: &Name, search: &Search, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    Ok(statements(table, search, dialect)?.drops)
}

fn statements(table: &Name, search: &Search, dialect: Dialect) -> Result<SearchStatements, RenderError> {
    let Search { name, definition } = search;
    let Some(Recipe::SearchTable(kept)) = definition.as_recipe() else {
        return Err(refusal(definition, ObjectId::Search(table.clone(), name.clone())));
    };
    spelling::of(dialect)
        .search_table(table, name, kept)
        .unwrap_or_else(|| Err(RenderError::unsupported(dialect, "searches in tables of their own")))
}
