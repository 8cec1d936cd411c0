//! Combinations that are missing.

use schema_as_code_core::{def::ColumnIndex, facts::Facts, theory::Attribute};

use super::{Entity, column};
use crate::render::RenderError;

/// The columns that combine freely with `dependent`: without a surrogate key and audit columns, which are
/// different in every row.
pub(super) fn rest(
    entity: Entity<'_>,
    determinant: &[ColumnIndex],
    dependent: &[ColumnIndex],
) -> Vec<ColumnIndex> {
    let essential = Facts::of(entity.def, entity.schema).map(|facts| facts.essential()).ok();
    let is_essential = |index: ColumnIndex| match (essential, Attribute::new(usize::from(index))) {
        (Some(essential), Ok(attribute)) => essential.contains(attribute),
        // A table that is too wide to be analysed is tested as it is.
        _ => true,
    };
    let columns = (0..).zip(entity.def.columns).map(|(index, _)| index);
    let is_rest = |index: &ColumnIndex| !determinant.contains(index) && !dependent.contains(index);
    columns.filter(|&index| is_essential(index)).filter(is_rest).collect()
}

/// For two rows that agree on `determinant`, the row with `dependent` of the one and `rest` of the other,
/// where there is none.
pub(super) fn contradictions(
    entity: Entity<'_>,
    determinant: &[ColumnIndex],
    dependent: &[ColumnIndex],
    rest: &[ColumnIndex],
) -> Result<String, RenderError> {
    let table = entity.table(entity.def);
    let name = |index: ColumnIndex| entity.def.column(index).name;
    let taken: Vec<(&str, &str)> = determinant
        .iter()
        .chain(dependent)
        .map(|&index| ("one", name(index)))
        .chain(rest.iter().map(|&index| ("other", name(index))))
        .collect();
    let mut sql = entity.statement();
    sql.push("SELECT DISTINCT ");
    sql.joined(", ", taken.iter().copied(), column);
    sql.push("\nFROM ").name(&table).push(" AS one\nJOIN ").name(&table).push(" AS other ON ");
    sql.joined(" AND ", determinant, |sql, &index| {
        column(sql, ("other", name(index)));
        sql.push(" = ");
        column(sql, ("one", name(index)));
    });
    sql.push("\nWHERE NOT EXISTS (\n    SELECT 1 FROM ").name(&table).push(" AS found\n    WHERE ");
    sql.joined(" AND ", taken.iter().copied(), |sql, (alias, column)| {
        entity.same(sql, ("found", column), (alias, column));
    });
    sql.push("\n)\nORDER BY ");
    sql.joined(", ", 1..=taken.len(), |sql, place| {
        sql.push(&place.to_string());
    });
    sql.finish()
}
