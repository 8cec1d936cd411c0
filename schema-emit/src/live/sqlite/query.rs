//! The questions that SQLite answers.
//!
//! Names travel as bound values of the pragma functions; inside SQL, quoted, only where rows are asked for.

use rusqlite::{Connection, Row};

/// A row of `sqlite_schema`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SchemaRow {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) table: String,
    /// `None`: the index of a constraint.
    pub(super) sql: Option<String>,
}

/// A row of `PRAGMA table_list`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableRow {
    pub(super) name: String,
    /// `table`, `view`, `virtual` or `shadow`.
    pub(super) kind: String,
    pub(super) is_without_rowid: bool,
    pub(super) is_strict: bool,
}

/// A row of `PRAGMA table_xinfo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ColumnRow {
    pub(super) name: String,
    pub(super) ty: String,
    pub(super) is_not_null: bool,
    pub(super) default: Option<String>,
    /// From 1; 0: not in the key.
    pub(super) key_position: i64,
    /// 0: ordinary; 1: of a virtual table; 2: virtual; 3: stored.
    pub(super) hidden: i64,
}

/// A row of `PRAGMA index_list`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IndexRow {
    pub(super) name: String,
    pub(super) is_unique: bool,
    /// `c`: made by `CREATE INDEX`; `u`, `pk`: of a constraint.
    pub(super) origin: String,
    pub(super) is_partial: bool,
}

/// A key row of `PRAGMA index_xinfo`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyRow {
    /// `None`: an expression, or the rowid.
    pub(super) column: Option<String>,
    pub(super) is_descending: bool,
}

/// A foreign key, from the rows of `PRAGMA foreign_key_list`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ForeignKeyRow {
    pub(super) target: String,
    pub(super) columns: Vec<String>,
    /// Empty: the target's key.
    pub(super) target_columns: Vec<String>,
    pub(super) on_update: String,
    pub(super) on_delete: String,
}

/// Every object, in the order of creation.
pub(super) fn schema(database: &Connection) -> rusqlite::Result<Vec<SchemaRow>> {
    collect(database, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY rowid", [], |row| {
        Ok(SchemaRow { kind: row.get(0)?, name: row.get(1)?, table: row.get(2)?, sql: row.get(3)? })
    })
}

/// Every table and view.
pub(super) fn tables(database: &Connection) -> rusqlite::Result<Vec<TableRow>> {
    const SQL: &str = "SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = 'main'";
    collect(database, SQL, [], |row| {
        Ok(TableRow {
            name: row.get(0)?,
            kind: row.get(1)?,
            is_without_rowid: row.get(2)?,
            is_strict: row.get(3)?,
        })
    })
}

/// The columns of a table, in order.
pub(super) fn columns(database: &Connection, table: &str) -> rusqlite::Result<Vec<ColumnRow>> {
    const SQL: &str = "SELECT name, type, \"notnull\", dflt_value, pk, hidden \
                       FROM pragma_table_xinfo(?1, 'main') ORDER BY cid";
    collect(database, SQL, [table], |row| {
        Ok(ColumnRow {
            name: row.get(0)?,
            ty: row.get(1)?,
            is_not_null: row.get(2)?,
            default: row.get(3)?,
            key_position: row.get(4)?,
            hidden: row.get(5)?,
        })
    })
}

/// The indexes of a table, those of constraints included.
pub(super) fn indexes(database: &Connection, table: &str) -> rusqlite::Result<Vec<IndexRow>> {
    const SQL: &str =
        "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1, 'main') ORDER BY seq DESC";
    collect(database, SQL, [table], |row| {
        Ok(IndexRow {
            name: row.get(0)?,
            is_unique: row.get(1)?,
            origin: row.get(2)?,
            is_partial: row.get(3)?,
        })
    })
}

/// The key of an index, in order.
pub(super) fn index_key(database: &Connection, index: &str) -> rusqlite::Result<Vec<KeyRow>> {
    const SQL: &str = "SELECT name, \"desc\" FROM pragma_index_xinfo(?1, 'main') WHERE key ORDER BY seqno";
    collect(database, SQL, [index], |row| Ok(KeyRow { column: row.get(0)?, is_descending: row.get(1)? }))
}

/// How the rows that an FTS5 table finds are ranked, where that is not its default.
pub(super) fn rank(database: &Connection, table: &str) -> rusqlite::Result<Option<String>> {
    // A name in the text of a query: nothing else reaches the rows of a table.
    let config = format!("{table}_config").replace('"', "\"\"");
    let rows =
        collect(database, &format!("SELECT v FROM main.\"{config}\" WHERE k = 'rank'"), [], |row| row.get(0));
    Ok(rows?.pop())
}

/// The foreign keys of a table, in the order of declaration.
pub(super) fn foreign_keys(database: &Connection, table: &str) -> rusqlite::Result<Vec<ForeignKeyRow>> {
    // SQLite numbers them from the last to the first.
    const SQL: &str = "SELECT id, \"table\", \"from\", \"to\", on_update, on_delete \
                       FROM pragma_foreign_key_list(?1, 'main') ORDER BY id DESC, seq";
    let rows = collect(database, SQL, [table], |row| {
        let id: i64 = row.get(0)?;
        let to: Option<String> = row.get(3)?;
        let key = ForeignKeyRow {
            target: row.get(1)?,
            columns: vec![row.get(2)?],
            target_columns: to.into_iter().collect(),
            on_update: row.get(4)?,
            on_delete: row.get(5)?,
        };
        Ok((id, key))
    })?;
    let mut keys: Vec<(i64, ForeignKeyRow)> = Vec::new();
    for (id, row) in rows {
        match keys.last_mut() {
            Some((last, key)) if *last == id => {
                key.columns.extend(row.columns);
                key.target_columns.extend(row.target_columns);
            }
            _ => keys.push((id, row)),
        }
    }
    Ok(keys.into_iter().map(|(_, key)| key).collect())
}

fn collect<T, P: rusqlite::Params>(
    database: &Connection,
    sql: &str,
    parameters: P,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    database.prepare_cached(sql)?.query_map(parameters, read)?.collect()
}
