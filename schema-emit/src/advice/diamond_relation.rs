//! See [`rules::DIAMOND_RELATION`](schema_as_code_core::rules::DIAMOND_RELATION).

use schema_as_code_core::def::{EntityDef, RelationDef, SchemaDef, Site};

use super::Hint;

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (position, direct) in (0..).zip(entity.relations) {
        let over =
            entity.relations.iter().filter(|over| over.target != direct.target && over.target != entity.id);
        for over in over {
            let Some(middle) = schema.entity(over.target) else { continue };
            let mut onward = middle.relations.iter().filter(|next| next.target == direct.target).peekable();
            if onward.peek().is_some() && !onward.any(|next| is_copied(entity, direct, over, middle, next)) {
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

/// Whether the columns of `direct` are declared to be a copy of those of `next`, which `over` leads to.
fn is_copied(
    entity: &EntityDef,
    direct: &RelationDef,
    over: &RelationDef,
    middle: &EntityDef,
    next: &RelationDef,
) -> bool {
    let is_copy = |column, source| {
        let field = middle.column(source).field;
        let copies = entity.copies.iter().filter(|copy| copy.relation == over.columns);
        copies.flat_map(|copy| copy.columns).any(|copied| copied.column == column && copied.source == field)
    };
    direct.columns.iter().zip(next.columns).all(|(&column, &source)| is_copy(column, source))
}
