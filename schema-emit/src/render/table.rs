//! `CREATE TABLE` and `DROP TABLE`.

use schema_as_code_core::dialect::Dialect;
use sea_query::{IntoTableRef, Table as Statement, TableRef};

use super::{
    RenderError, Sql, Texts, clause, column, comment, foreign_key, index,
    spelling::{Comments, Identity, Indexes, build, facts},
    sql::check_name,
};
use crate::catalog::{Name, ObjectId, Table, TableOption, Unique};

pub(super) fn create(table: &Table, dialect: Dialect, texts: &mut Texts<'_>) -> Result<(), RenderError> {
    texts.write(dialect, |sql| statement(sql, table))?;
    for (_, unique) in table.uniques.iter().enumerate().filter(|(place, _)| is_merged(table, *place, dialect))
    {
        texts.extend(clause::add_unique(&table.name, unique, dialect)?);
    }
    if facts(dialect).comments == Comments::Statements {
        if let Some(text) = &table.comment {
            let id = ObjectId::Table(table.name.clone());
            texts.write(dialect, |sql| comment::write_on(sql, &id, Some(text)))?;
        }
        for column in &table.columns {
            if let Some(text) = &column.comment {
                let id = ObjectId::Column(table.name.clone(), column.name.clone());
                texts.write(dialect, |sql| comment::write_on(sql, &id, Some(text)))?;
            }
        }
    }
    Ok(())
}

/// Whether the unique at `place` would be taken for the primary key, or for a unique before it, and not be made.
fn is_merged(table: &Table, place: usize, dialect: Dialect) -> bool {
    let (before, after) = table.uniques.split_at(place);
    let [unique, ..] = after else { return false };
    let is_key = table.primary_key.iter().any(|key| {
        key.columns == unique.columns && !unique.are_nulls_equal && unique.deferral.is_immediate()
    });
    let says_the_same = |other: &Unique| Unique { name: unique.name.clone(), ..other.clone() } == *unique;
    facts(dialect).merges_uniques && (is_key || before.iter().any(says_the_same))
}

/// One part on each line.
fn statement(sql: &mut Sql, table: &Table) -> Result<(), RenderError> {
    let Table {
        name,
        comment,
        columns,
        primary_key,
        uniques,
        foreign_keys,
        checks,
        indexes,
        // They have steps of their own.
        searches: _,
        triggers: _,
        options,
    } = table;
    let (dialect, facts) = (sql.dialect, sql.facts);
    if columns.is_empty() {
        return Err(RenderError::unsupported(dialect, format!("table without columns, as `{name}`")));
    }
    sql.push("CREATE TABLE ").name(name).push(" (");
    if let (Some(comment), Comments::InText) = (comment, facts.comments) {
        sql.push(" -- ");
        comment::push_line(sql.text(), comment);
    }
    let mut is_key_in_column = false;
    for (place, column) in columns.iter().enumerate() {
        sql.push(if place > 0 { SEPARATOR } else { "\n  " });
        if let (Some(comment), Comments::InText) = (&column.comment, facts.comments) {
            sql.push("-- ");
            comment::push_line(sql.text(), comment);
            sql.push("\n  ");
        }
        column::definition(sql, name, column, primary_key.as_ref(), None);
        is_key_in_column |= column.is_identity && facts.identity == Identity::Key;
    }
    if let Some(key) = primary_key.as_ref().filter(|_| !is_key_in_column) {
        clause::primary_key(sql.push(SEPARATOR), key);
    }
    for (place, unique) in uniques.iter().enumerate() {
        if !is_merged(table, place, dialect) {
            clause::unique(sql.push(SEPARATOR), unique);
        }
    }
    for index in indexes.iter().filter(|_| facts.indexes == Indexes::Inline) {
        index::inline(sql.push(SEPARATOR), name, index);
    }
    for key in foreign_keys {
        foreign_key::clause(sql.push(SEPARATOR), key);
    }
    for check in checks {
        clause::check(sql.push(SEPARATOR), name, check);
    }
    sql.push("\n)");
    tail(sql, options, comment.as_deref());
    Ok(())
}

/// Between the parts of a table.
const SEPARATOR: &str = ",\n  ";

/// What follows the closing parenthesis.
fn tail(sql: &mut Sql, options: &[TableOption], comment: Option<&str>) {
    let (spelling, style) = (sql.spelling, sql.facts.comments);
    for (place, option) in options.iter().enumerate() {
        match (option, style) {
            (TableOption::Strict, Comments::InText) => {
                sql.push(if place > 0 { ", STRICT" } else { " STRICT" });
            }
            (TableOption::WithoutRowid, Comments::InText) => {
                sql.push(if place > 0 { ", WITHOUT ROWID" } else { " WITHOUT ROWID" });
            }
            (TableOption::Engine(engine), Comments::InDefinition) => {
                sql.push(" ENGINE = ");
                spelling.collation(sql, engine);
            }
            (TableOption::CharacterSet(set), Comments::InDefinition) => {
                sql.push(" DEFAULT CHARACTER SET ");
                spelling.collation(sql, set);
            }
            (TableOption::Collation(collation), Comments::InDefinition) => {
                sql.push(" COLLATE ");
                spelling.collation(sql, collation);
            }
            (option, _) => {
                sql.fail(RenderError::unsupported(sql.dialect, format!("table option {option:?}")));
            }
        }
    }
    if let (Some(comment), Comments::InDefinition) = (comment, style) {
        sql.push(" COMMENT = ");
        column::comment_literal(sql, comment);
    }
}

pub(super) fn drop(table: &Table, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let statement = Statement::drop().table(table_ref(&table.name, dialect)?).to_owned();
    Ok(vec![build(&statement, dialect)])
}

/// The table's name for sea-query, which escapes names that it owns.
pub(super) fn table_ref(name: &Name, dialect: Dialect) -> Result<TableRef, RenderError> {
    check_name(&name.name)?;
    match &name.namespace {
        None => Ok(name.name.to_string().into_table_ref()),
        Some(namespace) => {
            check_name(namespace)?;
            super::spelling::of(dialect).supports_namespaces(namespace)?;
            Ok((namespace.to_string(), name.name.to_string()).into_table_ref())
        }
    }
}
