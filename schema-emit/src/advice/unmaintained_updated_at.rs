//! See [`rules::UNMAINTAINED_UPDATED_AT`](schema_as_code_core::rules::UNMAINTAINED_UPDATED_AT).

use schema_as_code_core::{
    def::{AuditRole, EntityDef, SchemaDef},
    types::LogicalType,
};

use super::{Hint, words::columns};

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let hits = columns(entity).filter(|(_, column)| {
        let is_moment = matches!(column.ty.logical, LogicalType::Timestamp | LogicalType::LocalTimestamp);
        let is_asked_for = schema.conventions.role_of(entity, column).is_some();
        column.role == Some(AuditRole::Updated) && is_moment && !is_asked_for
    });
    hits.map(|(index, column)| {
        let field = column.field;
        let message =
            format!("`{field}` is not maintained: nothing but the application writes it, and a change by hand does not");
        let help = "put `#[audit(timestamps)]` on the struct, or `#[column(role(updated))]` on the field; \
                    `#[column(role(none))]` says that the application writes it"
            .to_owned();
        Hint::at(index, message, help)
    })
    .collect()
}
