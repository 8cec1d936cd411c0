//! What a step does, and to what.

use crate::catalog::{
    Check, Column, ColumnPosition, EnumType, ForeignKey, Index, Name, ObjectId, PrimaryKey, Routine, Search,
    Table, TableOption, Trigger, Unique, View,
};

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Makes an object.
    Create(Object),
    /// Removes an object; the object is kept whole, so that the step can be undone.
    Drop(Object),
    /// Changes an object that stays.
    Alter {
        /// As it was.
        previous: Object,
        /// As it becomes.
        next: Object,
    },
}

impl Change {
    /// The change back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        match self {
            Self::Create(object) => Self::Drop(object.clone()),
            Self::Drop(object) => Self::Create(object.clone()),
            Self::Alter { previous, next } => Self::Alter { previous: next.clone(), next: previous.clone() },
        }
    }

    /// The object that is made, removed or changed (as it becomes).
    #[must_use]
    pub const fn object(&self) -> &Object {
        match self {
            Self::Create(object) | Self::Drop(object) | Self::Alter { next: object, .. } => object,
        }
    }
}

/// What a step is about.
///
/// A table brings its columns, key, uniques, checks, comments and the foreign keys that can be part of
/// it, and, where the dialect has them inside `CREATE TABLE`, its indexes. Everything else is a step of
/// its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Object {
    /// A named schema.
    Namespace(String),
    /// An enum type.
    Enum(Box<EnumType>),
    /// A routine.
    Routine(Box<Routine>),
    /// A table.
    Table(Box<Table>),
    /// A view.
    View(Box<View>),
    /// A column of a table that stays.
    Column {
        /// The table.
        table: Name,
        /// The column.
        column: Box<Column>,
        /// Where, on a dialect that places columns.
        position: Option<ColumnPosition>,
    },
    /// The order of a table's columns, on a dialect that places columns.
    ColumnOrder {
        /// The table.
        table: Name,
        /// The columns.
        columns: Vec<String>,
    },
    /// The primary key of a table that stays.
    PrimaryKey {
        /// The table.
        table: Name,
        /// The key.
        key: PrimaryKey,
    },
    /// A unique constraint of a table that stays.
    Unique {
        /// The table.
        table: Name,
        /// The constraint.
        unique: Box<Unique>,
    },
    /// A check of a table that stays.
    Check {
        /// The table.
        table: Name,
        /// The check.
        check: Box<Check>,
    },
    /// A foreign key that is not part of its table's step.
    ForeignKey {
        /// The table.
        table: Name,
        /// The foreign key.
        key: Box<ForeignKey>,
    },
    /// An index that is not part of its table's step.
    Index {
        /// The table.
        table: Name,
        /// The index.
        index: Box<Index>,
    },
    /// A search that keeps the words in a table of its own.
    Search {
        /// The table.
        table: Name,
        /// The search.
        search: Box<Search>,
        /// Whether the table may have rows whose words are not kept yet.
        rows: Rows,
    },
    /// A trigger.
    Trigger {
        /// The table.
        table: Name,
        /// The trigger.
        trigger: Box<Trigger>,
    },
    /// The comment of an object that stays.
    Comment {
        /// The object.
        object: ObjectId,
        /// The comment; `None`: none.
        text: Option<String>,
    },
    /// What a dialect says of a table that stays, as a whole.
    Options {
        /// The table.
        table: Name,
        /// The options.
        options: Vec<TableOption>,
    },
}

/// What is in a table when something is made for its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Nothing: the plan has made it.
    None,
    /// Whatever was written into it.
    Any,
}

impl Object {
    /// How the object is named.
    #[must_use]
    pub fn id(&self) -> ObjectId {
        match self {
            Self::Namespace(name) => ObjectId::Namespace(name.clone()),
            Self::Enum(ty) => ObjectId::Enum(ty.name.clone()),
            Self::Routine(routine) => ObjectId::Routine(routine.name.clone()),
            Self::Table(table) => ObjectId::Table(table.name.clone()),
            Self::View(view) => ObjectId::View(view.name.clone()),
            Self::Column { table, column, .. } => ObjectId::Column(table.clone(), column.name.clone()),
            Self::ColumnOrder { table, .. } | Self::Options { table, .. } => ObjectId::Table(table.clone()),
            Self::PrimaryKey { table, .. } => ObjectId::PrimaryKey(table.clone()),
            Self::Unique { table, unique } => ObjectId::Unique(table.clone(), unique.name.clone()),
            Self::Check { table, check } => ObjectId::Check(table.clone(), check.name.clone()),
            Self::ForeignKey { table, key } => ObjectId::ForeignKey(table.clone(), key.name.clone()),
            Self::Index { table, index } => ObjectId::Index(table.clone(), index.name.clone()),
            Self::Search { table, search, .. } => ObjectId::Search(table.clone(), search.name.clone()),
            Self::Trigger { table, trigger } => ObjectId::Trigger(table.clone(), trigger.name.clone()),
            Self::Comment { object, .. } => object.clone(),
        }
    }
}
