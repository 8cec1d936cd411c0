//! See [`rules::CLONED_COLUMNS`](schema_as_code_core::rules::CLONED_COLUMNS).

use schema_as_code_core::def::{ColumnDef, EntityDef, SchemaDef, Site};

use super::{
    Hint,
    words::{columns, is_related},
};

const ENOUGH: usize = 4;

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    // A pair is reported at the first of the two.
    let later = schema.entities.iter().skip_while(|other| other.id != entity.id).skip(1);
    let shared = later.filter_map(|other| {
        let shared: Vec<&str> = own(entity)
            .filter(|column| {
                own(other).any(|clone| clone.field == column.field && clone.ty.logical == column.ty.logical)
            })
            .map(|column| column.field)
            .collect();
        (shared.len() >= ENOUGH).then_some((other, shared))
    });
    shared
        .map(|(other, shared)| Hint {
            site: Site::Entity,
            message: format!("`{}` are columns of `{}` too", shared.join("`, `"), other.name),
            help: "when they are one thing, give it an entity of its own, and both a relation to it"
                .to_owned(),
        })
        .collect()
}

/// The columns that are neither key nor relation nor audit.
fn own(entity: &'static EntityDef) -> impl Iterator<Item = &'static ColumnDef> {
    columns(entity)
        .filter(|(index, column)| {
            column.role.is_none() && !is_related(entity, *index) && !entity.key.contains(index)
        })
        .map(|(_, column)| column)
}
