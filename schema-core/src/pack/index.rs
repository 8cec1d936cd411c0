//! Packed code → indexes, and their parts, to which they refer.

use super::{
    METHODS,
    list::list,
    node::exprs,
    op,
    pool::{lists, texts},
    reader::{Reader, byte, number, take},
};
use crate::{
    def::{ColumnIndex, Direction, IndexDef, IndexPart, IndexValue, NullOrder},
    expr::Expr,
};

list! {
    /// The parts of all indexes.
    parts: IndexPart = unpack_parts(texts::<E>(), exprs::<E>())
}

list! {
    /// The indexes.
    indexes: IndexDef = unpack_indexes(parts::<E>(), texts::<E>(), lists::<E>(), exprs::<E>())
}

// What the list holds before it is filled.
const INDEX: IndexDef = IndexDef::new(&[]);

const fn unpack_parts<const COUNT: usize>(
    mut reader: Reader,
    texts: &[&'static str],
    exprs: &[Expr],
) -> [IndexPart; COUNT] {
    let mut parts = [IndexPart::column(0); COUNT];
    let mut i = 0;
    while i < reader.count {
        let part = &mut parts[i];
        loop {
            match byte!(reader) {
                op::END => break,
                op::PART_COLUMN => part.value = IndexValue::Column(number!(reader) as ColumnIndex),
                op::PART_EXPR => part.value = IndexValue::Expr(exprs[number!(reader)]),
                op::DESCENDING => part.direction = Direction::Descending,
                op::NULLS_FIRST => part.nulls = NullOrder::First,
                op::NULLS_LAST => part.nulls = NullOrder::Last,
                op::OPERATOR_CLASS => part.operator_class = Some(texts[number!(reader)]),
                _ => panic!("an unknown operation in the code of a part of an index"),
            }
        }
        i += 1;
    }
    parts
}

const fn unpack_indexes<const COUNT: usize>(
    mut reader: Reader,
    mut parts: &'static [IndexPart],
    texts: &[&'static str],
    lists: &[&'static [ColumnIndex]],
    exprs: &[Expr],
) -> [IndexDef; COUNT] {
    let mut indexes = [INDEX; COUNT];
    let mut i = 0;
    while i < reader.count {
        let index = &mut indexes[i];
        (index.parts, parts) = take(parts, number!(reader));
        loop {
            match byte!(reader) {
                op::END => break,
                op::INDEX_FILTER => index.filter = Some(exprs[number!(reader)]),
                op::INCLUDE => index.include = lists[number!(reader)],
                op::METHOD => index.method = METHODS[number!(reader)],
                op::INDEX_NAME => index.name = Some(texts[number!(reader)]),
                op::SERVES => index.serves = texts[number!(reader)],
                _ => panic!("an unknown operation in the code of an index"),
            }
        }
        i += 1;
    }
    indexes
}
