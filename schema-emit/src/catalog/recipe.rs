//! Code of ours: triggers and functions, described by what they do.
//!
//! A recipe is data. Its SQL is written by the dialect's renderer; when that SQL changes, the
//! revision does, and a migration shows the change as a step.

use serde::{Deserialize, Serialize};

use super::{ColumnType, Expr, List, Name, Text, TriggerEvent};

/// What a trigger or function of ours does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipe {
    /// Keeps timestamps, version and actor of a row.
    TouchRow(TouchRow),
    /// Calls the routine of the same name: a trigger of a dialect whose triggers call functions.
    CallRoutine {
        /// The routine.
        routine: Name,
        /// The columns whose change fires it, the version among them; empty: any.
        columns: Vec<Text>,
        /// What the routine is told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        arguments: Vec<Text>,
    },
    /// Refuses a write of a version that is not the next one; SQLite, where the row is touched after.
    GuardVersion {
        /// The version column.
        version: Text,
        /// See [`TouchRow::revision`].
        revision: u32,
    },
    /// Writes a row's change to the audit log.
    LogRow(LogRow),
    /// The routine that writes changes to the audit log: it knows the row by the arguments of its triggers.
    LogRoutine {
        /// The table of the log.
        log: Name,
        /// See [`TouchRow::revision`].
        revision: u32,
    },
    /// Refuses that rows are changed or removed.
    AppendOnly(AppendOnly),
    /// Marks a row that is deleted, and keeps it.
    MarkDeleted(MarkDeleted),
    /// Refuses that a row is deleted, where a trigger cannot mark it.
    RefuseDelete(RefuseDelete),
    /// Marks what belongs to a row that was marked, and revives it with the row.
    CascadeMark(CascadeMark),
    /// A view of the rows that are not marked as deleted.
    LiveView(LiveView),
    /// The words of several columns, with their weights: the value of a generated column.
    SearchVector {
        /// The text-search configuration.
        language: Text,
        /// In order.
        columns: Vec<WeightedColumn>,
        /// See [`TouchRow::revision`].
        revision: u32,
    },
    /// The words of several columns, with their weights, in a table of their own.
    SearchTable(SearchTable),
    /// Takes a row's copies from their originals.
    TakeCopies(super::TakeCopies),
    /// Hands a row's originals on to their copies.
    SpreadCopies(super::SpreadCopies),
}

/// A column whose words are searched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightedColumn {
    /// Its name.
    pub name: Text,
    /// `A`, `B`, `C` or `D`.
    pub weight: Text,
}

/// Keeps the words of a table's rows in a table of their own; SQLite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchTable {
    /// How texts are cut into words.
    pub tokenizer: Text,
    /// In order.
    pub columns: Vec<WeightedColumn>,
    /// The key, by which the found row is known.
    pub key: Vec<KeyColumn>,
    /// Whether the key is the number by which SQLite itself knows the row; else rows are numbered in a further
    /// table.
    pub is_numbered: bool,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}

/// A column of a key, as another table repeats it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyColumn {
    /// Its name.
    pub name: Text,
    /// Its type.
    pub ty: ColumnType,
}

/// Keeps timestamps, version and actor of a row; one trigger for all, because two would each see the
/// other's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchRow {
    /// On insert or on update.
    pub on: TriggerEvent,
    /// The key, by which a trigger that runs after the row finds it.
    pub key: List<Text>,
    /// The user's columns: when none of them changes, nothing is touched. Where triggers call functions,
    /// the trigger's [`CallRoutine`](Recipe::CallRoutine) compares, and these are not looked at.
    pub compared: Vec<ComparedColumn>,
    /// Set to the current time.
    pub updated_at: Option<(Text, Box<Expr>)>,
    /// Counted up by one; a written value that is neither the row's nor the next one is refused.
    pub version: Option<Text>,
    /// Set to the acting user, where one is known: `app.user_id` on PostgreSQL, `@app_user_id` on MySQL
    /// and MariaDB.
    pub actors: Vec<ActorColumn>,
    /// SQLite, which has no session settings: the one-row table whose `user_id` is the acting user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Name>,
    /// Of the SQL that this recipe becomes.
    pub revision: u32,
}

/// A column whose change counts as a change of the row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedColumn {
    /// Its name.
    pub name: Text,
}

/// A column that holds the acting user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorColumn {
    /// Its name.
    pub name: Text,
    /// Its type, to which the session's text is converted.
    pub ty: ColumnType,
    /// Whether the stored form is 16 bytes of a UUID.
    pub is_uuid_bytes: bool,
}

/// Writes a row's change to the audit log; a trigger for one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRow {
    /// What happened to the row.
    pub on: TriggerEvent,
    /// The table of the log.
    pub log: Name,
    /// The key, by which the log names the row.
    pub key: Vec<LoggedColumn>,
    /// What is logged, in order. A change of none of them is no change.
    pub columns: Vec<LoggedColumn>,
    /// SQLite: the one-row table whose `user_id` is the acting user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Name>,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}

/// A column in the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedColumn {
    /// Its name.
    pub name: Text,
    /// How its stored value is made readable.
    pub readable: Readable,
}

/// How a stored value becomes readable in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Readable {
    /// It is.
    AsIs,
    /// 0 or 1 as `false` or `true`.
    Truth,
    /// 16 bytes as the 36 characters of a UUID.
    Uuid,
    /// Bytes as hexadecimal digits.
    Hex,
    /// Bytes as hexadecimal digits, anything else as it is.
    AnyAsHex,
    /// A document as a part of the log's document.
    Document,
    /// An integer as the decimal that it stands for.
    Scaled(u8),
    /// Never: what is logged is that it is there, and that it changed.
    Secret,
}

/// Refuses that rows are changed, and that they are removed unless the session asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppendOnly {
    /// The table.
    pub table: Text,
    /// What is refused; `None`: whatever fires the routine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<TriggerEvent>,
    /// SQLite: the one-row table whose `hard_delete` is what the session asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Name>,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}

/// Marks a row that is deleted, and keeps it, unless the session asks for its removal: `app.hard_delete` is
/// `on`, or `hard_delete` of the context is 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkDeleted {
    /// The key, by which the row is found.
    pub key: List<Text>,
    /// The column that marks it, and the current time as it stores it.
    pub deleted_at: (Text, Box<Expr>),
    /// SQLite: the one-row table whose `hard_delete` is what the session asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Name>,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}

/// Refuses that a row is deleted unless the session asks for it: `@app_hard_delete` is 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefuseDelete {
    /// The table.
    pub table: Text,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}

/// Marks what belongs to a row that was marked, with the same time, and revives with the row what has the
/// time of its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CascadeMark {
    /// The column that marks the row.
    pub deleted_at: Text,
    /// What belongs to it.
    pub children: Vec<MarkedChild>,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}

/// Rows that belong to a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedChild {
    /// Their table.
    pub table: Name,
    /// The column that marks them.
    pub deleted_at: Text,
    /// Their columns that lead to the row, and the row's columns.
    pub columns: Vec<(Text, Text)>,
}

/// A view of the rows that are not marked as deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveView {
    /// The table.
    pub table: Name,
    /// The columns that are shown.
    pub columns: Vec<Text>,
    /// The column that marks a row.
    pub deleted_at: Text,
    /// PostgreSQL from 15: the table is read with the rights of whoever reads the view.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_security_invoker: bool,
    /// See [`TouchRow::revision`].
    pub revision: u32,
}
