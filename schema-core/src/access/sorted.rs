//! What a database keeps sorted of an entity.

use super::AccessPath;
use crate::{
    def::{
        CaseSensitivity, ColumnIndex, Direction, EntityDef, IndexMethod, IndexPart, IndexValue, NullOrder,
        RelationIndex, UniqueScope,
    },
    expr::{Expr, Function},
    types::LogicalType,
};

/// A key, unique or index.
pub(super) struct Sorted {
    pub(super) path: AccessPath,
    pub(super) kind: Kind,
    pub(super) parts: Vec<SortedPart>,
    /// The conditions on the rows that are in it.
    pub(super) filter: Vec<&'static Expr>,
    /// Whether only rows that are not deleted are in it.
    pub(super) is_live: bool,
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Finding at most one row by all of its parts, and everything that a tree can.
    UniqueTree,
    /// Finding by the first parts, and keeping an order.
    Tree,
    /// Finding by the first parts, where its operator class may compare in another way than `ORDER BY`.
    UnorderedTree,
    /// Finding by all of its parts.
    Hash,
    /// Finding by any of its parts, in rows that lie as they were written.
    Blocks,
}

/// One part of its key.
pub(super) struct SortedPart {
    value: Value,
    pub(super) direction: Direction,
    pub(super) nulls: NullOrder,
}

enum Value {
    Column(ColumnIndex),
    /// `lower(column)`.
    Lower(ColumnIndex),
    Expr(&'static Expr),
}

impl SortedPart {
    /// Whether `expr` is what the part holds.
    pub(super) fn holds(&self, expr: &Expr) -> bool {
        match (&self.value, expr) {
            (Value::Column(column), Expr::Column(other)) => column == other,
            (Value::Lower(column), Expr::Call(Function::Lower, [Expr::Column(other)])) => column == other,
            (Value::Expr(value), other) => *value == other,
            _ => false,
        }
    }

    fn ascending(value: Value) -> Self {
        Self { value, direction: Direction::Ascending, nulls: NullOrder::Default }
    }

    pub(super) fn of(part: &'static IndexPart) -> Self {
        let value = match &part.value {
            IndexValue::Column(column) => Value::Column(*column),
            IndexValue::Expr(expr) => Value::Expr(expr),
        };
        Self { value, direction: part.direction, nulls: part.nulls }
    }

    /// What it is compared with in an order, as an expression.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        match &other.value {
            Value::Column(column) => self.holds(&Expr::Column(*column)),
            Value::Expr(expr) => self.holds(expr),
            Value::Lower(column) => matches!(&self.value, Value::Lower(own) if own == column),
        }
    }
}

/// The key, the uniques, the indexes, and those that relations get.
pub(super) fn everything_sorted(entity: &'static EntityDef) -> Vec<Sorted> {
    let columns = |columns: &[ColumnIndex]| -> Vec<SortedPart> {
        columns.iter().map(|&column| SortedPart::ascending(Value::Column(column))).collect()
    };
    let whole =
        |path, kind, parts: Vec<SortedPart>| Sorted { path, kind, parts, filter: Vec::new(), is_live: false };
    let mut sorted = Vec::new();
    if !entity.key.is_empty() {
        sorted.push(whole(AccessPath::Key, Kind::UniqueTree, columns(entity.key)));
    }
    for (position, unique) in (0..).zip(entity.uniques) {
        let folds = |column: ColumnIndex| {
            unique.case == CaseSensitivity::Ignored && entity.column(column).ty.logical == LogicalType::Text
        };
        let parts = unique.columns.iter().map(|&column| {
            SortedPart::ascending(if folds(column) { Value::Lower(column) } else { Value::Column(column) })
        });
        sorted.push(Sorted {
            filter: unique.filter.iter().flat_map(Expr::conjuncts).collect(),
            is_live: unique.scope == UniqueScope::Live,
            ..whole(AccessPath::Unique(position), Kind::UniqueTree, parts.collect())
        });
    }
    for (position, index) in (0..).zip(entity.indexes) {
        let has_class = index.parts.iter().any(|part| part.operator_class.is_some());
        let kind = match index.method {
            IndexMethod::Tree if has_class => Kind::UnorderedTree,
            IndexMethod::Tree => Kind::Tree,
            IndexMethod::Hash => Kind::Hash,
            IndexMethod::Brin => Kind::Blocks,
            // They answer questions that an access pattern cannot ask.
            IndexMethod::Gin | IndexMethod::Gist | IndexMethod::FullText => continue,
        };
        sorted.push(Sorted {
            filter: index.filter.iter().flat_map(Expr::conjuncts).collect(),
            ..whole(AccessPath::Index(position), kind, index.parts.iter().map(SortedPart::of).collect())
        });
    }
    for (position, relation) in (0..).zip(entity.relations) {
        if relation.index == RelationIndex::Auto {
            sorted.push(whole(AccessPath::Relation(position), Kind::Tree, columns(relation.columns)));
        }
    }
    sorted
}
