use crate::{
    ast::Entity,
    diagnostic::{Diagnostic, Faults},
};

/// A declared copy is reached through a declared relation.
pub(super) fn copy_without_relation(entity: &Entity, faults: &mut Faults) {
    for copy in &entity.copies {
        if entity.relations.iter().any(|relation| relation.columns == copy.relation) {
            continue;
        }
        let columns: Vec<&str> = copy.relation.iter().map(|column| column.field.as_str()).collect();
        let columns = columns.join(", ");
        let Some(first) = copy.relation.first() else { continue };
        let field =
            entity.columns.get(usize::from(first.index)).map_or(first.span, |column| column.ident.span());
        faults.push(
            Diagnostic::rule(
                "copy_source",
                first.span,
                format!("`{columns}` of `{}` leads to no entity", entity.ident),
                "no relation has these columns",
            )
            .because(field, first.field.clone())
            .help("first stands the column of the relation to the entity that has the originals: put `#[relation(…)]` on it"),
        );
    }
}
