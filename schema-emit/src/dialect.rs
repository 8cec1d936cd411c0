//! How each dialect holds what is lowered: one [`Shape`] a dialect, one file a shape.
//!
//! *Whether* a dialect can do a thing is asked of `core::dialect::supports`; a shape says *in which
//! form*. Lowering and rendering read shapes and never match on the dialect.

mod innodb;
mod mariadb;
mod mysql;
mod postgres;
mod reserved;
mod sqlite;

use schema_as_code_core::{
    dialect::{Dialect, Version},
    storage::StoredForm,
    types::LogicalType,
};

pub(crate) use reserved::is_reserved;
pub use reserved::reserved_words;
pub(crate) use sqlite::SEARCH_NAMES;

use crate::catalog::{ColumnType, Expr, TableOption, TriggerEvent};

/// What a column stores, with every convention resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stored {
    pub(crate) logical: LogicalType,
    pub(crate) form: StoredForm,
    pub(crate) size: StoredSize,
    pub(crate) place: Place,
}

/// The length or the digits of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoredSize {
    /// No limit is said.
    Unlimited,
    /// So many characters, or bytes.
    Length(u32),
    /// Decimal digits.
    Digits { precision: u8, scale: u8 },
}

/// What a column is in its table's key, as far as the type depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Nothing that matters.
    Plain,
    /// The only column of the key.
    LoneKey,
    /// Counted up by the database.
    Identity,
}

/// A check that the stored form needs to hold what the type promises.
pub(crate) struct Implied {
    /// The last word of the check's name.
    pub(crate) suffix: &'static str,
    pub(crate) expr: Expr,
}

/// How a dialect holds things.
pub(crate) struct Shape {
    pub(crate) column_type: fn(&Stored) -> ColumnType,
    /// The check on the column of this name; NULL passes when the column allows it.
    pub(crate) implied_check: fn(&Stored, &'static str) -> Option<Implied>,
    /// For a key of so many columns.
    pub(crate) table_options: fn(usize) -> Vec<TableOption>,
    pub(crate) enums: EnumForm,
    pub(crate) subsets: SubsetForm,
    pub(crate) expression_keys: ExpressionKeyForm,
    pub(crate) equal_nulls: EqualNullsForm,
    pub(crate) identity: IdentityPlace,
    pub(crate) touch: TouchForm,
    pub(crate) soft_delete: SoftDeleteForm,
    /// From which version on a view is told whose rights it reads with.
    pub(crate) security_invoker: Option<Version>,
    /// Whether what a foreign key's action writes fires triggers.
    pub(crate) actions_fire_triggers: bool,
    pub(crate) own_relations: OwnRelations,
    /// Whether a foreign key has an index in any case, under a name of the server's choice.
    pub(crate) indexes_relations: bool,
    pub(crate) primary_key_suffix: Option<&'static str>,
    /// Types that a hand-written type must be one of; empty: any.
    pub(crate) only_types: &'static [&'static str],
    /// The type to which unsigned integers are cast before they are computed with.
    pub(crate) unsigned_cast: Option<&'static str>,
    /// The type of a truth value in a generated column.
    pub(crate) bool_type: &'static str,
    pub(crate) temporal: TemporalText,
    pub(crate) json_kinds: JsonKinds,
    pub(crate) checks: CheckRules,
    pub(crate) generated: GeneratedRules,
    pub(crate) methods: MethodRules,
    /// Words that a query cannot use as a name, one a line, below a line that says where they are from.
    pub(crate) reserved: &'static str,
    pub(crate) limits: Limits,
    pub(crate) names: NameRules,
}

/// Where an enum's values are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EnumForm {
    /// In a type of the catalog.
    Type,
    /// In the column's type.
    Column,
    /// In a check on a text column.
    Check,
}

/// How a unique holds among some of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SubsetForm {
    /// By the predicate of an index.
    Predicate,
    /// By a generated column in the key that is NULL for the other rows.
    Marker,
}

/// Where an indexed expression is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExpressionKeyForm {
    /// In the index.
    Index,
    /// In a generated column.
    Column,
}

/// How two NULLs are made the same in a unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EqualNullsForm {
    /// By a clause of the unique.
    Clause,
    /// By expressions in a unique index.
    Index,
    /// By generated columns.
    Columns,
}

/// Where an identity column may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdentityPlace {
    /// Anywhere.
    Anywhere,
    /// First in the key.
    LeadsKey,
    /// As the only column of the key.
    LoneKey,
}

/// How a row is touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TouchForm {
    /// Before the row is written, by a routine that the trigger calls.
    Routine,
    /// Before the row is written, by the trigger itself.
    Before,
    /// After the row is written, by a second write; the acting user is read from a table.
    After,
}

/// What becomes of a deleted row that is to stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SoftDeleteForm {
    /// It is marked, by a routine; a mark spreads through cycles of relations, too.
    Routine,
    /// It is marked, by the trigger itself.
    Trigger,
    /// Its deletion is refused.
    Refusal,
}

/// How points in time are written in literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TemporalText {
    /// What ends a timestamp in UTC.
    pub(crate) utc_suffix: &'static str,
}

/// What the dialect calls the kinds of JSON documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JsonKinds {
    pub(crate) object: &'static str,
    pub(crate) array: &'static str,
}

/// What relations of a table to itself may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OwnRelations {
    /// Whether rows can follow a changed key.
    pub(crate) follow_keys: bool,
    /// Whether a row that leads to another by several of them goes, or is changed, with it.
    pub(crate) act_together: bool,
}

/// What the dialect refuses in checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CheckRules {
    /// Columns that a foreign key's action writes.
    pub(crate) refuses_written_columns: bool,
    /// Columns that the database counts up.
    pub(crate) refuses_identity: bool,
}

/// What the dialect refuses in generated columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GeneratedRules {
    /// Whether the column can refuse NULL by itself; else a check does.
    pub(crate) has_not_null: bool,
    /// Whether it refuses to read columns that a foreign key's action writes.
    pub(crate) refuses_written_columns: bool,
    /// Whether it refuses to read columns of rows that a foreign key's action removes.
    pub(crate) refuses_cascaded_rows: bool,
    /// Whether it, and the expression of an index, refuses to read a column that the database counts up.
    pub(crate) refuses_identity: bool,
    /// Whether it refuses to read another generated column.
    pub(crate) refuses_generated: bool,
}

/// What the dialect refuses in indexes of other methods than the tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MethodRules {
    /// What a full-text index over columns of text is.
    pub(crate) full_text: FullTextForm,
    /// Where the words of a search are kept.
    pub(crate) search: SearchForm,
}

/// What a full-text index over columns of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FullTextForm {
    /// An index over the columns.
    Columns,
    /// An index over the words of the columns.
    Words,
    /// A search in which every word counts the same.
    Search,
}

/// Where the words of a search are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) enum SearchForm {
    /// In a generated column, with their weights; an index is made over it.
    Column {
        /// Its type.
        ty: &'static str,
    },
    /// In a generated column for each weight; an index is made over each, and one over all.
    ColumnPerWeight {
        /// In which letters are the same whatever their case.
        collation: &'static str,
    },
    /// In a table of their own, with their weights, which triggers keep in step.
    Table {
        /// How texts of a language are cut into words.
        tokenizer: fn(&str) -> &'static str,
        /// What comes with it.
        names: &'static SearchNames,
        /// Names that its columns cannot have.
        reserved: &'static [&'static str],
    },
}

/// What comes with a search in a table of its own, as what is added to its name.
#[derive(Debug)]
pub(crate) struct SearchNames {
    /// The table that numbers the rows.
    pub(crate) rows: &'static str,
    /// The tables in which the database keeps the words.
    pub(crate) shadows: &'static [&'static str],
    /// The triggers that keep it in step.
    pub(crate) triggers: &'static [(&'static str, TriggerEvent)],
}

/// How large things may be.
pub(crate) struct Limits {
    pub(crate) columns: usize,
    pub(crate) key_columns: usize,
    /// Characters of text, bytes of bytes.
    pub(crate) text_length: Option<u32>,
    pub(crate) decimal_precision: u8,
    pub(crate) decimal_scale: u8,
    /// Whether a decimal without digits would be rounded to whole numbers.
    pub(crate) needs_decimal_digits: bool,
    pub(crate) column_comment: Option<usize>,
    pub(crate) table_comment: Option<usize>,
    pub(crate) enum_value: Option<EnumValueLimit>,
    pub(crate) row: Option<RowLimit>,
}

/// How long an enum value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EnumValueLimit {
    /// So many bytes.
    Bytes(usize),
    /// So many characters; spaces at the end are stripped by the server.
    Characters(usize),
}

/// How many bytes a row and a key may have.
pub(crate) struct RowLimit {
    pub(crate) row_bytes: u32,
    pub(crate) key_bytes: u32,
    pub(crate) page: PageLimit,
    pub(crate) measure: fn(&Stored) -> Measure,
}

/// The bytes of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measure {
    pub(crate) in_row: u32,
    /// `None`: cannot be a part of a key.
    pub(crate) in_key: Option<u32>,
    pub(crate) in_page: InPage,
}

/// What stays of a row in the page of its table when the longest values move out.
pub(crate) struct PageLimit {
    pub(crate) bytes: u32,
    /// Bytes of every row beside its columns.
    pub(crate) overhead: u32,
    /// A varying column of at most so many bytes stays as a whole.
    pub(crate) longest_inside: u32,
    /// The bytes that a longer one leaves.
    pub(crate) left_behind: u32,
}

/// How a column lies in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InPage {
    /// So many bytes, always.
    Fixed(u32),
    /// At most so many bytes, and where it ends.
    Varying(u32),
    /// Any number.
    Open,
}

/// What names may be, and among which objects they must differ.
pub(crate) struct NameRules {
    pub(crate) is_case_sensitive: bool,
    /// Why the dialect does not take a name.
    pub(crate) refusal: fn(NameKind, &str) -> Option<&'static str>,
    pub(crate) scope: fn(NameKind) -> NameScope,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameKind {
    Namespace,
    Table,
    View,
    Column,
    EnumType,
    Routine,
    PrimaryKey,
    Unique,
    Index,
    Check,
    ForeignKey,
    Trigger,
}

/// The objects among which a name is told apart: those of the same scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameScope {
    /// A group of objects of the database, or of its named schema.
    Database(u8),
    /// A group of objects of the table.
    Table(u8),
}

/// The shape of `dialect`.
pub(crate) const fn shape(dialect: Dialect) -> &'static Shape {
    match dialect {
        Dialect::Postgres => &postgres::SHAPE,
        Dialect::MySql => &mysql::SHAPE,
        Dialect::MariaDb => &mariadb::SHAPE,
        Dialect::Sqlite => &sqlite::SHAPE,
    }
}
