//! See [`rules::POLYMORPHIC_REFERENCE`](schema_as_code_core::rules::POLYMORPHIC_REFERENCE).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef},
    types::LogicalType,
};

use super::{
    Hint,
    words::{columns, is_related, words},
};

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (id, column) in columns(entity) {
        let Some(stem) = column.field.strip_suffix("_id") else { continue };
        let kind = columns(entity).find(|(kind, column)| {
            column.field.strip_suffix("_type") == Some(stem)
                && matches!(
                    column.ty.logical,
                    LogicalType::Text | LogicalType::Enum(_) | LogicalType::Integer { .. }
                )
                && !is_related(entity, *kind)
        });
        let Some((_, kind)) = kind else { continue };
        // `item_id`, `item_type` of the table `items` are the row itself.
        let is_own = entity.key == [id] || is_in_name(entity.table, stem);
        if !is_related(entity, id) && !is_own {
            let message = format!(
                "`{}` and `{}` lead to a row of one of several tables, which no relation keeps true",
                kind.field, column.field
            );
            let help = format!(
                "give each target of `{stem}` a nullable relation, and check that exactly one is set"
            );
            hints.push(Hint::at(id, message, help));
        }
    }
    hints
}

/// Whether the words of `stem` are in the table's name, in the singular or the plural.
fn is_in_name(table: &str, stem: &str) -> bool {
    let is_in =
        |wanted: &str| words(table).any(|word| word == wanted || word.strip_suffix('s') == Some(wanted));
    words(stem).all(is_in)
}
