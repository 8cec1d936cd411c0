//! The facts of a definition.

use super::{
    collect::{Column, Facts},
    copy::structural_copies,
    declaration::{Copied, Declaration, Dependency, Unique},
};
use crate::{
    def::{ColumnDef, ColumnIndex, DefaultDef, DependencyDef, EntityDef, SchemaDef, UniqueDef, UniqueScope},
    expr::Expr,
    theory::TheoryError,
    types::LogicalType,
};

impl Facts {
    /// What `entity` states, and what its relations to the entities of `schema` add.
    ///
    /// # Errors
    /// When the entity has more columns than the theory can hold.
    pub fn of(entity: &EntityDef, schema: &SchemaDef) -> Result<Self, TheoryError> {
        declaration(entity, schema).facts()
    }
}

fn declaration(entity: &EntityDef, schema: &SchemaDef) -> Declaration<'static, Expr> {
    let columns_where = |accepts: &dyn Fn(&ColumnDef) -> bool| -> Vec<ColumnIndex> {
        (0..)
            .zip(entity.columns)
            .filter(|(_, column)| accepts(column))
            .map(|(position, _)| position)
            .collect()
    };
    let column =
        |column: &ColumnDef| Column { field: column.field.to_owned(), is_nullable: column.ty.is_nullable };
    let copied = |copy: &crate::def::CopyDef| Copied {
        kind: copy.kind,
        relation: copy.relation.to_vec(),
        columns: copy.columns.iter().map(|copied| copied.column).collect(),
    };
    let structural = structural_copies(entity, schema);
    Declaration {
        columns: entity.columns.iter().map(column).collect(),
        key: entity.key.to_vec(),
        uniques: entity.uniques.iter().map(unique).collect(),
        dependencies: entity.dependencies.iter().map(dependency).collect(),
        has_no_dependencies: entity.has_no_dependencies,
        relations: entity.relations.iter().map(|relation| relation.columns.to_vec()).collect(),
        structural_copies: structural.iter().map(|copy| (copy.relation, copy.column)).collect(),
        copies: entity.copies.iter().map(copied).collect(),
        checks: entity.checks.iter().map(|check| &check.expr).collect(),
        generated: (0..)
            .zip(entity.columns)
            .filter_map(|(position, column)| Some((position, column.generated?)))
            .collect(),
        audit: columns_where(&|column| column.role.is_some()),
        names: columns_where(&is_name),
    }
}

/// Among all rows, or `None`.
fn unique(unique: &UniqueDef) -> Option<Unique> {
    let is_whole = unique.scope == UniqueScope::All && unique.filter.is_none();
    is_whole.then(|| Unique { columns: unique.columns.to_vec(), nulls: unique.nulls })
}

fn dependency(known: &DependencyDef) -> Dependency {
    let (is_multivalued, determinant, dependent) = match *known {
        DependencyDef::Functional { determinant, dependent } => (false, determinant, dependent),
        DependencyDef::Multivalued { determinant, dependent } => (true, determinant, dependent),
    };
    Dependency { is_multivalued, determinant: determinant.to_vec(), dependent: dependent.to_vec() }
}

fn is_name(column: &ColumnDef) -> bool {
    matches!(column.ty.logical, LogicalType::Integer { .. } | LogicalType::Uuid)
        || column.is_identity
        || matches!(column.default, DefaultDef::Uuid)
}
