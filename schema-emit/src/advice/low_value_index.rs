//! See [`rules::LOW_VALUE_INDEX`](schema_as_code_core::rules::LOW_VALUE_INDEX).

use schema_as_code_core::{
    def::{AuditRole, ColumnDef, EntityDef, IndexMethod, IndexValue, SchemaDef},
    types::LogicalType,
};

use super::Hint;

pub(super) fn find(_schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let mut hints = Vec::new();
    for index in entity.indexes {
        let [part] = index.parts else { continue };
        let IndexValue::Column(position) = part.value else { continue };
        if index.method != IndexMethod::Tree || index.filter.is_some() || !index.include.is_empty() {
            continue;
        }
        let column = entity.column(position);
        let Some((what, filter)) = few_values(column) else { continue };
        let message =
            format!("`{}` {what}, so an index on it alone finds a large part of the table", column.field);
        let help =
            format!("index what is looked for among the rows of one value: `#[index(…, filter({filter}))]`");
        hints.push(Hint::at(position, message, help));
    }
    hints
}

/// Why the column has few values, and a condition on one of them; `None`: it may have any number.
fn few_values(column: &ColumnDef) -> Option<(String, String)> {
    match column.ty.logical {
        LogicalType::Bool => Some(("has 2 values".to_owned(), column.field.to_owned())),
        LogicalType::Enum(of) => {
            let variant = of.variants.first()?;
            let what = format!("has {} values", of.variants.len());
            Some((what, format!("{} == {}", column.field, variant.ident)))
        }
        _ if column.role == Some(AuditRole::Deleted) => {
            Some(("is NULL in every live row".to_owned(), "live".to_owned()))
        }
        _ => None,
    }
}
