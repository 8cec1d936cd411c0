//! See [`rules::IMPLIED_DEPENDENCY`](schema_as_code_core::rules::IMPLIED_DEPENDENCY).

use schema_as_code_core::{
    def::{DependencyDef, EntityDef, SchemaDef, Site},
    facts::{Implied, Source, analyse},
};

use super::{Hint, words::fields};

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let Ok(analysis) = analyse(entity, schema) else { return Vec::new() };
    analysis.implied.iter().map(|implied| hint(entity, implied)).collect()
}

fn hint(entity: &EntityDef, implied: &Implied) -> Hint {
    let written = written(entity, implied.declared);
    let fields: Vec<&str> =
        implied.dependent.iter().map(|attribute| entity.columns[attribute.position()].field).collect();
    let by: Vec<String> = implied.by.iter().map(|source| by(entity, *source)).collect();
    let by = if by.is_empty() { "the other dependencies".to_owned() } else { by.join(" and ") };
    let fields = fields.join("`, `");
    let (message, help) = if implied.is_whole {
        let message = format!("`{written}` says nothing new: {by} already says so");
        (message, format!("remove `#[determines({written})]`"))
    } else {
        let message = format!("`{written}` says nothing new about `{fields}`: {by} already says so");
        (message, format!("leave `{fields}` out of `#[determines({written})]`"))
    };
    Hint { site: Site::Entity, message, help }
}

fn by(entity: &EntityDef, source: Source) -> String {
    match source {
        Source::Key => "the primary key".to_owned(),
        Source::Unique(position) => {
            format!("the unique of `{}`", fields(entity, entity.uniques[usize::from(position)].columns))
        }
        Source::Declared(position) => format!("`{}`", written(entity, position)),
        Source::Copied { relation, .. } => {
            format!("the relation `{}`", fields(entity, entity.relations[usize::from(relation)].columns))
        }
        Source::Denormalized(position) => {
            format!(
                "the denormalization over `{}`",
                fields(entity, entity.copies[usize::from(position)].relation)
            )
        }
        Source::Computed(_) => "a check".to_owned(),
        Source::Generated(column) => format!("the expression of `{}`", entity.column(column).field),
    }
}

/// The dependency as the attribute writes it.
fn written(entity: &EntityDef, position: u16) -> String {
    match entity.dependencies[usize::from(position)] {
        DependencyDef::Functional { determinant, dependent } => {
            format!("{} -> {}", fields(entity, determinant), fields(entity, dependent))
        }
        DependencyDef::Multivalued { determinant, dependent } => {
            format!("{} ->> {}", fields(entity, determinant), fields(entity, dependent))
        }
    }
}
