//! See [`rules::TIMESTAMP_WITHOUT_ZONE`](schema_as_code_core::rules::TIMESTAMP_WITHOUT_ZONE).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef},
    types::LogicalType,
};

use super::{Hint, words::columns};

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let hits = columns(entity).filter(|(_, column)| column.ty.logical == LogicalType::LocalTimestamp);
    hits.map(|(index, column)| {
        let message = format!("`{}` stores a day and time, and not in which time zone", column.field);
        Hint::at(index, message, "use `DateTime<Utc>` for a point in time".to_owned())
    })
    .collect()
}
