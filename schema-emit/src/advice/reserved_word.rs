//! See [`rules::RESERVED_WORD`](schema_as_code_core::rules::RESERVED_WORD).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef, Site},
    dialect::Dialect,
};

use super::{Hint, words::columns};
use crate::dialect::is_reserved;

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let table = schema.conventions.table_of(entity).to_string();
    let of_table = hint(schema, Site::Entity, "table", &table, "#[entity(table = \"…\")]");
    let of_columns = columns(entity).filter_map(|(index, column)| {
        hint(schema, Site::Column(index), "column", column.name, "#[column(name = \"…\")]")
    });
    of_table.into_iter().chain(of_columns).collect()
}

fn hint(schema: &SchemaDef, site: Site, what: &str, name: &str, remedy: &str) -> Option<Hint> {
    let dialects = schema.targets.iter().map(|target| target.dialect);
    let products: Vec<&str> =
        dialects.filter(|&dialect| is_reserved(dialect, name)).map(Dialect::product).collect();
    if products.is_empty() {
        return None;
    }
    let message = format!(
        "the name of the {what} `{name}` is reserved by {}: each query must quote it",
        products.join(", ")
    );
    Some(Hint { site, message, help: format!("give it another name: `{remedy}`") })
}
