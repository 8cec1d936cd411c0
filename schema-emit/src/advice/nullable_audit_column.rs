//! See [`rules::NULLABLE_AUDIT_COLUMN`](schema_as_code_core::rules::NULLABLE_AUDIT_COLUMN).

use schema_as_code_core::def::{AuditRole, EntityDef, SchemaDef};

use super::{Hint, words::columns};

/// Where the role is asked for, a nullable column is an error: `audit_role_type`.
pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    if schema.conventions.audit_of(entity).timestamps {
        return Vec::new();
    }
    let hits = columns(entity).filter(|(_, column)| {
        column.ty.is_nullable && matches!(column.role, Some(AuditRole::Created | AuditRole::Updated))
    });
    hits.map(|(index, column)| {
        let message = format!(
            "every row was written once, and `{}`, which says when, may be NULL all the same",
            column.field
        );
        Hint::at(index, message, "make it `DateTime<Utc>`: every row was written once".to_owned())
    })
    .collect()
}
