//! What a step does, and to what.

use std::{borrow::Cow, ops::Deref};

use super::Held;
use crate::catalog::{
    Check, Column, ColumnPosition, EnumType, ForeignKey, Index, Name, ObjectId, PrimaryKey, Routine, Search,
    Table, TableOption, Text, Trigger, Unique, View,
};

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<'c> {
    /// Makes an object.
    Create(Object<'c>),
    /// Removes an object; the object is kept whole, so that the step can be undone.
    Drop(Object<'c>),
    /// Changes an object that stays.
    Alter {
        /// As it was.
        previous: Box<Object<'c>>,
        /// As it becomes.
        next: Box<Object<'c>>,
    },
}

impl<'c> Change<'c> {
    /// What makes `next` of `previous`.
    #[must_use]
    pub fn altered(previous: Object<'c>, next: Object<'c>) -> Self {
        Self::Alter { previous: Box::new(previous), next: Box::new(next) }
    }

    /// The change back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        match self {
            Self::Create(object) => Self::Drop(object.clone()),
            Self::Drop(object) => Self::Create(object.clone()),
            Self::Alter { previous, next } => Self::Alter { previous: next.clone(), next: previous.clone() },
        }
    }

    /// The same change, without the catalogs.
    #[must_use]
    pub fn into_owned(self) -> Change<'static> {
        match self {
            Self::Create(object) => Change::Create(object.into_owned()),
            Self::Drop(object) => Change::Drop(object.into_owned()),
            Self::Alter { previous, next } => Change::altered(previous.into_owned(), next.into_owned()),
        }
    }

    /// The object that is made, removed or changed (as it becomes).
    #[must_use]
    pub fn object(&self) -> &Object<'c> {
        match self {
            Self::Create(object) | Self::Drop(object) => object,
            Self::Alter { next, .. } => next,
        }
    }
}

/// What a step is about.
///
/// A table brings its columns, key, uniques, checks, comments and the foreign keys that it still has here, and,
/// where the dialect has them inside `CREATE TABLE`, its indexes. Everything else is a step of its own: its
/// triggers, and its indexes elsewhere, though the table knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Object<'c> {
    /// A named schema.
    Namespace(Cow<'c, str>),
    /// An enum type.
    Enum(Held<'c, EnumType>),
    /// A routine.
    Routine(Held<'c, Routine>),
    /// A table.
    Table(Held<'c, Table>),
    /// A view.
    View(Held<'c, View>),
    /// A column of a table that stays.
    Column {
        /// The table.
        table: Held<'c, Name>,
        /// The column.
        column: Box<PlacedColumn<'c>>,
    },
    /// The order of a table's columns, on a dialect that places columns.
    ColumnOrder {
        /// The table.
        table: Held<'c, Name>,
        /// The columns.
        columns: Box<[Held<'c, Text>]>,
    },
    /// The primary key of a table that stays.
    PrimaryKey {
        /// The table.
        table: Held<'c, Name>,
        /// The key.
        key: Held<'c, PrimaryKey>,
    },
    /// A unique constraint of a table that stays.
    Unique {
        /// The table.
        table: Held<'c, Name>,
        /// The constraint.
        unique: Held<'c, Unique>,
    },
    /// A check of a table that stays.
    Check {
        /// The table.
        table: Held<'c, Name>,
        /// The check.
        check: Held<'c, Check>,
    },
    /// A foreign key that is not part of its table's step.
    ForeignKey {
        /// The table.
        table: Held<'c, Name>,
        /// The foreign key.
        key: Held<'c, ForeignKey>,
    },
    /// An index that is not part of its table's step.
    Index {
        /// The table.
        table: Held<'c, Name>,
        /// The index.
        index: Held<'c, Index>,
    },
    /// A search that keeps the words in a table of its own.
    Search {
        /// The table.
        table: Held<'c, Name>,
        /// The search.
        search: Held<'c, Search>,
        /// Whether the table may have rows whose words are not kept yet.
        rows: Rows,
    },
    /// A trigger.
    Trigger {
        /// The table.
        table: Held<'c, Name>,
        /// The trigger.
        trigger: Held<'c, Trigger>,
    },
    /// The comment of an object that stays.
    Comment {
        /// The object.
        object: Box<ObjectId>,
        /// The comment; `None`: none.
        text: Option<Cow<'c, str>>,
    },
    /// What a dialect says of a table that stays, as a whole.
    Options {
        /// The table.
        table: Held<'c, Name>,
        /// The options.
        options: Held<'c, Vec<TableOption>>,
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

/// A column, and its place among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedColumn<'c> {
    /// The column.
    pub column: Held<'c, Column>,
    /// Where, on a dialect that places columns.
    pub position: Option<ColumnPosition>,
}

impl Deref for PlacedColumn<'_> {
    type Target = Column;

    fn deref(&self) -> &Column {
        &self.column
    }
}

impl<'c> Object<'c> {
    /// A column of a table that stays.
    #[must_use]
    pub fn column(
        table: impl Into<Held<'c, Name>>,
        column: impl Into<Held<'c, Column>>,
        position: Option<ColumnPosition>,
    ) -> Self {
        let column = Box::new(PlacedColumn { column: column.into(), position });
        Self::Column { table: table.into(), column }
    }
}

impl Object<'_> {
    /// The table that the object is, or is a part of.
    #[must_use]
    pub fn table(&self) -> Option<&Name> {
        match self {
            Self::Namespace(_) | Self::Enum(_) | Self::Routine(_) | Self::View(_) => None,
            Self::Table(table) => Some(&table.name),
            Self::Column { table, .. }
            | Self::ColumnOrder { table, .. }
            | Self::PrimaryKey { table, .. }
            | Self::Unique { table, .. }
            | Self::Check { table, .. }
            | Self::ForeignKey { table, .. }
            | Self::Index { table, .. }
            | Self::Search { table, .. }
            | Self::Trigger { table, .. }
            | Self::Options { table, .. } => Some(table),
            Self::Comment { object, .. } => object.table(),
        }
    }

    /// Whether `id` names the object: as [`id`](Self::id), which copies the names.
    pub(super) fn is_called(&self, id: &ObjectId) -> bool {
        let is_part = |of: &Name, name: &Text, part: &Text| self.table() == Some(of) && name == part;
        match (self, id) {
            (Self::Index { index, .. }, ObjectId::Index(of, name)) => is_part(of, name, &index.name),
            (Self::ForeignKey { key, .. }, ObjectId::ForeignKey(of, name)) => is_part(of, name, &key.name),
            (Self::Trigger { trigger, .. }, ObjectId::Trigger(of, name)) => is_part(of, name, &trigger.name),
            (Self::Index { .. } | Self::ForeignKey { .. } | Self::Trigger { .. }, _) => false,
            _ => self.id() == *id,
        }
    }

    /// How the object is named.
    #[must_use]
    pub fn id(&self) -> ObjectId {
        let of = |table: &Name| table.clone();
        match self {
            Self::Namespace(name) => ObjectId::Namespace(name.to_string().into()),
            Self::Enum(ty) => ObjectId::Enum(ty.name.clone()),
            Self::Routine(routine) => ObjectId::Routine(routine.name.clone()),
            Self::Table(table) => ObjectId::Table(table.name.clone()),
            Self::View(view) => ObjectId::View(view.name.clone()),
            Self::Column { table, column } => ObjectId::Column(of(table), column.name.clone()),
            Self::ColumnOrder { table, .. } | Self::Options { table, .. } => ObjectId::Table(of(table)),
            Self::PrimaryKey { table, .. } => ObjectId::PrimaryKey(of(table)),
            Self::Unique { table, unique } => ObjectId::Unique(of(table), unique.name.clone()),
            Self::Check { table, check } => ObjectId::Check(of(table), check.name.clone()),
            Self::ForeignKey { table, key } => ObjectId::ForeignKey(of(table), key.name.clone()),
            Self::Index { table, index } => ObjectId::Index(of(table), index.name.clone()),
            Self::Search { table, search, .. } => ObjectId::Search(of(table), search.name.clone()),
            Self::Trigger { table, trigger } => ObjectId::Trigger(of(table), trigger.name.clone()),
            Self::Comment { object, .. } => (**object).clone(),
        }
    }

    /// The same object, without the catalog.
    #[must_use]
    pub fn into_owned(self) -> Object<'static> {
        match self {
            Self::Namespace(name) => Object::Namespace(Cow::Owned(name.into_owned())),
            Self::Enum(ty) => Object::Enum(ty.into_owned()),
            Self::Routine(routine) => Object::Routine(routine.into_owned()),
            Self::Table(table) => Object::Table(table.into_owned()),
            Self::View(view) => Object::View(view.into_owned()),
            Self::Column { table, column } => {
                let PlacedColumn { column, position } = *column;
                Object::column(table.into_owned(), column.into_owned(), position)
            }
            Self::ColumnOrder { table, columns } => Object::ColumnOrder {
                table: table.into_owned(),
                columns: columns.into_iter().map(Held::into_owned).collect(),
            },
            Self::PrimaryKey { table, key } => {
                Object::PrimaryKey { table: table.into_owned(), key: key.into_owned() }
            }
            Self::Unique { table, unique } => {
                Object::Unique { table: table.into_owned(), unique: unique.into_owned() }
            }
            Self::Check { table, check } => {
                Object::Check { table: table.into_owned(), check: check.into_owned() }
            }
            Self::ForeignKey { table, key } => {
                Object::ForeignKey { table: table.into_owned(), key: key.into_owned() }
            }
            Self::Index { table, index } => {
                Object::Index { table: table.into_owned(), index: index.into_owned() }
            }
            Self::Search { table, search, rows } => {
                Object::Search { table: table.into_owned(), search: search.into_owned(), rows }
            }
            Self::Trigger { table, trigger } => {
                Object::Trigger { table: table.into_owned(), trigger: trigger.into_owned() }
            }
            Self::Comment { object, text } => {
                Object::Comment { object, text: text.map(|text| Cow::Owned(text.into_owned())) }
            }
            Self::Options { table, options } => {
                Object::Options { table: table.into_owned(), options: options.into_owned() }
            }
        }
    }
}
