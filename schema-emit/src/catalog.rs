//! The physical model: what a database of one dialect holds.
//!
//! State only, owned, and serializable: a catalog is the only thing that is compared, planned from,
//! or kept in a snapshot. Names are exact, types are spelled as the dialect spells them.
//!
//! Where servers rewrite what they are given, an object's text is a [`Definition`], which knows where
//! it comes from.

mod column_type;
mod copy;
mod definition;
mod edges;
mod expr;
mod list;
mod name;
mod object;
mod recipe;
mod table;
mod text;
mod view;

use schema_as_code_core::dialect::{Dialect, Version};
use serde::{Deserialize, Serialize};

pub use column_type::{BuiltInType, ColumnType};
pub use copy::{CopiedPair, CopyLink, SpreadCopies, TakeCopies};
pub use definition::Definition;
pub use edges::Edge;
pub use expr::{Binary, Expr, Membership, Operator, PatternMatch, ScalarFunction, UnaryOperator};
pub use list::List;
pub use name::Name;
pub use object::{EnumType, ObjectId, Routine};
pub use recipe::{
    ActorColumn, AppendOnly, CascadeMark, ComparedColumn, KeyColumn, LiveView, LogRow, LoggedColumn,
    MarkDeleted, MarkedChild, Readable, Recipe, RefuseDelete, SearchTable, TouchRow, WeightedColumn,
};
pub use table::{
    Check, Column, ColumnPosition, Deferral, ForeignKey, Generated, Index, IndexKey, IndexOrder, Method,
    NullOrder, PrimaryKey, ReferentialAction, Search, Storage, Table, TableOption, Trigger, TriggerEvent,
    TriggerTiming, Unique, Visibility,
};
pub use text::Text;
pub use view::View;

/// What a database holds, as far as it is ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    /// The dialect.
    #[serde(with = "dialect_name")]
    pub dialect: Dialect,
    /// The version it is for (or was read from).
    #[serde(with = "version_text")]
    pub version: Version,
    /// Named schemas that are created for the tables, in order.
    pub namespaces: Vec<Text>,
    /// Enum types, where the dialect has them.
    pub enums: Vec<EnumType>,
    /// Functions that triggers call, where the dialect has them.
    pub routines: Vec<Routine>,
    /// In the order of declaration.
    pub tables: Vec<Table>,
    /// Views, in the order of declaration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub views: Vec<View>,
}

impl Catalog {
    /// A database with nothing in it.
    #[must_use]
    pub const fn empty(dialect: Dialect, version: Version) -> Self {
        Self {
            dialect,
            version,
            namespaces: Vec::new(),
            enums: Vec::new(),
            routines: Vec::new(),
            tables: Vec::new(),
            views: Vec::new(),
        }
    }

    /// The table called `name`.
    #[must_use]
    pub fn table(&self, name: &Name) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == *name)
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.namespaces.is_empty()
            && self.enums.is_empty()
            && self.routines.is_empty()
            && self.tables.is_empty()
            && self.views.is_empty()
    }
}

/// A dialect as its name.
mod dialect_name {
    use schema_as_code_core::dialect::Dialect;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(dialect: &Dialect, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(dialect.name())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Dialect, D::Error> {
        let name = String::deserialize(deserializer)?;
        Dialect::from_name(&name).ok_or_else(|| D::Error::custom(format!("unknown dialect `{name}`")))
    }
}

/// A version as `major.minor`.
mod version_text {
    use schema_as_code_core::dialect::Version;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(version: &Version, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}.{}", version.major, version.minor))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.split_once('.')
            .and_then(|(major, minor)| Some(Version::new(major.parse().ok()?, minor.parse().ok()?)))
            .ok_or_else(|| D::Error::custom(format!("`{text}` is not a version such as `15.0`")))
    }
}

#[cfg(all(test, target_pointer_width = "64"))]
mod tests {
    use super::{Check, Column, ColumnType, Definition, Expr, ForeignKey, Index, IndexKey, Text, Unique};

    /// What takes long waits for memory: a field that most of them do not need is behind a box.
    #[test]
    fn what_there_is_much_of_is_small() {
        assert_eq!((size_of::<Text>(), size_of::<Option<Text>>()), (16, 16));
        assert_eq!([size_of::<Expr>(), size_of::<Definition>(), size_of::<ColumnType>()], [24; 3]);
        assert_eq!((size_of::<Option<Definition>>(), size_of::<Column>()), (24, 104));
        assert_eq!((size_of::<IndexKey>(), size_of::<Index>()), (40, 88));
        assert_eq!((size_of::<Check>(), size_of::<Unique>(), size_of::<ForeignKey>()), (40, 48, 104));
    }
}
