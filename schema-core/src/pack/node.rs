//! Expressions, packed as nodes.
//!
//! A node refers to its children, and a constant cannot refer into itself. So the list of nodes is made several times:
//! in the first only the leaves are right, and in each of the next the nodes above what was right before, which they
//! refer to. [`Level`] is the list as it is after so many steps. rustc hashes a constant with all that it refers to, each
//! time that something refers to it: the work grows with every step, so only small expressions are packed
//! ([`may_pack`]).
//!
//! The expressions that the code mentions come first, then the children, those of one node side by side. A node is an
//! operation below with its operands: `text` is where a text begins in the entity's, and its length; `first` is the
//! position of the first child, `n` a number.

use core::marker::PhantomData;

use super::{
    Packed,
    lists::{Sections, number},
};
use crate::{
    def::{ColumnIndex, Entity},
    expr::{BinaryOperator, Bound, Expr, Function, Literal, UnaryOperator},
};

/// `n`: a column.
pub const COLUMN: u8 = 1;
/// NULL.
pub const NULL: u8 = 2;
/// True.
pub const TRUE: u8 = 3;
/// False.
pub const FALSE: u8 = 4;
/// `n`: a whole number.
pub const NUMBER: u8 = 5;
/// Sixteen bytes, the lowest first: a whole number.
pub const INTEGER: u8 = 6;
/// `text`: a number with a point.
pub const DECIMAL: u8 = 7;
/// `text`
pub const TEXT: u8 = 8;
/// `text`: a variant.
pub const VARIANT: u8 = 9;
/// `n first`: the position in [`UNARY`].
pub const UNARY_OPERATION: u8 = 10;
/// `n first`: the position in [`BINARY`].
pub const BINARY_OPERATION: u8 = 11;
/// `first`
pub const IS_NULL: u8 = 12;
/// `first`
pub const IS_NOT_NULL: u8 = 13;
/// `n first`: a value, and `n` others.
pub const IN: u8 = 14;
/// `first`: a value, the lower bound, the upper bound, included.
pub const BETWEEN: u8 = 15;
/// Likewise, excluded.
pub const BETWEEN_EXCLUDED: u8 = 16;
/// `text first`
pub const MATCHES: u8 = 17;
/// `n n first`: the position in `Function::ALL`, and so many arguments.
pub const CALL: u8 = 18;

/// The operators before an operand.
pub const UNARY: [UnaryOperator; 2] = [UnaryOperator::Not, UnaryOperator::Negate];

/// The operators between operands.
pub const BINARY: [BinaryOperator; 13] = [
    BinaryOperator::And,
    BinaryOperator::Or,
    BinaryOperator::Equal,
    BinaryOperator::NotEqual,
    BinaryOperator::Less,
    BinaryOperator::LessOrEqual,
    BinaryOperator::Greater,
    BinaryOperator::GreaterOrEqual,
    BinaryOperator::Add,
    BinaryOperator::Subtract,
    BinaryOperator::Multiply,
    BinaryOperator::Divide,
    BinaryOperator::Remainder,
];

/// The nodes of the entity `E`.
#[derive(Debug, Clone, Copy)]
pub struct Nodes<E, const COUNT: usize>(PhantomData<E>);

/// The nodes, of which those are right that have at most so many generations below them.
pub trait Level<const GENERATIONS: usize, const COUNT: usize> {
    /// The list.
    const NODES: &'static [Expr; COUNT];
}

/// Whether so many nodes, with so many generations below the first, are few enough.
#[must_use]
pub const fn may_pack(nodes: usize, generations: usize) -> bool {
    match generations {
        0 => true,
        1 => nodes <= 64,
        2 => nodes <= 16,
        _ => false,
    }
}

impl<E: Entity, const COUNT: usize> Level<0, COUNT> for Nodes<E, COUNT> {
    const NODES: &'static [Expr; COUNT] = &nodes(&E::PACKED, &[ALWAYS; COUNT]);
}

impl<E: Entity, const COUNT: usize> Level<1, COUNT> for Nodes<E, COUNT> {
    const NODES: &'static [Expr; COUNT] = &nodes(&E::PACKED, <Self as Level<0, COUNT>>::NODES);
}

impl<E: Entity, const COUNT: usize> Level<2, COUNT> for Nodes<E, COUNT> {
    const NODES: &'static [Expr; COUNT] = &nodes(&E::PACKED, <Self as Level<1, COUNT>>::NODES);
}

const ALWAYS: Expr = Expr::Literal(Literal::Bool(true));

/// The nodes of `packed`, whose children are in `below`.
///
/// # Panics
/// When the nodes are not as the derive writes them.
const fn nodes<const COUNT: usize>(packed: &Packed, below: &'static [Expr; COUNT]) -> [Expr; COUNT] {
    let (_, _, _, _, _, text, bytes, ..) = *packed;
    let mut code = Sections::of(bytes).nodes;
    macro_rules! next {
        () => {{
            let (value, rest) = number(code);
            code = rest;
            value
        }};
    }
    macro_rules! child {
        () => {
            &below[next!()]
        };
    }
    macro_rules! text {
        () => {{
            let (start, length) = (next!(), next!());
            text.split_at(start).1.split_at(length).0
        }};
    }
    let mut nodes = [ALWAYS; COUNT];
    let mut i = 0;
    while i < COUNT {
        let [operation, rest @ ..] = code else { panic!("an entity has fewer nodes than it says") };
        code = rest;
        nodes[i] = match *operation {
            COLUMN => Expr::Column(next!() as ColumnIndex),
            NULL => Expr::Literal(Literal::Null),
            TRUE => Expr::Literal(Literal::Bool(true)),
            FALSE => Expr::Literal(Literal::Bool(false)),
            NUMBER => Expr::Literal(Literal::Integer(next!() as i128)),
            INTEGER => {
                let Some((integer, rest)) = code.split_first_chunk() else {
                    panic!("an integer has 16 bytes")
                };
                code = rest;
                Expr::Literal(Literal::Integer(i128::from_le_bytes(*integer)))
            }
            DECIMAL => Expr::Literal(Literal::Decimal(text!())),
            TEXT => Expr::Literal(Literal::Text(text!())),
            VARIANT => Expr::Variant(text!()),
            UNARY_OPERATION => Expr::Unary(UNARY[next!()], child!()),
            BINARY_OPERATION => {
                let (operator, first) = (BINARY[next!()], next!());
                Expr::Binary(operator, &below[first], &below[first + 1])
            }
            IS_NULL => Expr::IsNull(child!()),
            IS_NOT_NULL => Expr::IsNotNull(child!()),
            IN => {
                let (count, first) = (next!(), next!());
                Expr::In(&below[first], siblings(below, first + 1, count))
            }
            BETWEEN | BETWEEN_EXCLUDED => {
                let first = next!();
                let bound = if *operation == BETWEEN { Bound::Included } else { Bound::Excluded };
                Expr::Between { value: &below[first], low: &below[first + 1], high: &below[first + 2], bound }
            }
            MATCHES => {
                let pattern = text!();
                Expr::Matches(child!(), pattern)
            }
            CALL => {
                let (function, count, first) = (Function::ALL[next!()], next!(), next!());
                Expr::Call(function, siblings(below, first, count))
            }
            _ => panic!("an unknown operation in the nodes of an entity"),
        };
        i += 1;
    }
    nodes
}

const fn siblings(nodes: &'static [Expr], first: usize, count: usize) -> &'static [Expr] {
    nodes.split_at(first).1.split_at(count).0
}
