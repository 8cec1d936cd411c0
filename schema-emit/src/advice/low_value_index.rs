//! See [`rules::LOW_VALUE_INDEX`](schema_as_code_core::rules::LOW_VALUE_INDEX).

use schema_as_code_core::{
    def::{ColumnDef, EntityDef, IndexMethod, IndexValue, SchemaDef},
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
        let Some((count, filter)) = values(column) else { continue };
        let message = format!(
            "`{}` has {count} values, so an index on it alone finds a large part of the table",
            column.field
        );
        let help =
            format!("index what is looked for among the rows of one value: `#[index(…, filter({filter}))]`");
        hints.push(Hint::at(position, message, help));
    }
    hints
}

/// How many values the type has, and a condition on one of them; `None`: any number.
fn values(column: &ColumnDef) -> Option<(usize, String)> {
    match column.ty.logical {
        LogicalType::Bool => Some((2, column.field.to_owned())),
        LogicalType::Enum(of) => {
            let variant = of.variants.first()?;
            Some((of.variants.len(), format!("{} == {}", column.field, variant.ident)))
        }
        _ => None,
    }
}
