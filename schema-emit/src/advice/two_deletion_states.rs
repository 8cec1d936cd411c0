//! See [`rules::TWO_DELETION_STATES`](schema_as_code_core::rules::TWO_DELETION_STATES).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef},
    types::LogicalType,
};

use super::{
    Hint,
    words::{columns, words},
};

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    if !schema.conventions.audit_of(entity).soft_delete {
        return Vec::new();
    }
    let is_status = |field: &str| words(field).last().is_some_and(|word| ["status", "state"].contains(&word));
    let hits = columns(entity).filter(|(_, column)| is_status(column.field)).filter_map(|(index, column)| {
        let LogicalType::Enum(of) = column.ty.logical else { return None };
        let variant = of.variants.iter().find(|variant| variant.value.eq_ignore_ascii_case("deleted"))?;
        Some((index, column, variant))
    });
    hits.map(|(index, column, variant)| {
        let message = format!(
            "`{}` can be `{}`, and the soft delete says so too: a row can be deleted in one and not in the other",
            column.field, variant.ident
        );
        Hint::at(index, message, format!("leave `{}` to the soft delete", variant.ident))
    })
    .collect()
}
