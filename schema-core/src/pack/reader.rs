//! Reading packed code.
//!
//! Macros that take the first element off a list by a pattern, because const evaluation is interpreted: entering a
//! function costs as much as twenty statements, an index three times a pattern, and an entity has some hundred
//! values to read.

use super::Packed;
use crate::{
    def::{ColumnIndex, TypeOverride},
    expr::Expr,
};

/// What is left to read of a packed entity.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub(super) code: &'static [u8],
    pub(super) texts: &'static [&'static str],
    pub(super) positions: &'static [&'static [ColumnIndex]],
    pub(super) targets: &'static [u64],
    pub(super) exprs: &'static [Expr],
    pub(super) overrides: &'static [TypeOverride],
}

impl Reader {
    /// Before any code is read.
    pub(super) const fn new(
        packed: &Packed,
        texts: &'static [&'static str],
        positions: &'static [&'static [ColumnIndex]],
        exprs: &'static [Expr],
    ) -> Self {
        let (_, _, _, targets, .., rest) = *packed;
        Self { code: &[], texts, positions, targets, exprs, overrides: rest.overrides }
    }
}

/// The next element of a list.
macro_rules! next {
    ($reader:ident, $list:ident) => {
        *next_ref!($reader, $list)
    };
}

/// The next element of a list, where it stands.
macro_rules! next_ref {
    ($reader:ident, $list:ident) => {
        match $reader.$list {
            [first, rest @ ..] => {
                $reader.$list = rest;
                first
            }
            [] => panic!("the code of an entity asks for more than its lists have"),
        }
    };
}

/// The next number: a byte, or, after the largest byte, two.
macro_rules! number {
    ($reader:ident) => {
        match next!($reader, code) {
            u8::MAX => next!($reader, code) as u16 | (next!($reader, code) as u16) << 8,
            byte => byte as u16,
        }
    };
}

/// The next number, and so many elements of a list.
macro_rules! several {
    ($reader:ident, $list:ident) => {{
        let count = number!($reader) as usize;
        let (taken, rest) = $reader.$list.split_at(count);
        $reader.$list = rest;
        taken
    }};
}

pub(super) use {next, next_ref, number, several};
