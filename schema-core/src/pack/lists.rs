//! The lists that code refers to: texts, and lists of columns.

use crate::def::ColumnIndex;

/// The sections of the byte string of an entity.
pub(super) struct Sections {
    /// The positions of the columns' types.
    pub(super) types: &'static [u8],
    /// The lengths of the texts.
    pub(super) texts: &'static [u8],
    /// The lists of columns, each after its length.
    pub(super) positions: &'static [u8],
    /// The code of the parts of indexes.
    pub(super) parts: &'static [u8],
    /// The nodes of expressions.
    pub(super) nodes: &'static [u8],
    /// The code.
    pub(super) code: &'static [u8],
}

impl Sections {
    pub(super) const fn of(bytes: &'static [u8]) -> Self {
        let (types, rest) = section(bytes);
        let (texts, rest) = section(rest);
        let (positions, rest) = section(rest);
        let (parts, rest) = section(rest);
        let (nodes, code) = section(rest);
        Self { types, texts, positions, parts, nodes, code }
    }
}

/// The section at the start of `bytes`, and what comes after it.
const fn section(bytes: &'static [u8]) -> (&'static [u8], &'static [u8]) {
    let (length, rest) = number(bytes);
    rest.split_at(length)
}

/// The number at the start of `bytes`, and what comes after it. Here the largest number of two bytes says that four
/// follow: a comment may be long.
pub(super) const fn number(bytes: &[u8]) -> (usize, &[u8]) {
    match bytes {
        [u8::MAX, u8::MAX, u8::MAX, a, b, c, d, rest @ ..] => {
            (u32::from_le_bytes([*a, *b, *c, *d]) as usize, rest)
        }
        [u8::MAX, lower, upper, rest @ ..] => (*lower as usize | (*upper as usize) << 8, rest),
        [byte, rest @ ..] => (*byte as usize, rest),
        [] => panic!("a section ends within a number"),
    }
}

/// The texts that follow each other in `text`.
pub(super) const fn texts<const COUNT: usize>(text: &'static str, lengths: &[u8]) -> [&'static str; COUNT] {
    let mut texts = [""; COUNT];
    let (mut text, mut lengths, mut i) = (text, lengths, 0);
    while i < COUNT {
        let (length, rest) = number(lengths);
        lengths = rest;
        (texts[i], text) = text.split_at(length);
        i += 1;
    }
    texts
}

/// The columns of all lists.
pub(super) const fn positions<const COUNT: usize>(lists: &[u8]) -> [ColumnIndex; COUNT] {
    let mut positions = [0; COUNT];
    let (mut lists, mut i) = (lists, 0);
    while !lists.is_empty() {
        let (length, rest) = number(lists);
        lists = rest;
        let end = i + length;
        while i < end {
            let (position, rest) = number(lists);
            lists = rest;
            positions[i] = position as ColumnIndex;
            i += 1;
        }
    }
    positions
}

/// The lists of columns, whose columns follow each other in `positions`.
pub(super) const fn lists<const COUNT: usize>(
    positions: &'static [ColumnIndex],
    bytes: &[u8],
) -> [&'static [ColumnIndex]; COUNT] {
    let mut lists: [&[ColumnIndex]; COUNT] = [&[]; COUNT];
    let (mut positions, mut bytes, mut i) = (positions, bytes, 0);
    while !bytes.is_empty() {
        let (length, rest) = number(bytes);
        bytes = rest;
        (lists[i], positions) = positions.split_at(length);
        let mut passed = 0;
        while passed < length {
            (_, bytes) = number(bytes);
            passed += 1;
        }
        i += 1;
    }
    lists
}
