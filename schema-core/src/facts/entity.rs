//! The facts of a definition.

use super::{
    collect::Facts,
    computed::{computed_columns, determining_columns},
    copy::structural_copies,
    source::Source,
};
use crate::{
    def::{ColumnIndex, CopyKind, DefaultDef, DependencyDef, EntityDef, SchemaDef, UniqueScope},
    theory::TheoryError,
    types::LogicalType,
};

impl Facts {
    /// What `entity` states, and what its relations to the entities of `schema` add.
    ///
    /// # Errors
    /// When the entity has more columns than the theory can hold.
    pub fn of(entity: &EntityDef, schema: &SchemaDef) -> Result<Self, TheoryError> {
        let columns = entity.columns.iter().map(|column| super::Column {
            field: column.field.to_owned(),
            is_nullable: column.ty.is_nullable && !is_in_key(entity, column.field),
        });
        let mut facts = Self::new(columns.collect())?;
        facts.key(entity.key)?;
        for (position, unique) in (0..).zip(entity.uniques) {
            if unique.scope == UniqueScope::All && unique.filter.is_none() {
                facts.unique(position, unique.columns, unique.nulls)?;
            }
        }
        state_dependencies(&mut facts, entity)?;
        for copy in structural_copies(entity, schema) {
            let source = Source::Copied { relation: copy.relation, column: copy.column };
            facts.determined(source, entity.relations[usize::from(copy.relation)].columns, &[copy.column])?;
        }
        for (position, copy) in (0..).zip(entity.copies) {
            if copy.kind != CopyKind::Snapshot {
                let copied: Vec<_> = copy.columns.iter().map(|copied| copied.column).collect();
                facts.determined(Source::Denormalized(position), copy.relation, &copied)?;
            }
        }
        for (position, check) in (0..).zip(entity.checks) {
            for (from, column) in computed_columns(entity, &check.expr) {
                facts.determined(Source::Computed(position), &from, &[column])?;
            }
        }
        for (position, column) in (0..).zip(entity.columns) {
            if let Some(from) = column.generated.and_then(determining_columns) {
                facts.determined(Source::Generated(position), &from, &[position])?;
            }
        }
        facts.incidental(&incidental(entity))?;
        if entity.has_no_dependencies {
            facts.none();
        }
        Ok(facts)
    }
}

fn is_in_key(entity: &EntityDef, field: &str) -> bool {
    entity.key.iter().any(|&column| entity.column(column).field == field)
}

fn state_dependencies(facts: &mut Facts, entity: &EntityDef) -> Result<(), TheoryError> {
    for (position, dependency) in (0..).zip(entity.dependencies) {
        match *dependency {
            DependencyDef::Functional { determinant, dependent } => {
                let is_lasting = |column: &&ColumnIndex| !is_snapshot(entity, determinant, **column);
                let lasting: Vec<_> = dependent.iter().filter(is_lasting).copied().collect();
                if !lasting.is_empty() {
                    facts.declared(position, determinant, &lasting)?;
                }
            }
            DependencyDef::Multivalued { determinant, dependent } => {
                facts.multivalued(position, determinant, dependent)?;
            }
        }
    }
    Ok(())
}

/// Whether `column` keeps the value that `determinant` led to at some time.
fn is_snapshot(entity: &EntityDef, determinant: &[ColumnIndex], column: ColumnIndex) -> bool {
    entity.copies.iter().any(|copy| {
        copy.kind == CopyKind::Snapshot
            && copy.relation.len() == determinant.len()
            && copy.relation.iter().all(|through| determinant.contains(through))
            && copy.columns.iter().any(|copied| copied.column == column)
    })
}

/// The audit columns, and the key when it names rows and says nothing about them: a single number or UUID
/// that leads nowhere.
fn incidental(entity: &EntityDef) -> Vec<ColumnIndex> {
    let audit = (0..).zip(entity.columns).filter(|(_, column)| column.role.is_some());
    let mut incidental: Vec<_> = audit.map(|(position, _)| position).collect();
    if let &[key] = entity.key {
        let column = entity.column(key);
        let is_number = matches!(column.ty.logical, LogicalType::Integer { .. } | LogicalType::Uuid);
        let is_made = column.is_identity || matches!(column.default, DefaultDef::Uuid);
        let is_related = entity.relations.iter().any(|relation| relation.columns.contains(&key));
        if (is_number || is_made) && !is_related {
            incidental.push(key);
        }
    }
    incidental
}
