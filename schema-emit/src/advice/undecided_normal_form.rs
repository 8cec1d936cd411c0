//! See [`rules::UNDECIDED_NORMAL_FORM`](schema_as_code_core::rules::UNDECIDED_NORMAL_FORM).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef, Site},
    facts::analyse,
};

use super::Hint;

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let (message, help) = match analyse(entity, schema) {
        Ok(analysis) if analysis.is_decided() => return Vec::new(),
        Ok(analysis) => {
            let found = analysis.keys.known().len();
            let message = format!(
                "the search for candidate keys was cut short after {found}: whether each is kept unique, and perhaps the normal form, is undecided"
            );
            (
                message,
                "keep one of each pair of columns that determine each other, and move the other into a table of its own",
            )
        }
        Err(error) => (format!("dependencies and keys were not analysed: {error}"), "split the entity"),
    };
    vec![Hint { site: Site::Entity, message, help: help.to_owned() }]
}
