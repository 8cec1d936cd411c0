//! See [`rules::DIAMOND_RELATION`](schema_as_code_core::rules::DIAMOND_RELATION).

use schema_as_code_core::def::{EntityDef, SchemaDef, Site};

use super::Hint;

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (position, direct) in (0..).zip(entity.relations) {
        let over =
            entity.relations.iter().filter(|over| over.target != direct.target && over.target != entity.id);
        for over in over {
            let Some(middle) = schema.entity(over.target) else { continue };
            if middle.relations.iter().any(|next| next.target == direct.target) {
                let message = format!(
                    "`{}` is reached directly and over `{}`: nothing says that both are the same row",
                    direct.target_name, over.target_name
                );
                let help = format!(
                    "drop this relation, or relate to `{}` by its key and its `{}` together",
                    over.target_name, direct.target_name
                );
                hints.push(Hint { site: Site::Relation(position), message, help });
            }
        }
    }
    hints
}
