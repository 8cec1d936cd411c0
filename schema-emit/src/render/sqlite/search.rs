//! A search, on SQLite: an FTS5 table that keeps its own copy of the words.
//!
//! An FTS5 table without a copy must be told what to forget, word by word, and breaks when it is told wrong:
//! when another trigger wrote the row first, or when `REPLACE` removed it without firing any. With a copy a row
//! is forgotten by its number and read again, in whatever order triggers fire.

use super::{Dialect, Name, RenderError, SearchStatements, SearchTable, Sql, recipe, trigger};
use crate::{
    catalog::{Definition, KeyColumn, Recipe, Text, Trigger, TriggerEvent, TriggerTiming, WeightedColumn},
    dialect::SEARCH_NAMES,
};

pub(super) fn statements(
    table: &Name,
    name: &str,
    search: &SearchTable,
) -> Result<SearchStatements, RenderError> {
    let kept = Kept::new(table, name, search);
    let triggers = SEARCH_NAMES.triggers.iter();
    let mut drops = Vec::new();
    for (suffix, _) in triggers.clone().rev() {
        drops.push(written(|sql| {
            sql.push("DROP TRIGGER ").ident(&format!("{name}{suffix}"));
        })?);
    }
    for table in std::iter::once(name).chain(kept.rows.as_deref()) {
        drops.push(written(|sql| {
            sql.push("DROP TABLE ").ident(table);
        })?);
    }
    Ok(SearchStatements {
        tables: kept.tables()?,
        rows: kept.all_rows()?,
        triggers: triggers.map(|&(suffix, event)| kept.trigger(suffix, event)).collect::<Result<_, _>>()?,
        drops,
    })
}

/// A search and the names in it.
struct Kept<'s> {
    table: &'s Name,
    name: &'s str,
    search: &'s SearchTable,
    /// The table that numbers the rows, where SQLite's own number is not the key.
    rows: Option<String>,
    /// The column of numbers: of that table, or of the searched one.
    number: String,
    /// Every column of the FTS5 table.
    columns: Vec<&'s str>,
}

impl<'s> Kept<'s> {
    fn new(table: &'s Name, name: &'s str, search: &'s SearchTable) -> Self {
        let searched = search.columns.iter().map(|column| &*column.name);
        let is_searched = |key: &&str| search.columns.iter().any(|column| column.name == *key);
        let key = search.key.iter().map(|key| &*key.name).filter(|key| !is_searched(key));
        let columns = searched.chain(key).collect();
        let (rows, number) = if search.is_numbered {
            (None, search.key.iter().map(|key| &*key.name).collect())
        } else {
            (Some(format!("{name}{}", SEARCH_NAMES.rows)), number_beside(&search.key))
        };
        Self { table, name, search, rows, number, columns }
    }

    fn tables(&self) -> Result<Vec<String>, RenderError> {
        let SearchTable { tokenizer, columns, key, is_numbered: _, revision: _ } = self.search;
        let mut statements = Vec::new();
        if let Some(rows) = &self.rows {
            statements.push(written(|sql| {
                sql.push("CREATE TABLE ").ident(rows).push(" (\n  ").ident(&self.number);
                sql.push(" INTEGER NOT NULL PRIMARY KEY,\n  ");
                for KeyColumn { name, ty } in key {
                    let spelling = sql.spelling;
                    sql.ident(name).push(" ");
                    sql.attempt(|sql| spelling.column_type(sql, ty)).push(" NOT NULL,\n  ");
                }
                sql.push("UNIQUE (").list(key, |sql, key| {
                    sql.ident(&key.name);
                });
                sql.push(")\n) STRICT");
            })?);
        }
        statements.push(written(|sql| {
            sql.push("CREATE VIRTUAL TABLE ").ident(self.name).push(" USING fts5(");
            for (place, column) in self.columns.iter().enumerate() {
                sql.ident(column).push(if place < columns.len() { ", " } else { " UNINDEXED, " });
            }
            sql.push("tokenize = ").literal(tokenizer).push(")");
        })?);
        // The table itself keeps how its rows are ranked.
        let weights: Vec<&str> = columns.iter().map(bm25_weight).collect();
        if weights.iter().any(|weight| *weight != LEAST) {
            statements.push(written(|sql| {
                sql.push("INSERT INTO ").ident(self.name).push(" (").ident(self.name);
                sql.push(", \"rank\") VALUES ('rank', 'bm25(").push(&weights.join(", ")).push(")')");
            })?);
        }
        Ok(statements)
    }

    fn all_rows(&self) -> Result<Vec<String>, RenderError> {
        let number = self.rows.as_ref().map(|rows| written(|sql| self.number_rows(sql, rows))).transpose()?;
        let read = written(|sql| self.read_rows(sql))?;
        Ok(number.into_iter().chain([read]).collect())
    }

    fn trigger(&self, suffix: &str, event: TriggerEvent) -> Result<String, RenderError> {
        let trigger = Trigger {
            name: format!("{}{suffix}", self.name).into(),
            timing: TriggerTiming::After,
            event,
            definition: Definition::recipe(Recipe::SearchTable(self.search.clone())),
            depends_on: Vec::new(),
        };
        let before: &[&str] = match event {
            TriggerEvent::Insert => &["NEW."],
            TriggerEvent::Update => &["OLD.", "NEW."],
            TriggerEvent::Delete => &["OLD."],
        };
        written(|sql| {
            let read: Vec<Text> = self.columns.iter().map(|&column| column.to_owned().into()).collect();
            let is_update = event == TriggerEvent::Update;
            trigger::head(sql, self.table, &trigger, if is_update { &read } else { &[] });
            if is_update {
                sql.push("WHEN ");
                recipe::any_differs(sql, &read, " IS NOT ");
                sql.push("\n");
            }
            sql.push("BEGIN\n  ");
            self.forget(sql, before);
            if event != TriggerEvent::Delete {
                if let Some(rows) = &self.rows {
                    sql.push(";\n  ");
                    self.number_rows(sql, rows);
                    sql.push(" WHERE ");
                    self.is_row(sql, "", "NEW.");
                }
                sql.push(";\n  ");
                self.read_rows(sql);
                sql.push(" WHERE ");
                self.is_row(sql, "\"t\".", "NEW.");
            }
            sql.push(";\nEND");
        })
    }

    /// Removes what is kept of the rows.
    fn forget(&self, sql: &mut Sql, rows: &[&str]) {
        sql.push("DELETE FROM ").ident(self.name).push(" WHERE rowid IN (");
        let Some(numbers) = &self.rows else {
            sql.list(rows, |sql, row| {
                sql.push(row).ident(&self.number);
            });
            sql.push(")");
            return;
        };
        let which = |sql: &mut Sql| {
            for (place, row) in rows.iter().enumerate() {
                sql.push(if place > 0 { " OR " } else { "" });
                self.is_row(sql, "", row);
            }
        };
        sql.push("SELECT ").ident(&self.number).push(" FROM ").ident(numbers).push(" WHERE ");
        which(sql);
        sql.push(");\n  DELETE FROM ").ident(numbers).push(" WHERE ");
        which(sql);
    }

    fn number_rows(&self, sql: &mut Sql, rows: &str) {
        let key: Vec<Text> = self.search.key.iter().map(|key| key.name.clone()).collect();
        sql.push("INSERT INTO ").ident(rows).push(" (").idents(&key).push(") SELECT ").idents(&key);
        sql.push(" FROM ").name(self.table);
    }

    fn read_rows(&self, sql: &mut Sql) {
        sql.push("INSERT INTO ").ident(self.name).push(" (rowid");
        for column in &self.columns {
            sql.push(", ").ident(column);
        }
        sql.push(")\n  SELECT ")
            .push(if self.rows.is_some() { "\"r\"." } else { "\"t\"." })
            .ident(&self.number);
        for column in &self.columns {
            sql.push(", \"t\".").ident(column);
        }
        sql.push(" FROM ").name(self.table).push(" AS \"t\"");
        if let Some(rows) = &self.rows {
            sql.push(" JOIN ").ident(rows).push(" AS \"r\" ON ");
            self.is_row(sql, "\"r\".", "\"t\".");
        }
    }

    /// That the two rows have one key.
    fn is_row(&self, sql: &mut Sql, left: &str, right: &str) {
        for (place, KeyColumn { name, ty: _ }) in self.search.key.iter().enumerate() {
            sql.push(if place > 0 { " AND " } else { "" });
            sql.push(left).ident(name).push(" = ").push(right).ident(name);
        }
    }
}

fn written(write: impl FnOnce(&mut Sql)) -> Result<String, RenderError> {
    let mut sql = Sql::new(Dialect::Sqlite);
    write(&mut sql);
    sql.finish()
}

/// A name that no column of the key has.
fn number_beside(key: &[KeyColumn]) -> String {
    let mut name = "row_number".to_owned();
    while key.iter().any(|column| column.name.eq_ignore_ascii_case(&name)) {
        name.push('_');
    }
    name
}

/// How much a word counts that counts least.
const LEAST: &str = "1.0";

/// As PostgreSQL ranks by default, times ten.
fn bm25_weight(column: &WeightedColumn) -> &'static str {
    match &*column.weight {
        "A" => "10.0",
        "B" => "4.0",
        "C" => "2.0",
        _ => LEAST,
    }
}
