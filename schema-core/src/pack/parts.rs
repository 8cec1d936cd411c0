//! The parts of indexes. They are unpacked first: indexes refer to them.

use super::{
    op,
    reader::{Reader, next, next_ref, number},
};
use crate::def::{Direction, IndexPart, IndexValue, NullOrder};

/// What parts mention stands at the end of the lists, the first last: the rest is taken from their start.
macro_rules! from_end {
    ($list:expr, $position:expr) => {
        $list[$list.len() - 1 - $position as usize]
    };
}

/// The parts of all indexes, one after the other.
///
/// # Panics
/// When the code has another number of parts: the derive never writes such code.
pub(super) const fn unpack<const PARTS: usize>(
    mut reader: Reader,
    code: &'static [u8],
) -> [IndexPart; PARTS] {
    reader.code = code;
    let mut parts = [IndexPart::column(0); PARTS];
    let mut count = 0;
    while !matches!(reader.code, []) {
        match next!(reader, code) {
            op::PART_COLUMN => {
                parts[count].value = IndexValue::Column(number!(reader));
                count += 1;
            }
            op::PART_EXPR => {
                parts[count].value = IndexValue::Expr(from_end!(reader.exprs, number!(reader)));
                count += 1;
            }
            op::DESCENDING => parts[count - 1].direction = Direction::Descending,
            op::NULLS_FIRST => parts[count - 1].nulls = NullOrder::First,
            op::NULLS_LAST => parts[count - 1].nulls = NullOrder::Last,
            op::OPERATOR_CLASS => {
                parts[count - 1].operator_class = Some(from_end!(reader.texts, number!(reader)));
            }
            _ => panic!("an unknown operation in the parts of an index"),
        }
    }
    assert!(count == PARTS, "another number of parts than their list has");
    parts
}
