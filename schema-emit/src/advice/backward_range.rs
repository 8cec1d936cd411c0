//! See [`rules::BACKWARD_RANGE`](schema_as_code_core::rules::BACKWARD_RANGE).

use schema_as_code_core::{
    access::{AccessPath, proposal, serving_mixed_range_backwards},
    def::{EntityDef, SchemaDef, Site},
};

use super::Hint;
use crate::show::proposed;

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let sorting = schema.targets.iter().find(|target| !target.dialect.reads_mixed_ranges_backwards());
    let Some(sorting) = sorting else { return Vec::new() };
    let mut hints = Vec::new();
    for access in entity.accesses {
        let Some(path) = serving_mixed_range_backwards(entity, access) else { continue };
        let message = format!(
            "{} sorts \"{}\": it reads a range backwards only in parts of one direction",
            sorting.dialect.product(),
            access.serves
        );
        let help = match proposal(entity, access) {
            Ok(proposal) => {
                format!("`{}` serves it everywhere", proposed(schema, entity, access, &proposal))
            }
            Err(_) => "declare an index whose parts have the directions of the order".to_owned(),
        };
        let site = if let AccessPath::Index(position) = path { Site::Index(position) } else { Site::Entity };
        hints.push(Hint { site, message, help });
    }
    hints
}
