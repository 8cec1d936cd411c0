//! Expressions in attributes: checks, filters, defaults, parts of indexes.

mod parse;

use std::collections::BTreeSet;

pub(crate) use parse::{Subject, conjunction, parse};
use proc_macro2::Span;
use schema_as_code_core::{
    dialect::Dialect,
    expr::{BinaryOperator, Bound, Function, UnaryOperator},
};

use crate::ast::ColumnRef;

/// A node of the tree; two nodes are equal when they mean the same, wherever they stand.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Column(ColumnRef),
    /// `live`: the row is not soft-deleted.
    Live,
    Constant(Constant),
    Variant(String),
    Unary(UnaryOperator, Box<Node>),
    Binary(BinaryOperator, Box<Node>, Box<Node>),
    IsNull(Box<Node>),
    IsNotNull(Box<Node>),
    In(Box<Node>, Vec<Node>),
    Between {
        value: Box<Node>,
        low: Box<Node>,
        high: Box<Node>,
        bound: Bound,
    },
    Matches(Box<Node>, String),
    Call(Function, Vec<Node>),
    Raw(Vec<(Dialect, String)>),
    /// Was reported.
    Unknown,
}

/// A constant.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Bool(bool),
    Integer(i128),
    Decimal(String),
    Text(String),
}

impl Node {
    pub(crate) fn new(kind: Kind, span: Span) -> Self {
        Self { kind, span }
    }

    /// The nodes below this one.
    pub(crate) fn children(&self) -> Vec<&Self> {
        match &self.kind {
            Kind::Column(_)
            | Kind::Live
            | Kind::Constant(_)
            | Kind::Variant(_)
            | Kind::Raw(_)
            | Kind::Unknown => Vec::new(),
            Kind::Unary(_, value)
            | Kind::IsNull(value)
            | Kind::IsNotNull(value)
            | Kind::Matches(value, _) => {
                vec![value]
            }
            Kind::Binary(_, left, right) => vec![left, right],
            Kind::In(value, list) => std::iter::once(&**value).chain(list).collect(),
            Kind::Between { value, low, high, .. } => vec![value, low, high],
            Kind::Call(_, arguments) => arguments.iter().collect(),
        }
    }

    /// Adds the variants that are mentioned.
    pub(crate) fn variants<'a>(&'a self, names: &mut BTreeSet<&'a str>) {
        if let Kind::Variant(name) = &self.kind {
            names.insert(name);
        }
        self.children().into_iter().for_each(|child| child.variants(names));
    }

    /// The first node, from the left, that `accepts`.
    pub(crate) fn find(&self, accepts: &dyn Fn(&Kind) -> bool) -> Option<&Self> {
        if accepts(&self.kind) {
            return Some(self);
        }
        self.children().into_iter().find_map(|child| child.find(accepts))
    }
}
