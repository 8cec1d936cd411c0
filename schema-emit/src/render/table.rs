//! `CREATE TABLE` and `DROP TABLE`.

use schema_as_code_core::dialect::Dialect;
use sea_query::{
    Check as CheckClause, ColumnDef, IntoTableRef, SchemaBuilder, SchemaStatementBuilder, Table as Statement,
    TableRef,
};

use super::{
    RenderError, Sql, clause, column, comment, foreign_key, index,
    spelling::{Comments, Identity, build, facts},
    sql::check_name,
};
use crate::catalog::{Name, ObjectId, Table, TableOption};

/// A table, one part on each line: sea-query writes it on one line, and has no words for named uniques,
/// deferrable foreign keys, and comments that SQLite keeps.
struct CreateTable {
    /// `CREATE TABLE name (`
    head: String,
    parts: Vec<Part>,
    /// What follows the closing parenthesis.
    tail: String,
}

/// Between the parts of a table.
const SEPARATOR: &str = ",\n  ";

enum Part {
    Column { comment: Option<String>, definition: Box<ColumnDef> },
    Check(CheckClause),
    Clauses(String),
}

impl SchemaStatementBuilder for CreateTable {
    fn build<T: SchemaBuilder>(&self, builder: T) -> String {
        let mut out = String::with_capacity(self.head.len() + self.tail.len() + 64 * self.parts.len());
        out.push_str(&self.head);
        for (place, part) in self.parts.iter().enumerate() {
            out.push_str(if place > 0 { SEPARATOR } else { "\n  " });
            match part {
                Part::Column { comment, definition } => {
                    if let Some(comment) = comment {
                        out.push_str("-- ");
                        out.push_str(comment);
                        out.push_str("\n  ");
                    }
                    builder.prepare_column_def(definition, &mut out);
                }
                Part::Check(check) => builder.prepare_check_constraint(check, &mut out),
                Part::Clauses(text) => out.push_str(text),
            }
        }
        out.push_str("\n)");
        out.push_str(&self.tail);
        out
    }
}

pub(super) fn create(table: &Table, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let mut statements = vec![build(&statement(table, dialect)?, dialect)];
    if facts(dialect).comments == Comments::Statements {
        if let Some(text) = &table.comment {
            statements.push(comment::on(&ObjectId::Table(table.name.clone()), Some(text), dialect)?);
        }
        for column in &table.columns {
            if let Some(text) = &column.comment {
                let id = ObjectId::Column(table.name.clone(), column.name.clone());
                statements.push(comment::on(&id, Some(text), dialect)?);
            }
        }
    }
    Ok(statements)
}

fn statement(table: &Table, dialect: Dialect) -> Result<CreateTable, RenderError> {
    let Table {
        name,
        comment,
        columns,
        primary_key,
        uniques,
        foreign_keys,
        checks,
        indexes,
        searches,
        triggers,
        options,
    } = table;
    let facts = facts(dialect);
    if columns.is_empty() {
        return Err(RenderError::unsupported(dialect, format!("table without columns, as `{name}`")));
    }
    debug_assert!(
        searches.is_empty() && triggers.is_empty(),
        "searches and triggers have steps of their own"
    );
    let mut head = Sql::new(dialect);
    head.push("CREATE TABLE ").name(name).push(" (");
    if let (Some(comment), Comments::InText) = (comment, facts.comments) {
        head.push(" -- ");
        comment::push_line(head.text(), comment);
    }

    let mut parts = Vec::with_capacity(columns.len() + checks.len() + 4);
    let mut is_key_in_column = false;
    for column in columns {
        let definition = Box::new(column::definition(name, column, primary_key.as_ref(), None, dialect)?);
        is_key_in_column |= column.is_identity && facts.identity == Identity::Key;
        let comment = column.comment.as_ref().filter(|_| facts.comments == Comments::InText).map(|text| {
            let mut line = String::with_capacity(text.len());
            comment::push_line(&mut line, text);
            line
        });
        parts.push(Part::Column { comment, definition });
    }
    let mut clauses = Sql::new(dialect);
    if let Some(key) = primary_key.as_ref().filter(|_| !is_key_in_column) {
        clause::primary_key(next(&mut clauses), key);
    }
    for unique in uniques {
        clause::unique(next(&mut clauses), unique);
    }
    for index in indexes {
        index::inline(next(&mut clauses), name, index);
    }
    for key in foreign_keys {
        foreign_key::clause(next(&mut clauses), key);
    }
    let clauses = clauses.finish()?;
    if !clauses.is_empty() {
        parts.push(Part::Clauses(clauses));
    }
    for check in checks {
        parts.push(Part::Check(clause::check(name, check, dialect)?));
    }
    let tail = tail(options, comment.as_deref(), dialect)?;
    Ok(CreateTable { head: head.finish()?, parts, tail })
}

/// The place of the next clause, on a line of its own.
fn next(clauses: &mut Sql) -> &mut Sql {
    let separator = if clauses.text().is_empty() { "" } else { SEPARATOR };
    clauses.push(separator)
}

fn tail(options: &[TableOption], comment: Option<&str>, dialect: Dialect) -> Result<String, RenderError> {
    let mut sql = Sql::new(dialect);
    let spelling = sql.spelling;
    let style = facts(dialect).comments;
    let mut has_option = false;
    for option in options {
        match (option, style) {
            (TableOption::Strict, Comments::InText) => {
                sql.push(if has_option { ", STRICT" } else { " STRICT" });
            }
            (TableOption::WithoutRowid, Comments::InText) => {
                sql.push(if has_option { ", WITHOUT ROWID" } else { " WITHOUT ROWID" });
            }
            (TableOption::Engine(engine), Comments::InDefinition) => {
                sql.push(" ENGINE = ");
                spelling.collation(&mut sql, engine);
            }
            (TableOption::CharacterSet(set), Comments::InDefinition) => {
                sql.push(" DEFAULT CHARACTER SET ");
                spelling.collation(&mut sql, set);
            }
            (TableOption::Collation(collation), Comments::InDefinition) => {
                sql.push(" COLLATE ");
                spelling.collation(&mut sql, collation);
            }
            (option, _) => return Err(RenderError::unsupported(dialect, format!("table option {option:?}"))),
        }
        has_option = true;
    }
    if let (Some(comment), Comments::InDefinition) = (comment, style) {
        sql.push(" COMMENT = ");
        column::comment_literal(&mut sql, comment);
    }
    sql.finish()
}

pub(super) fn drop(table: &Table, dialect: Dialect) -> Result<Vec<String>, RenderError> {
    let statement = Statement::drop().table(table_ref(&table.name, dialect)?).to_owned();
    Ok(vec![build(&statement, dialect)])
}

/// The table's name for sea-query, which escapes names that it owns.
pub(super) fn table_ref(name: &Name, dialect: Dialect) -> Result<TableRef, RenderError> {
    check_name(&name.name)?;
    match &name.namespace {
        None => Ok(name.name.clone().into_table_ref()),
        Some(namespace) => {
            check_name(namespace)?;
            super::spelling::of(dialect).supports_namespaces(namespace)?;
            Ok((namespace.clone(), name.name.clone()).into_table_ref())
        }
    }
}
