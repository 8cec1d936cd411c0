//! See [`rules::ENTITY_ATTRIBUTE_VALUE`](schema_as_code_core::rules::ENTITY_ATTRIBUTE_VALUE).

use schema_as_code_core::def::{ColumnDef, ColumnIndex, EntityDef, SchemaDef, Site};

use super::{
    Hint,
    words::{columns, is_related, is_text, words},
};

const ATTRIBUTES: [&str; 8] = ["attribute", "attr", "field", "key", "name", "option", "property", "setting"];
const VALUES: [&str; 3] = ["data", "val", "value"];

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let last_is = |column: &ColumnDef, list: &[&str]| {
        words(column.field).last().is_some_and(|word| list.contains(&word))
    };
    let is_own = |index: ColumnIndex, column: &ColumnDef| column.role.is_none() && !is_related(entity, index);
    let is_id = |index: ColumnIndex, column: &ColumnDef| entity.key == [index] && !is_text(column);
    let facts: Vec<_> = columns(entity)
        .filter(|(index, column)| is_own(*index, column) && !is_id(*index, column))
        .map(|(_, column)| column)
        .collect();
    let attribute = facts.iter().find(|column| is_text(column) && last_is(column, &ATTRIBUTES));
    let value = facts.iter().find(|column| last_is(column, &VALUES));
    let (Some(attribute), Some(value), [owner]) = (attribute, value, entity.relations) else {
        return Vec::new();
    };
    // Besides the name and the value there may be the value's kind, and no more: then it is a table of its own.
    if facts.len() > 3 {
        return Vec::new();
    }
    let owner = owner.target_name;
    let message = format!(
        "`{}` and `{}` hold the name and the value of an attribute of `{owner}`",
        attribute.field, value.field
    );
    let help =
        format!("make the known attributes columns of `{owner}`, and the unknown ones one JSON column");
    vec![Hint { site: Site::Entity, message, help }]
}
