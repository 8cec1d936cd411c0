//! Tables and what belongs to them.

use serde::{Deserialize, Serialize};

use super::{ColumnType, Definition, List, Name, ObjectId, Text};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: Name,
    /// Its comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Text>,
    /// In order.
    pub columns: Vec<Column>,
    /// The primary key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_key: Option<PrimaryKey>,
    /// Unique constraints (a unique that must be an index is in `indexes`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uniques: Vec<Unique>,
    /// Foreign keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<ForeignKey>,
    /// Checks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// Indexes, the ones of constraints excluded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    /// Searches that keep the words in a table of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<Search>,
    /// Triggers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<Trigger>,
    /// What the dialect says after the closing parenthesis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<TableOption>,
}

impl Table {
    /// A table with nothing in it.
    #[must_use]
    pub const fn new(name: Name) -> Self {
        Self {
            name,
            comment: None,
            columns: Vec::new(),
            primary_key: None,
            uniques: Vec::new(),
            foreign_keys: Vec::new(),
            checks: Vec::new(),
            indexes: Vec::new(),
            searches: Vec::new(),
            triggers: Vec::new(),
            options: Vec::new(),
        }
    }

    /// The column called `name`.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// What a dialect says of a table as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableOption {
    /// SQLite: values must be of the column's type.
    Strict,
    /// SQLite: the key is the row's place.
    WithoutRowid,
    /// MySQL, MariaDB: the storage engine.
    Engine(Text),
    /// MySQL, MariaDB: the character set.
    CharacterSet(Text),
    /// MySQL, MariaDB: the collation.
    Collation(Text),
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: Text,
    /// Its type.
    pub ty: ColumnType,
    /// Whether NULL is allowed.
    pub is_nullable: bool,
    /// Its default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Definition>,
    /// The expression it is generated from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<Box<Generated>>,
    /// Whether the database counts it up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_identity: bool,
    /// Whether `SELECT *` shows it.
    #[serde(default, skip_serializing_if = "Visibility::is_visible")]
    pub visibility: Visibility,
    /// The collation, where it is not the table's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<Box<Text>>,
    /// Its comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Text>,
}

impl Column {
    /// A column of `ty` that refuses NULL.
    #[must_use]
    pub fn new(name: impl Into<Text>, ty: ColumnType) -> Self {
        Self {
            name: name.into(),
            ty,
            is_nullable: false,
            default: None,
            generated: None,
            is_identity: false,
            visibility: Visibility::Visible,
            collation: None,
            comment: None,
        }
    }
}

/// How a generated column comes about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// The expression.
    pub definition: Definition,
    /// When it is computed.
    pub storage: Storage,
}

/// When a generated column is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// On writing.
    Stored,
    /// On reading.
    Virtual,
}

/// Whether `SELECT *` shows a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// It does.
    #[default]
    Visible,
    /// It does not: the column serves an index.
    Invisible,
}

impl Visibility {
    /// Whether `SELECT *` shows the column.
    #[must_use]
    pub const fn is_visible(&self) -> bool {
        matches!(self, Self::Visible)
    }
}

/// Where a column is added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnPosition {
    /// Before every other.
    First,
    /// Behind the named one.
    After(Text),
}

/// A primary key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrimaryKey {
    /// Its name, where the dialect keeps one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Its columns.
    pub columns: List<Text>,
}

/// A unique constraint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unique {
    /// Its name.
    pub name: Text,
    /// Its columns.
    pub columns: List<Text>,
    /// Whether two NULLs are the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub are_nulls_equal: bool,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferral::is_immediate")]
    pub deferral: Deferral,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// Its name.
    pub name: Text,
    /// The columns on this side.
    pub columns: List<Text>,
    /// The other table.
    pub target: Name,
    /// The columns of the other table.
    pub target_columns: List<Text>,
    /// On delete of the other row.
    pub on_delete: ReferentialAction,
    /// On update of the other key.
    pub on_update: ReferentialAction,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferral::is_immediate")]
    pub deferral: Deferral,
}

/// A referential action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferentialAction {
    /// SQL's default.
    NoAction,
    /// Refuse at once.
    Restrict,
    /// Follow.
    Cascade,
    /// Become NULL.
    SetNull,
    /// Take the default.
    SetDefault,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deferral {
    /// With each statement.
    #[default]
    Immediate,
    /// With each statement, unless the transaction asks to wait.
    Deferrable,
    /// At the end of the transaction.
    Deferred,
}

impl Deferral {
    /// Whether it is checked with each statement.
    #[must_use]
    pub const fn is_immediate(&self) -> bool {
        matches!(self, Self::Immediate)
    }
}

/// A check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name.
    pub name: Text,
    /// What must not be false.
    pub definition: Definition,
}

/// An index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Its name.
    pub name: Text,
    /// Whether its keys are unique.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_unique: bool,
    /// Its access method.
    #[serde(default, skip_serializing_if = "Method::is_tree")]
    pub method: Method,
    /// Its key parts.
    pub keys: List<IndexKey>,
    /// Columns beside the key.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub include: Box<[Text]>,
    /// Which rows are in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub predicate: Option<Box<Definition>>,
    /// Whether two NULLs are the same in a unique index.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub are_nulls_equal: bool,
}

/// A key part of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexKey {
    /// A column as `Portable(Column)`, or an expression.
    pub definition: Definition,
    /// Its direction.
    pub order: IndexOrder,
    /// Where NULLs go, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nulls: Option<NullOrder>,
    /// The operator class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<Box<Text>>,
}

/// The direction of an index key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexOrder {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// Where NULLs sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NullOrder {
    /// Before every value.
    First,
    /// After every value.
    Last,
}

/// The access method of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// B-tree.
    #[default]
    Tree,
    /// Hash.
    Hash,
    /// GIN.
    Gin,
    /// GiST.
    Gist,
    /// BRIN.
    Brin,
    /// Full text.
    FullText,
}

impl Method {
    /// Whether it is the default.
    #[must_use]
    pub const fn is_tree(&self) -> bool {
        matches!(self, Self::Tree)
    }
}

/// A search for words in the rows of a table: a table of its own, which is found by its name, and the
/// triggers that keep it in step. They come, change and go together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// The name of the table in which one searches.
    pub name: Text,
    /// What it keeps.
    pub definition: Definition,
}

/// A trigger on the rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// Its name.
    pub name: Text,
    /// Before or after the row is written.
    pub timing: TriggerTiming,
    /// What fires it.
    pub event: TriggerEvent,
    /// What it does.
    pub definition: Definition,
    /// What its body names, besides its table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<ObjectId>,
}

/// Before or after the row is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerTiming {
    /// Before.
    Before,
    /// After.
    After,
}

/// What fires a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerEvent {
    /// A new row.
    Insert,
    /// A changed row.
    Update,
    /// A removed row.
    Delete,
}
