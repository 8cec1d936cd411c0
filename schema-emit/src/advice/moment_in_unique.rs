//! See [`rules::MOMENT_IN_UNIQUE`](schema_as_code_core::rules::MOMENT_IN_UNIQUE).

use schema_as_code_core::{
    def::{AuditRole, ColumnDef, DefaultDef, EntityDef, SchemaDef},
    types::LogicalType,
};

use super::Hint;

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let mut hints = Vec::new();
    for unique in entity.uniques {
        let moment = unique.columns.iter().copied().find(|&column| is_now(entity.column(column)));
        let Some(position) = moment.filter(|_| unique.columns.len() > 1) else { continue };
        let moment = entity.column(position);
        let others: Vec<String> = unique
            .columns
            .iter()
            .map(|&column| entity.column(column).field)
            .filter(|field| *field != moment.field)
            .map(|field| format!("`{field}`"))
            .collect();
        let message = format!(
            "a unique contains `{}`, which is another for each row: it refuses nothing",
            moment.field
        );
        let help = format!("leave `{}` out of it, if {} may be there once", moment.field, others.join(", "));
        hints.push(Hint::at(position, message, help));
    }
    hints
}

/// Whether the column holds when its row was written, to the microsecond.
fn is_now(column: &ColumnDef) -> bool {
    let is_moment = matches!(column.ty.logical, LogicalType::Timestamp | LogicalType::LocalTimestamp);
    is_moment
        && (column.default == DefaultDef::Now
            || matches!(column.role, Some(AuditRole::Created | AuditRole::Updated)))
}
