//! Expressions, packed as nodes.
//!
//! A node refers to its children, and a constant cannot refer into itself. So the list of nodes is made several times:
//! in the first only the leaves are right, and in each of the next the nodes above what was right before, which they
//! refer to. rustc hashes a constant with all that it refers to, each time that something refers to it: the work grows
//! with every step, so only small expressions are packed ([`may_pack`]).
//!
//! The code of nodes begins with the most generations below one. The expressions that other code mentions come first,
//! then the children, those of one node side by side. A node is an operation below with its operands: `text` is the
//! position of a text, `first` that of the first child, `n` a number.

use super::{
    list::list,
    pool::texts,
    reader::{Reader, byte, number, slice},
    section::sections,
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

/// The expressions of `E`.
pub(super) const fn exprs<E: Entity>() -> &'static [Expr] {
    match E::PACKED.7.exprs {
        [] => nodes::<E>(),
        exprs => exprs,
    }
}

list! {
    /// The nodes.
    nodes: Expr = unpack(texts::<E>(), below::<E, COUNT>())
}

/// What the nodes refer to: the same nodes, of which those with the most generations below them need not be right.
const fn below<E: Entity, const COUNT: usize>() -> &'static [Expr] {
    let mut reader = sections::<E>().nodes.reader::<E>();
    match number!(reader) {
        0 => &[],
        1 => leaves::<E, COUNT>(),
        _ => parents::<E, COUNT>(),
    }
}

/// The nodes, of which only the leaves are right.
const fn leaves<E: Entity, const COUNT: usize>() -> &'static [Expr] {
    const { &unpack::<COUNT>(sections::<E>().nodes.reader::<E>(), texts::<E>(), &[ALWAYS; COUNT]) }
}

/// The nodes, of which those are right that have leaves below them.
const fn parents<E: Entity, const COUNT: usize>() -> &'static [Expr] {
    const { &unpack::<COUNT>(sections::<E>().nodes.reader::<E>(), texts::<E>(), leaves::<E, COUNT>()) }
}

const ALWAYS: Expr = Expr::Literal(Literal::Bool(true));

/// The nodes, whose children are in `below`.
const fn unpack<const COUNT: usize>(
    mut reader: Reader,
    texts: &[&'static str],
    below: &'static [Expr],
) -> [Expr; COUNT] {
    let _generations = number!(reader);
    let mut nodes = [ALWAYS; COUNT];
    let mut i = 0;
    while i < reader.count {
        nodes[i] = match byte!(reader) {
            COLUMN => Expr::Column(number!(reader) as ColumnIndex),
            NULL => Expr::Literal(Literal::Null),
            TRUE => ALWAYS,
            FALSE => Expr::Literal(Literal::Bool(false)),
            NUMBER => Expr::Literal(Literal::Integer(number!(reader) as i128)),
            INTEGER => {
                let mut integer = [0; 16];
                let mut byte = 0;
                while byte < integer.len() {
                    integer[byte] = byte!(reader);
                    byte += 1;
                }
                Expr::Literal(Literal::Integer(i128::from_le_bytes(integer)))
            }
            DECIMAL => Expr::Literal(Literal::Decimal(texts[number!(reader)])),
            TEXT => Expr::Literal(Literal::Text(texts[number!(reader)])),
            VARIANT => Expr::Variant(texts[number!(reader)]),
            UNARY_OPERATION => Expr::Unary(UNARY[number!(reader)], &below[number!(reader)]),
            BINARY_OPERATION => {
                let (operator, first) = (BINARY[number!(reader)], number!(reader));
                Expr::Binary(operator, &below[first], &below[first + 1])
            }
            IS_NULL => Expr::IsNull(&below[number!(reader)]),
            IS_NOT_NULL => Expr::IsNotNull(&below[number!(reader)]),
            IN => {
                let (count, first) = (number!(reader), number!(reader));
                Expr::In(&below[first], slice(below, first + 1, count))
            }
            operation @ (BETWEEN | BETWEEN_EXCLUDED) => {
                let first = number!(reader);
                let bound = if operation == BETWEEN { Bound::Included } else { Bound::Excluded };
                Expr::Between { value: &below[first], low: &below[first + 1], high: &below[first + 2], bound }
            }
            MATCHES => {
                let pattern = texts[number!(reader)];
                Expr::Matches(&below[number!(reader)], pattern)
            }
            CALL => {
                let (function, count, first) =
                    (Function::ALL[number!(reader)], number!(reader), number!(reader));
                Expr::Call(function, slice(below, first, count))
            }
            _ => panic!("an unknown operation in the nodes of an entity"),
        };
        i += 1;
    }
    nodes
}
