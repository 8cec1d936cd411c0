//! A table: its columns and options.

use rusqlite::Connection;

use super::{comment, constraint};
use crate::{
    catalog::{Column, ColumnType, Definition, Generated, Name, ObjectId, Storage, Table, TableOption, Text},
    live::{
        Unheld,
        sqlite::{
            IntrospectError, Names,
            normalize::normalize_tokens,
            parse::{ColumnClause, ColumnText, ParseError, StorageText, TableText, parse_table},
            query::{self, ColumnRow, SchemaRow, TableRow},
            token::tokenize,
        },
    },
};

/// A table, as its text and SQLite's answers agree about it.
pub(super) struct Source<'a> {
    /// For messages.
    pub(super) object: String,
    pub(super) text: TableText<'a>,
    pub(super) columns: Vec<ColumnRow>,
    pub(super) is_without_rowid: bool,
    /// Whether the only key column is the row's number.
    pub(super) has_rowid_key: bool,
}

pub(super) fn read(
    database: &Connection,
    row: &SchemaRow,
    listed: Option<&TableRow>,
    unheld: &mut Vec<Unheld>,
) -> Result<Table, IntrospectError> {
    let object = format!("table `{}`", row.name);
    let sql = row.sql.as_deref().unwrap_or_default();
    let text = parse_table(sql).map_err(|error| IntrospectError::unreadable(&object, error))?;
    let columns = query::columns(database, &row.name)?;
    let indexes = query::indexes(database, &row.name)?;
    let has_key = columns.iter().any(|column| column.key_position > 0);
    let is_without_rowid = listed.is_some_and(|listed| listed.is_without_rowid);
    let has_rowid_key = has_key && !is_without_rowid && !indexes.iter().any(|index| index.origin == "pk");
    let source = Source { object, text, columns, is_without_rowid, has_rowid_key };
    source.agree(row, listed)?;

    let mut table = Table::new(Name::new(row.name.clone()));
    table.options = options(&source);
    let names = Names::from_iter(source.columns.iter().map(|column| &column.name));
    for (text, answer) in source.text.columns.iter().zip(&source.columns) {
        table.columns.push(column(&source, text, answer, &names, &table.name, unheld)?);
    }
    let comments = comment::read(sql, &source.text)
        .map_err(|error| IntrospectError::unreadable(&source.object, error))?;
    table.comment = comments.table.map(Text::from);
    for (column, comment) in table.columns.iter_mut().zip(comments.columns) {
        column.comment = comment.map(Text::from);
    }
    constraint::read(database, &source, &indexes, &mut table, unheld)?;
    Ok(table)
}

impl Source<'_> {
    fn agree(&self, row: &SchemaRow, listed: Option<&TableRow>) -> Result<(), IntrospectError> {
        self.compare("the table's name", &self.text.name, &row.name)?;
        let text: Vec<&String> = self.text.columns.iter().map(|column| &column.name).collect();
        let answer: Vec<&String> = self.columns.iter().map(|column| &column.name).collect();
        self.compare("the columns", &text, &answer)?;
        let text = (self.text.is_strict, self.text.is_without_rowid);
        let answer = listed.map(|listed| (listed.is_strict, listed.is_without_rowid));
        self.compare("the options", &Some(text), &answer)
    }

    /// What the text says must be what SQLite answers.
    pub(super) fn compare<T: PartialEq + std::fmt::Debug>(
        &self,
        fact: &'static str,
        text: &T,
        answer: &T,
    ) -> Result<(), IntrospectError> {
        if text == answer {
            return Ok(());
        }
        Err(IntrospectError::Disagreement {
            object: self.object.clone(),
            fact,
            text: format!("{text:?}"),
            answer: format!("{answer:?}"),
        })
    }
}

fn options(source: &Source<'_>) -> Vec<TableOption> {
    let mut options = Vec::new();
    if source.text.is_strict {
        options.push(TableOption::Strict);
    }
    if source.is_without_rowid {
        options.push(TableOption::WithoutRowid);
    }
    options
}

fn column(
    source: &Source<'_>,
    text: &ColumnText<'_>,
    answer: &ColumnRow,
    names: &Names,
    table: &Name,
    unheld: &mut Vec<Unheld>,
) -> Result<Column, IntrospectError> {
    let is_rowid = source.has_rowid_key && answer.key_position > 0;
    let mut column = Column::new(answer.name.clone(), ColumnType::built_in(answer.ty.clone()));
    column.is_nullable = !answer.is_not_null && !is_rowid;
    column.default = match &answer.default {
        Some(sql) => Some(Definition::Observed(default(source, sql)?.into())),
        None => None,
    };
    let mut note = |fact: String| {
        let object = ObjectId::Column(table.clone(), answer.name.clone().into());
        unheld.push(Unheld { object, fact });
    };
    let mut storage = 0;
    for clause in &text.clauses {
        match clause {
            ColumnClause::Collate { name, collation } => {
                column.collation = folded_collation(collation).map(|name| Box::new(name.into()));
                name.iter().for_each(|name| note(format!("a collation has the name `{name}`")));
            }
            ColumnClause::Generated { name, expr, storage: kind } => {
                let kind = match kind {
                    StorageText::Virtual => (2, Storage::Virtual),
                    StorageText::Stored => (3, Storage::Stored),
                };
                storage = kind.0;
                let definition = Definition::Observed(normalize_tokens(expr, names).into());
                column.generated = Some(Box::new(Generated { definition, storage: kind.1 }));
                name.iter().for_each(|name| note(format!("a generated value has the name `{name}`")));
            }
            ColumnClause::NotNull { name, conflict } => {
                name.iter().for_each(|name| note(format!("`NOT NULL` has the name `{name}`")));
                conflict.iter().for_each(|action| note(format!("`NOT NULL` says `ON CONFLICT {action}`")));
            }
            ColumnClause::Null { name, conflict } => {
                name.iter().for_each(|name| note(format!("`NULL` has the name `{name}`")));
                conflict.iter().for_each(|action| note(format!("`NULL` says `ON CONFLICT {action}`")));
            }
            ColumnClause::Default { name } => {
                name.iter().for_each(|name| note(format!("a default has the name `{name}`")));
            }
            ColumnClause::NameAlone(name) => {
                note(format!("the name `{name}` has no constraint"));
            }
            ColumnClause::PrimaryKey { .. }
            | ColumnClause::Unique { .. }
            | ColumnClause::Check { .. }
            | ColumnClause::References { .. } => {}
        }
    }
    source.compare("which columns are generated", &storage, &answer.hidden)?;
    Ok(column)
}

/// The collation as a catalog holds it: none where it is SQLite's default, the built-in ones in one
/// spelling.
pub(super) fn folded_collation(collation: &str) -> Option<String> {
    let folded = collation.to_ascii_uppercase();
    match folded.as_str() {
        "BINARY" => None,
        "NOCASE" | "RTRIM" => Some(folded),
        _ => Some(collation.to_owned()),
    }
}

/// The normal form of a default. Nothing has a name there: a word is a string.
fn default(source: &Source<'_>, sql: &str) -> Result<String, IntrospectError> {
    let unreadable = |error| IntrospectError::unreadable(&source.object, ParseError::from(error));
    let names = Names::default();
    let tokens = tokenize(sql).map_err(unreadable)?.tokens;
    if tokens.len() != 1 {
        return Ok(normalize_tokens(&tokens, &names));
    }
    let clause = format!("DEFAULT {sql}");
    let normal = normalize_tokens(&tokenize(&clause).map_err(unreadable)?.tokens, &names);
    Ok(normal.trim_start_matches("default ").to_owned())
}
