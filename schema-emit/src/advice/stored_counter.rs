//! See [`rules::STORED_COUNTER`](schema_as_code_core::rules::STORED_COUNTER).

use schema_as_code_core::def::{EntityDef, SchemaDef};

use super::{
    Hint,
    words::{columns, is_related, is_whole_number, words},
};

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let is_counter = |field| {
        let last = words(field).last();
        matches!(last, Some("count" | "counter" | "total"))
            || matches!(words(field).next(), Some("num" | "total"))
    };
    let hits = columns(entity).filter(|(index, column)| {
        column.role.is_none()
            && is_whole_number(column)
            && is_counter(column.field)
            && !is_related(entity, *index)
    });
    hits.map(|(index, column)| {
        let message = format!("`{}` sounds like a count of other rows", column.field);
        Hint::at(
            index,
            message,
            "count the rows when they are read, or keep the count by a trigger".to_owned(),
        )
    })
    .collect()
}
