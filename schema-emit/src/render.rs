//! Steps as SQL.
//!
//! sea-query 1.0 prints drops and renames. Definitions, of which a script mostly consists, are written, and so is
//! what sea-query has no words for, or gets wrong.
//!
//! How a dialect spells a thing is in its own file; nothing else looks at the dialect.

mod alter;
mod clause;
mod column;
mod comment;
mod copy;
mod definition;
mod error;
mod expr;
mod foreign_key;
mod index;
mod mariadb;
mod mysql;
mod pattern;
mod postgres;
mod recipe;
mod script;
mod search;
mod spelling;
mod sql;
mod sqlite;
mod table;
#[cfg(test)]
mod tests;
mod texts;
mod trigger;
mod view;

use schema_as_code_core::dialect::Dialect;

use crate::{
    catalog::{Name, Text},
    plan::{Change, Object, Step},
};

pub use error::RenderError;
pub use pattern::can_match;
pub use script::{Header, Script, pieces, script};
pub(crate) use spelling::{Columns, Comments, Constraints, Facts, ForeignKeys, Indexes, facts};

pub(crate) use sql::Sql;
use texts::Texts;

/// One statement, without a terminator.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Statement {
    /// Its text.
    pub sql: String,
    /// Whether it can be undone by a rollback.
    pub transaction: TransactionMode,
    /// Words for its reader, one line each.
    pub notes: Vec<Text>,
}

/// What a statement does to the transaction in which it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransactionMode {
    /// It is part of it.
    Joins,
    /// It commits it, and itself: MySQL and MariaDB.
    Commits,
}

/// The statements of `step` on `dialect`, each to be sent alone.
///
/// ```
/// use schema_as_code_core::dialect::Dialect;
/// use schema_as_code_emit::{
///     plan::{Change, Object, Step},
///     render::render,
/// };
///
/// let step = Step::new(Change::Create(Object::Namespace("sales".into())));
/// let statements = render(&step, Dialect::Postgres)?;
/// assert_eq!(statements[0].sql, r#"CREATE SCHEMA "sales""#);
/// # Ok::<(), schema_as_code_emit::render::RenderError>(())
/// ```
///
/// # Errors
/// When the dialect has no such statement, when the change needs more than one statement knows (a new
/// type for a column that has rows), and when a text cannot be written down (it contains NUL).
pub fn render(step: &Step<'_>, dialect: Dialect) -> Result<Vec<Statement>, RenderError> {
    let transaction = facts(dialect).transaction;
    let mut notes = step.notes.to_vec();
    let mut statements = Vec::new();
    let mut take = |sql: &str| {
        statements.push(Statement { sql: sql.to_owned(), transaction, notes: std::mem::take(&mut notes) });
    };
    write(step, dialect, &mut Texts::new(&mut String::new(), &mut take))?;
    Ok(statements)
}

/// Writes the statements of `step`.
fn write(step: &Step<'_>, dialect: Dialect, texts: &mut Texts<'_>) -> Result<(), RenderError> {
    match &step.change {
        Change::Create(object) => create(object, dialect, texts)?,
        Change::Drop(object) => texts.extend(drop(object, dialect)?),
        Change::Alter { previous, next } => texts.extend(alter::alter(previous, next, dialect)?),
    }
    Ok(())
}

fn create(object: &Object<'_>, dialect: Dialect, texts: &mut Texts<'_>) -> Result<(), RenderError> {
    let statements = match object {
        Object::Table(table) => return table::create(table, dialect, texts),
        Object::Index { table, index } => {
            return texts.write(dialect, |sql| index::create(sql, table, index));
        }
        Object::Namespace(name) => {
            let mut sql = Sql::new(dialect);
            spelling::of(dialect).supports_namespaces(name)?;
            sql.push("CREATE SCHEMA ").ident(name);
            one(sql)
        }
        Object::Enum(ty) => clause::create_enum(ty, dialect),
        Object::Routine(routine) => Ok(vec![trigger::create_routine(routine, dialect)?]),
        Object::View(view) => Ok(vec![view::create(view, dialect)?]),
        Object::Column { table, column } => {
            alter::add_column(table, column, column.position.as_ref(), dialect)
        }
        Object::PrimaryKey { table, key } => clause::add_primary_key(table, key, dialect),
        Object::Unique { table, unique } => clause::add_unique(table, unique, dialect),
        Object::Check { table, check } => clause::add_check(table, check, dialect),
        Object::ForeignKey { table, key } => foreign_key::add(table, key, dialect),
        Object::Search { table, search, rows } => search::create(table, search, *rows, dialect),
        Object::Trigger { table, trigger } => Ok(vec![trigger::create(table, trigger, dialect)?]),
        Object::Comment { object, text } => comment::set(object, text.as_deref(), dialect),
        Object::ColumnOrder { .. } | Object::Options { .. } => Err(RenderError::unwritten(object, "made")),
    };
    texts.extend(statements?);
    Ok(())
}

fn drop(object: &Object<'_>, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    match object {
        Object::Namespace(name) => {
            let mut sql = Sql::new(dialect);
            spelling::of(dialect).supports_namespaces(name)?;
            sql.push("DROP SCHEMA ").ident(name);
            one(sql)
        }
        Object::Enum(ty) => clause::drop_enum(ty, dialect),
        Object::Routine(routine) => {
            let mut sql = Sql::new(dialect);
            sql.push("DROP FUNCTION ").name(&routine.name).push("()");
            one(sql)
        }
        Object::Table(table) => table::drop(table, dialect),
        Object::View(view) => view::drop(view, dialect),
        Object::Column { table, column, .. } => alter::drop_column(table, column, dialect),
        Object::PrimaryKey { table, key } => clause::drop_primary_key(table, key, dialect),
        Object::Unique { table, unique } => clause::drop_unique(table, &unique.name, dialect),
        Object::Check { table, check } => clause::drop_check(table, &check.name, dialect),
        Object::ForeignKey { table, key } => foreign_key::drop(table, key, dialect),
        Object::Index { table, index } => index::drop(table, index, dialect),
        Object::Search { table, search, .. } => search::drop(table, search, dialect),
        Object::Trigger { table, trigger } => trigger::drop(table, &trigger.name, dialect),
        Object::Comment { object, .. } => comment::set(object, None, dialect),
        Object::ColumnOrder { .. } | Object::Options { .. } => Err(RenderError::unwritten(object, "removed")),
    }
}

fn one(sql: Sql) -> Result<Vec<String>, RenderError> {
    Ok(vec![sql.finish()?])
}

/// `ALTER TABLE name `, to be continued.
fn alter_table(table: &Name, dialect: Dialect) -> Sql {
    let mut sql = Sql::new(dialect);
    sql.push("ALTER TABLE ").name(table).push(" ");
    sql
}
