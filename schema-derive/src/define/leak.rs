//! Values that live as long as the compiler's process.

use schema_as_code_core::def::ColumnIndex;

use crate::ast::ColumnRef;

pub(super) fn text(text: &str) -> &'static str {
    if text.is_empty() { "" } else { Box::leak(text.into()) }
}

pub(super) fn one<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

pub(super) fn list<T>(values: impl IntoIterator<Item = T>) -> &'static [T] {
    values.into_iter().collect::<Vec<T>>().leak()
}

pub(super) fn positions(columns: &[ColumnRef]) -> &'static [ColumnIndex] {
    list(columns.iter().map(|column| column.index))
}
