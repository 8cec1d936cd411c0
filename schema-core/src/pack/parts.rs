//! The parts of indexes. They are unpacked first: indexes refer to them.

use super::{
    op,
    reader::{Reader, next, next_ref, number},
};
use crate::def::{Direction, IndexPart, IndexValue, NullOrder};

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
                parts[count].value = IndexValue::Expr(reader.exprs[number!(reader) as usize]);
                count += 1;
            }
            op::DESCENDING => parts[count - 1].direction = Direction::Descending,
            op::NULLS_FIRST => parts[count - 1].nulls = NullOrder::First,
            op::NULLS_LAST => parts[count - 1].nulls = NullOrder::Last,
            op::OPERATOR_CLASS => {
                parts[count - 1].operator_class = Some(reader.texts[number!(reader) as usize]);
            }
            _ => panic!("an unknown operation in the parts of an index"),
        }
    }
    assert!(count == PARTS, "another number of parts than their list has");
    parts
}
