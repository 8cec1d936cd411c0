//! Names taken apart.

use schema_as_code_core::{
    def::{ColumnDef, ColumnIndex, EntityDef},
    types::LogicalType,
};

/// The words of `comment_count`: `comment`, `count`.
pub(super) fn words(field: &str) -> impl Iterator<Item = &str> {
    field.split('_').filter(|word| !word.is_empty())
}

/// Whether one of `wanted` is a word of `field`.
pub(super) fn has_word(field: &str, wanted: &[&str]) -> bool {
    words(field).any(|word| wanted.contains(&word))
}

/// The columns with their positions.
pub(super) fn columns(entity: &'static EntityDef) -> impl Iterator<Item = (ColumnIndex, &'static ColumnDef)> {
    (0..).zip(entity.columns)
}

/// The fields as a list: `zip, city`.
pub(super) fn fields(entity: &EntityDef, columns: &[ColumnIndex]) -> String {
    let fields: Vec<&str> = columns.iter().map(|&column| entity.column(column).field).collect();
    fields.join(", ")
}

/// Whether the column is a part of a relation.
pub(super) fn is_related(entity: &EntityDef, column: ColumnIndex) -> bool {
    entity.relations.iter().any(|relation| relation.columns.contains(&column))
}

pub(super) const fn is_whole_number(column: &ColumnDef) -> bool {
    matches!(column.ty.logical, LogicalType::Integer { .. })
}

pub(super) const fn is_number(column: &ColumnDef) -> bool {
    matches!(
        column.ty.logical,
        LogicalType::Integer { .. } | LogicalType::Float { .. } | LogicalType::Decimal
    )
}

pub(super) fn is_text(column: &ColumnDef) -> bool {
    column.ty.logical == LogicalType::Text
}
