//! See [`rules::LIST_IN_TEXT`](schema_as_code_core::rules::LIST_IN_TEXT).

use schema_as_code_core::def::{EntityDef, SchemaDef};

use super::{
    Hint,
    words::{columns, is_text, words},
};

const LISTS: [&str; 7] = ["csv", "ids", "items", "list", "scopes", "tags", "values"];

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let is_list = |field| words(field).last().is_some_and(|word| LISTS.contains(&word));
    let hits = columns(entity).filter(|(_, column)| is_text(column) && is_list(column.field));
    hits.map(|(index, column)| {
        let message = format!("`{}` sounds like a list and is one text", column.field);
        let help =
            format!("put one row for each value into a child table with a relation to `{}`", entity.name);
        Hint::at(index, message, help)
    })
    .collect()
}
