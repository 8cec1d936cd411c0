//! Changes of what is there.

use schema_as_code_core::dialect::Dialect;
use sea_query::Table as Statement;

use super::{
    RenderError, Texts, alter_table, column, comment, create, drop, one,
    spelling::{Comments, build, facts},
    sql::check_name,
    table::table_ref,
    trigger,
};
use crate::{
    catalog::{Column, ColumnPosition, Definition, Expr, Name, ObjectId, Storage},
    plan::Object,
};

pub(super) fn alter(
    previous: &Object<'_>,
    next: &Object<'_>,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    match (previous, next) {
        (Object::Column { table, column: previous, .. }, Object::Column { column: next, .. }) => {
            column_change(table, previous, next, dialect)
        }
        (Object::Routine(_), Object::Routine(next)) => Ok(vec![trigger::replace_routine(next, dialect)?]),
        (Object::Comment { .. }, Object::Comment { object, text }) => {
            comment::set(object, text.as_deref(), dialect)
        }
        (
            Object::PrimaryKey { .. }
            | Object::Unique { .. }
            | Object::Check { .. }
            | Object::ForeignKey { .. }
            | Object::Index { .. }
            | Object::Trigger { .. },
            _,
        ) => {
            let mut statements = drop(previous, dialect)?;
            let mut take = |sql: &str| statements.push(sql.to_owned());
            create(next, dialect, &mut Texts::new(&mut String::new(), &mut take))?;
            Ok(statements)
        }
        _ => Err(RenderError::unwritten(next, "changed")),
    }
}

pub(super) fn add_column(
    table: &Name,
    column: &Column,
    position: Option<&ColumnPosition>,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    if !is_addable(column, dialect) {
        let object = ObjectId::Column(table.clone(), column.name.clone());
        return Err(RenderError::Unwritten { object, verb: "added" });
    }
    let mut sql = alter_table(table, dialect);
    sql.push("ADD COLUMN ");
    column::definition(&mut sql, table, column, None, position);
    let mut statements = one(sql)?;
    match (&column.comment, facts(dialect).comments) {
        (Some(text), Comments::Statements) => {
            let id = ObjectId::Column(table.clone(), column.name.clone());
            statements.push(comment::on(&id, Some(text), dialect)?);
        }
        // SQLite keeps the text from the column's name to the end of the statement.
        (Some(text), Comments::InText) => {
            statements[0].push_str(" /* ");
            let mut line = String::new();
            comment::push_line(&mut line, text);
            statements[0].push_str(&line.replace("*/", "* /"));
            statements[0].push_str(" */");
        }
        _ => {}
    }
    Ok(statements)
}

/// Whether rows that are there get a value for the column, and the dialect can give it to them.
fn is_addable(column: &Column, dialect: Dialect) -> bool {
    let is_constant = |default: &Definition| match default {
        Definition::Portable(expr) => {
            matches!(expr, Expr::Null | Expr::Bool(_) | Expr::Number(_) | Expr::Text(_) | Expr::Bytes(_))
        }
        _ => false,
    };
    let has_value = match (&column.generated, &column.default) {
        (Some(_), _) => true,
        (None, Some(default)) => column.is_nullable || *default != Definition::Portable(Expr::Null),
        (None, None) => column.is_nullable && !column.is_identity,
    };
    match facts(dialect).comments {
        Comments::Statements | Comments::InDefinition => has_value,
        Comments::InText => {
            has_value
                && column.generated.as_ref().is_none_or(|generated| generated.storage == Storage::Virtual)
                && column.default.as_ref().is_none_or(is_constant)
        }
    }
}

pub(super) fn drop_column(
    table: &Name,
    column: &Column,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    check_name(&column.name)?;
    let table = table_ref(table, dialect)?;
    let statement = Statement::alter().table(table).drop_column(column.name.to_string()).to_owned();
    Ok(vec![build(&statement, dialect)])
}

fn column_change(
    table: &Name,
    previous: &Column,
    next: &Column,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    if previous.name != next.name {
        return rename_column(table, previous, next, dialect);
    }
    let is_simple = previous.ty == next.ty
        && previous.generated == next.generated
        && previous.is_identity == next.is_identity
        && previous.collation == next.collation;
    match facts(dialect).comments {
        Comments::Statements if is_simple => set_column(table, previous, next, dialect),
        Comments::InDefinition if is_simple => modify_column(table, next, dialect),
        _ => {
            let object = ObjectId::Column(table.clone(), next.name.clone());
            Err(RenderError::Unwritten { object, verb: "changed" })
        }
    }
}

fn rename_column(
    table: &Name,
    previous: &Column,
    next: &Column,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    check_name(&previous.name)?;
    check_name(&next.name)?;
    let statement = Statement::alter()
        .table(table_ref(table, dialect)?)
        .rename_column(previous.name.to_string(), next.name.to_string())
        .to_owned();
    Ok(vec![build(&statement, dialect)])
}

/// PostgreSQL: one action for each thing that differs.
fn set_column(
    table: &Name,
    previous: &Column,
    next: &Column,
    dialect: Dialect,
) -> Result<Vec<String>, RenderError> {
    let mut statements = Vec::new();
    let start = || {
        let mut sql = alter_table(table, dialect);
        sql.push("ALTER COLUMN ").ident(&next.name);
        sql
    };
    if previous.default != next.default {
        let mut sql = start();
        match &next.default {
            None => {
                sql.push(" DROP DEFAULT");
            }
            Some(default) => {
                sql.push(" SET DEFAULT ");
                column::default(&mut sql, table, next, default);
            }
        }
        statements.extend(one(sql)?);
    }
    if previous.is_nullable != next.is_nullable {
        let mut sql = start();
        sql.push(if next.is_nullable { " DROP NOT NULL" } else { " SET NOT NULL" });
        statements.extend(one(sql)?);
    }
    Ok(statements)
}

/// MySQL and MariaDB: the whole definition, of which nothing may be left out.
fn modify_column(table: &Name, next: &Column, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let mut sql = alter_table(table, dialect);
    sql.push("MODIFY COLUMN ");
    column::definition(&mut sql, table, next, None, None);
    one(sql)
}
