//! Values with more than one value of what they determine.

use schema_as_code_core::def::ColumnIndex;

use super::{Entity, column};
use crate::render::RenderError;

/// Each value of `determinant` in whose rows a column of `dependent` differs, and the number of the rows.
pub(super) fn contradictions(
    entity: Entity<'_>,
    determinant: &[ColumnIndex],
    dependent: &[ColumnIndex],
) -> Result<String, RenderError> {
    let name = |index: &ColumnIndex| ("t", entity.def.column(*index).name);
    let mut sql = entity.statement();
    sql.push("SELECT ");
    sql.joined(", ", determinant.iter().map(name), column);
    sql.push(", count(*)\nFROM ").name(&entity.table(entity.def)).push(" AS t\nWHERE ");
    sql.joined(" AND ", determinant.iter().map(name), |sql, each| {
        column(sql, each);
        sql.push(" IS NOT NULL");
    });
    sql.push("\nGROUP BY ");
    sql.joined(", ", determinant.iter().map(name), column);
    sql.push("\nHAVING ");
    // `count(x)` does not see NULL: more than one value, or a value beside NULL.
    sql.joined("\n    OR ", dependent.iter().map(name), |sql, each| {
        sql.push("count(DISTINCT ");
        column(sql, each);
        sql.push(") > 1 OR count(");
        column(sql, each);
        sql.push(") BETWEEN 1 AND count(*) - 1");
    });
    sql.push("\nORDER BY ");
    sql.joined(", ", determinant.iter().map(name), column);
    sql.finish()
}
