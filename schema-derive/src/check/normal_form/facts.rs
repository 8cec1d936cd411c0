//! The facts that one struct states, without the types that only the compiler knows.

use schema_as_code_core::{
    def::{ColumnIndex, NullsDistinct, UniqueScope},
    expr::BinaryOperator,
    facts::{Column, Computes, Copied, Declaration, Dependency, Facts, Unique},
    theory::TheoryError,
};
use syn::Type;

use crate::{
    ast::{self, ColumnRef, DefaultValue, Entity},
    define::is_option,
    expr::{Kind, Node},
    tokens::text_of,
};

pub(super) fn of(entity: &Entity) -> Result<Facts, TheoryError> {
    declaration(entity).facts()
}

/// Copies that only the target of a relation shows are left to the check of the relation.
fn declaration(entity: &Entity) -> Declaration<'_, Node> {
    let columns_where = |accepts: &dyn Fn(&ast::Column) -> bool| -> Vec<ColumnIndex> {
        (0..).zip(&entity.columns).filter(|(_, column)| accepts(column)).map(|(index, _)| index).collect()
    };
    let generated = |(index, column)| {
        let column: &ast::Column = column;
        Some((index, &column.generated.as_ref()?.expr))
    };
    Declaration {
        columns: entity.columns.iter().map(column).collect(),
        key: entity.key(),
        uniques: entity.uniques.iter().map(unique).collect(),
        dependencies: entity.dependencies.iter().map(dependency).collect(),
        has_no_dependencies: entity.no_dependencies.is_some(),
        relations: entity.relations.iter().map(|relation| indexes(&relation.columns)).collect(),
        structural_copies: Vec::new(),
        copies: entity.copies.iter().map(copied).collect(),
        checks: entity.checks.iter().map(|check| &check.expr).collect(),
        generated: (0..).zip(&entity.columns).filter_map(generated).collect(),
        audit: columns_where(&|column| column.audit_role.is_some()),
        names: columns_where(&is_name),
    }
}

fn column(column: &ast::Column) -> Column {
    Column { field: column.field.clone(), is_nullable: is_option(&column.ty) }
}

/// Among all rows, or `None`.
fn unique(unique: &ast::Unique) -> Option<Unique> {
    let nulls = if unique.nulls_not_distinct { NullsDistinct::NotDistinct } else { NullsDistinct::Distinct };
    let is_whole = unique.filter.is_none() && unique.scope != Some(UniqueScope::Live);
    is_whole.then(|| Unique { columns: indexes(&unique.columns), nulls })
}

fn dependency(known: &ast::Dependency) -> Dependency {
    Dependency {
        is_multivalued: known.is_multivalued,
        determinant: indexes(&known.determinant),
        dependent: indexes(&known.dependent),
    }
}

fn copied(copy: &ast::CopyOf) -> Copied {
    let columns = copy.columns.iter().map(|(column, _)| column.index);
    Copied { kind: copy.kind, relation: indexes(&copy.relation), columns: columns.collect() }
}

fn indexes(columns: &[ColumnRef]) -> Vec<ColumnIndex> {
    columns.iter().map(|column| column.index).collect()
}

fn is_name(column: &ast::Column) -> bool {
    const NAMES: [&str; 9] = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "Uuid"];
    let default = column.options.default.as_ref().map(|default| &default.value);
    let is_made =
        column.key.is_some_and(|key| key.is_identity) || matches!(default, Some(DefaultValue::Uuid));
    let Type::Path(path) = &column.ty else { return is_made };
    let last = path.path.segments.last().map(|segment| text_of(&segment.ident));
    is_made || last.is_some_and(|name| NAMES.contains(&name.as_str()))
}

impl Computes for Node {
    fn column(&self) -> Option<ColumnIndex> {
        if let Kind::Column(column) = &self.kind { Some(column.index) } else { None }
    }

    fn operator(&self) -> Option<(BinaryOperator, &Self, &Self)> {
        if let Kind::Binary(operator, left, right) = &self.kind {
            Some((*operator, left, right))
        } else {
            None
        }
    }

    fn operands(&self) -> Vec<&Self> {
        self.children()
    }

    fn is_function_of_operands(&self) -> bool {
        match &self.kind {
            Kind::Raw(_) | Kind::Unknown | Kind::Live => false,
            Kind::Call(function, _) => !function.is_volatile(),
            _ => true,
        }
    }
}
