//! See [`rules::NUMBERED_PAIR`](schema_as_code_core::rules::NUMBERED_PAIR).

use schema_as_code_core::def::{ColumnDef, EntityDef, SchemaDef};

use super::{
    Hint,
    words::{columns, has_word, is_related},
};

const ADDRESS: [&str; 4] = ["address", "addr", "line", "street"];

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let numbered = |wanted: u32, stem: &str, like: &ColumnDef| {
        entity.columns.iter().any(|column| {
            number(column.field) == Some((stem, wanted)) && column.ty.logical == like.ty.logical
        })
    };
    let mut hints = Vec::new();
    for (index, column) in columns(entity) {
        let Some((stem, first @ (0 | 1))) = number(column.field) else { continue };
        let is_start = first == 0 || !numbered(0, stem, column);
        let is_pair = numbered(first + 1, stem, column) && !numbered(first + 2, stem, column);
        if is_start && is_pair && !is_related(entity, index) && !has_word(stem, &ADDRESS) {
            let message = format!("`{}` is numbered, and so is its sibling", column.field);
            let help = format!("put one row for each `{}` into a child table", stem.trim_end_matches('_'));
            hints.push(Hint::at(index, message, help));
        }
    }
    hints
}

/// `phone` and 1 of `phone1`; `phone_` and 1 of `phone_1`.
fn number(field: &str) -> Option<(&str, u32)> {
    let stem = field.trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = &field[stem.len()..];
    let is_plain = !stem.is_empty() && (digits == "0" || !digits.starts_with('0'));
    is_plain.then_some((stem, digits.parse().ok()?))
}
