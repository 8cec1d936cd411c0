//! Reading packed code.
//!
//! Macros, because const evaluation is interpreted: entering a function costs as much as several statements, and an entity
//! has some hundred values to read. To cut a list or a text costs as much as two hundred of them, because `split_at` is a
//! dozen functions: so texts and lists are cut once, and code refers to them by position.

/// What is left to read of a section.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) bytes: &'static [u8],
    /// Where the next byte is.
    pub(super) at: usize,
    /// How many elements the section has.
    pub(super) count: usize,
}

/// The next byte.
macro_rules! byte {
    ($reader:ident) => {{
        let byte = $reader.bytes[$reader.at];
        $reader.at += 1;
        byte
    }};
}

/// The next number.
macro_rules! number {
    ($reader:ident) => {
        match $crate::pack::reader::byte!($reader) {
            u8::MAX => $reader.long_number(),
            byte => byte as usize,
        }
    };
}

/// Elements of a list that follow each other: a number says which is the first, and one how many they are.
macro_rules! several {
    ($reader:ident, $list:ident) => {{
        let (first, count) = (number!($reader), number!($reader));
        $crate::pack::reader::slice($list, first, count)
    }};
}

pub(super) use {byte, number, several};

impl Reader {
    /// The number after the largest byte: two bytes, or, where both are the largest too, the four after them.
    pub(super) const fn long_number(&mut self) -> usize {
        let (lower, upper) = (byte!(self), byte!(self));
        if lower < u8::MAX || upper < u8::MAX {
            return lower as usize | (upper as usize) << 8;
        }
        u32::from_le_bytes([byte!(self), byte!(self), byte!(self), byte!(self)]) as usize
    }
}

/// The first `count` elements of `list`, and the rest. Most often that is one, which needs no `split_at`.
pub(super) const fn take<T>(list: &'static [T], count: usize) -> (&'static [T], &'static [T]) {
    match (count, list) {
        (0, _) => (&[], list),
        (1, [first, rest @ ..]) => (core::slice::from_ref(first), rest),
        _ => list.split_at(count),
    }
}

/// `count` elements of `list`, the first at the position `first`.
pub(super) const fn slice<T>(list: &'static [T], first: usize, count: usize) -> &'static [T] {
    match count {
        0 => &[],
        1 => core::slice::from_ref(&list[first]),
        _ => list.split_at(first).1.split_at(count).0,
    }
}
