//! What code refers to by position: texts, lists of texts, and lists of columns.

use super::{
    list::list,
    reader::{Reader, number, take},
};
use crate::def::ColumnIndex;

/// The position of the struct's name among the texts.
pub(super) const NAME: usize = 0;
/// That of the table's name.
pub(super) const TABLE: usize = 1;
/// That of the first field's name.
pub(super) const FIELDS: usize = 2;

list! {
    /// The texts.
    texts: &'static str = cut(E::PACKED.5)
}

list! {
    /// The columns of all lists.
    positions: ColumnIndex = read_positions()
}

list! {
    /// The lists of columns.
    lists: &'static [ColumnIndex] = read_lists(positions::<E>())
}

list! {
    /// The texts of all lists of texts.
    names: &'static str = read_names(texts::<E>())
}

/// The texts that follow each other in `text`.
const fn cut<const COUNT: usize>(mut reader: Reader, mut text: &'static str) -> [&'static str; COUNT] {
    let mut texts = [""; COUNT];
    let mut i = 0;
    while i < reader.count {
        let Some((first, rest)) = text.split_at_checked(number!(reader)) else {
            panic!("the texts of an entity are longer than the text that they are cut off")
        };
        (texts[i], text) = (first, rest);
        i += 1;
    }
    texts
}

const fn read_positions<const COUNT: usize>(mut reader: Reader) -> [ColumnIndex; COUNT] {
    let mut positions = [0; COUNT];
    let mut i = 0;
    while i < reader.count {
        positions[i] = number!(reader) as ColumnIndex;
        i += 1;
    }
    positions
}

/// The lists, which follow each other in `positions`.
const fn read_lists<const COUNT: usize>(
    mut reader: Reader,
    mut positions: &'static [ColumnIndex],
) -> [&'static [ColumnIndex]; COUNT] {
    let mut lists: [&[ColumnIndex]; COUNT] = [&[]; COUNT];
    let mut i = 0;
    while i < reader.count {
        (lists[i], positions) = take(positions, number!(reader));
        i += 1;
    }
    lists
}

const fn read_names<const COUNT: usize>(
    mut reader: Reader,
    texts: &'static [&'static str],
) -> [&'static str; COUNT] {
    let mut names = [""; COUNT];
    let mut i = 0;
    while i < reader.count {
        names[i] = texts[number!(reader)];
        i += 1;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Reader, cut};

    #[test]
    fn a_text_may_be_longer_than_two_bytes_say() {
        let text: &str = "x".repeat(0x0001_0002).leak();
        let reader = Reader { bytes: &[1, u8::MAX, u8::MAX, u8::MAX, 0, 0, 1, 0, 1], at: 0, count: 3 };
        assert_eq!(cut::<4>(reader, text).map(str::len), [1, 0x0001_0000, 1, 0]);
    }
}
