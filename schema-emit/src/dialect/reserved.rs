//! Words that a query cannot use as a name without quoting it.
//!
//! The scripts quote every name; the queries of the application are written by hand.

use schema_as_code_core::dialect::Dialect;

use super::shape;

/// The reserved words of `dialect` in lower case, sorted: of the newest version that is tested, and of those before.
pub fn reserved_words(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    shape(dialect).reserved.lines().skip(1)
}

pub(crate) fn is_reserved(dialect: Dialect, name: &str) -> bool {
    reserved_words(dialect).any(|word| word.eq_ignore_ascii_case(name))
}
