//! The facts that one struct states, without the types that only the compiler knows.

use schema_as_code_core::{
    def::{ColumnIndex, CopyKind, NullsDistinct, UniqueScope},
    expr::BinaryOperator,
    facts::{Column, Facts, Source},
    theory::TheoryError,
};
use syn::Type;

use crate::{
    ast::{ColumnRef, DefaultValue, Dependency, Entity},
    define::is_option,
    expr::{Kind, Node},
};

pub(super) fn of(entity: &Entity) -> Result<Facts, TheoryError> {
    let key = entity.key();
    let columns = (0..).zip(&entity.columns).map(|(index, column)| Column {
        field: column.field.clone(),
        is_nullable: is_option(&column.ty) && !key.contains(&index),
    });
    let mut facts = Facts::new(columns.collect())?;
    facts.key(&key)?;
    for (position, unique) in (0..).zip(&entity.uniques) {
        if unique.filter.is_none() && unique.scope != Some(UniqueScope::Live) {
            let nulls =
                if unique.nulls_not_distinct { NullsDistinct::NotDistinct } else { NullsDistinct::Distinct };
            facts.unique(position, &indexes(&unique.columns), nulls)?;
        }
    }
    for (position, dependency) in (0..).zip(&entity.dependencies) {
        let (determinant, dependent) = (indexes(&dependency.determinant), indexes(&dependency.dependent));
        if dependency.is_multivalued {
            facts.multivalued(position, &determinant, &dependent)?;
            continue;
        }
        let lasting: Vec<_> =
            dependent.into_iter().filter(|column| !is_snapshot(entity, dependency, *column)).collect();
        if !lasting.is_empty() {
            facts.declared(position, &determinant, &lasting)?;
        }
    }
    for (position, copy) in (0..).zip(&entity.copies) {
        if copy.kind != CopyKind::Snapshot {
            let copies: Vec<_> = copy.columns.iter().map(|(column, _)| column.index).collect();
            facts.determined(Source::Denormalized(position), &indexes(&copy.relation), &copies)?;
        }
    }
    for (position, check) in (0..).zip(&entity.checks) {
        for (from, column) in computed_columns(entity, &check.expr) {
            facts.determined(Source::Computed(position), &from, &[column])?;
        }
    }
    for (position, column) in (0..).zip(&entity.columns) {
        let mut from = Vec::new();
        if let Some(generated) = &column.generated
            && read_columns(&generated.expr, &mut from)
            && !from.is_empty()
        {
            facts.determined(Source::Generated(position), &from, &[position])?;
        }
    }
    facts.incidental(&incidental(entity, &key))?;
    Ok(facts)
}

fn indexes(columns: &[ColumnRef]) -> Vec<ColumnIndex> {
    columns.iter().map(|column| column.index).collect()
}

/// Whether a snapshot says that the dependency on `column` does not last.
fn is_snapshot(entity: &Entity, dependency: &Dependency, column: ColumnIndex) -> bool {
    entity.copies.iter().any(|copy| {
        copy.kind == CopyKind::Snapshot
            && copy.relation.len() == dependency.determinant.len()
            && copy.relation.iter().all(|through| dependency.determinant.contains(through))
            && copy.columns.iter().any(|(copied, _)| copied.index == column)
    })
}

/// What a check computes: each column with those it is computed from. As in core's facts.
fn computed_columns(entity: &Entity, check: &Node) -> Vec<(Vec<ColumnIndex>, ColumnIndex)> {
    match &check.kind {
        Kind::Binary(BinaryOperator::And, left, right) => {
            [left, right].into_iter().flat_map(|side| computed_columns(entity, side)).collect()
        }
        Kind::Binary(BinaryOperator::Equal, left, right) => [(left, right), (right, left)]
            .into_iter()
            .filter_map(|(one, other)| computed(entity, one, other))
            .collect(),
        _ => Vec::new(),
    }
}

fn computed(entity: &Entity, column: &Node, from: &Node) -> Option<(Vec<ColumnIndex>, ColumnIndex)> {
    let Kind::Column(column) = &column.kind else { return None };
    let mut read = Vec::new();
    let is_function = read_columns(from, &mut read);
    let is_known = |&index: &ColumnIndex| {
        entity.columns.get(usize::from(index)).is_some_and(|column| !is_option(&column.ty))
    };
    let is_computed = is_function && !read.is_empty() && !read.contains(&column.index);
    (is_computed && read.iter().chain([&column.index]).all(is_known)).then_some((read, column.index))
}

/// Adds the columns that the expression reads; whether its value depends on nothing else.
fn read_columns(node: &Node, read: &mut Vec<ColumnIndex>) -> bool {
    if let Kind::Column(column) = &node.kind
        && !read.contains(&column.index)
    {
        read.push(column.index);
    }
    let is_function = match &node.kind {
        Kind::Raw(_) | Kind::Unknown | Kind::Live => false,
        Kind::Call(function, _) => !function.is_volatile(),
        _ => true,
    };
    node.children().into_iter().fold(is_function, |is, child| is & read_columns(child, read))
}

/// The audit columns, and a key that names rows and says nothing about them.
fn incidental(entity: &Entity, key: &[ColumnIndex]) -> Vec<ColumnIndex> {
    let audit = (0..).zip(&entity.columns).filter(|(_, column)| column.audit_role().is_some());
    let mut incidental: Vec<ColumnIndex> = audit.map(|(index, _)| index).collect();
    let (&[only], columns) = (key, &entity.columns) else { return incidental };
    let Some(column) = columns.get(usize::from(only)) else { return incidental };
    let default = column.options.default.as_ref().map(|default| &default.value);
    let is_made =
        column.key.is_some_and(|key| key.is_identity) || matches!(default, Some(DefaultValue::Uuid));
    let is_related = entity.relations.iter().any(|relation| indexes(&relation.columns).contains(&only));
    if (is_made || is_number_or_uuid(&column.ty)) && !is_related {
        incidental.push(only);
    }
    incidental
}

fn is_number_or_uuid(ty: &Type) -> bool {
    const NAMES: [&str; 9] = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "Uuid"];
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|segment| NAMES.iter().any(|name| segment.ident == name))
}
