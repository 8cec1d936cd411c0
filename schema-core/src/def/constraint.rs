//! Uniques, indexes and checks.

use super::ColumnIndex;
use crate::expr::Expr;

/// A unique constraint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UniqueDef {
    /// The columns, in order.
    pub columns: &'static [ColumnIndex],
    /// Among which rows.
    pub scope: UniqueScope,
    /// Whether `among(…)` says so: beside a soft delete it must.
    pub is_scope_said: bool,
    /// A further condition on the rows.
    pub filter: Option<Expr>,
    /// Whether letters that differ in case are the same.
    pub case: CaseSensitivity,
    /// Whether two NULLs are the same.
    pub nulls: NullsDistinct,
    /// Whether the check may wait for the end of the transaction.
    pub is_deferrable: bool,
    /// The name said by hand.
    pub name: Option<&'static str>,
}

impl UniqueDef {
    /// A plain unique of `columns`.
    #[must_use]
    pub const fn new(columns: &'static [ColumnIndex]) -> Self {
        Self {
            columns,
            scope: UniqueScope::All,
            is_scope_said: false,
            filter: None,
            case: CaseSensitivity::Sensitive,
            nulls: NullsDistinct::Distinct,
            is_deferrable: false,
            name: None,
        }
    }
}

/// The rows among which a unique holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UniqueScope {
    /// Every row.
    All,
    /// Rows that are not soft-deleted.
    Live,
}

/// Whether a unique tells letters by case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseSensitivity {
    /// `A` and `a` differ.
    Sensitive,
    /// `A` and `a` are the same.
    Ignored,
}

/// Whether two NULLs count as different in a unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NullsDistinct {
    /// Any number of NULLs (SQL's default).
    Distinct,
    /// At most one.
    NotDistinct,
}

/// A declared index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexDef {
    /// Key parts, in order.
    pub parts: &'static [IndexPart],
    /// Only rows for which this holds.
    pub filter: Option<Expr>,
    /// Columns stored beside the key.
    pub include: &'static [ColumnIndex],
    /// The access method.
    pub method: IndexMethod,
    /// The name said by hand.
    pub name: Option<&'static str>,
    /// Why the index exists; empty: not said.
    pub serves: &'static str,
}

impl IndexDef {
    /// A plain index of `parts`.
    #[must_use]
    pub const fn new(parts: &'static [IndexPart]) -> Self {
        Self { parts, filter: None, include: &[], method: IndexMethod::Tree, name: None, serves: "" }
    }
}

/// One key part of an index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexPart {
    /// What is indexed.
    pub value: IndexValue,
    /// In which direction.
    pub direction: Direction,
    /// Where NULLs go.
    pub nulls: NullOrder,
    /// The operator class said by hand.
    pub operator_class: Option<&'static str>,
}

impl IndexPart {
    /// `column`, ascending.
    #[must_use]
    pub const fn column(column: ColumnIndex) -> Self {
        Self::new(IndexValue::Column(column))
    }

    /// `value`, ascending.
    #[must_use]
    pub const fn new(value: IndexValue) -> Self {
        Self { value, direction: Direction::Ascending, nulls: NullOrder::Default, operator_class: None }
    }

    /// The same part, descending.
    #[must_use]
    pub const fn descending(self) -> Self {
        Self { direction: Direction::Descending, ..self }
    }
}

/// What an index part holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum IndexValue {
    /// A column.
    Column(ColumnIndex),
    /// An expression over columns.
    Expr(Expr),
}

/// The direction of an index part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// Where NULLs sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NullOrder {
    /// Where the dialect puts them.
    Default,
    /// Before every value.
    First,
    /// After every value.
    Last,
}

/// The access method of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndexMethod {
    /// A B-tree, every dialect's default.
    Tree,
    /// Equality only.
    Hash,
    /// Inverted: elements of documents and arrays.
    Gin,
    /// Generalized search tree: ranges, geometry.
    Gist,
    /// Block ranges: large tables in natural order.
    Brin,
    /// Words of text.
    FullText,
}

/// A check constraint.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CheckDef {
    /// What must not be false for any row.
    pub expr: Expr,
    /// The name said by hand.
    pub name: Option<&'static str>,
    /// The field the check was written on.
    pub column: Option<ColumnIndex>,
}
