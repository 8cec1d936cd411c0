//! Entities in few words.

use crate::{
    def::{ColumnDef, EntityDef, EntityId, SchemaDef},
    facts::{Analysis, analyse},
    types::{LogicalType, TypeDef},
};

pub(super) const NUMBER: TypeDef = TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true });
pub(super) const TEXT: TypeDef = TypeDef::new(LogicalType::Text);
pub(super) const MONEY: TypeDef = TypeDef::new(LogicalType::Decimal);

pub(super) const fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name, name, NUMBER)
}

pub(super) const fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name, name, TEXT)
}

pub(super) const fn optional(column: ColumnDef) -> ColumnDef {
    ColumnDef { ty: column.ty.nullable(), ..column }
}

/// Keyed by its first column.
pub(super) const fn entity(name: &'static str, columns: &'static [ColumnDef]) -> EntityDef {
    EntityDef { id: EntityId::of("shop", name), name, table: name, columns, key: &[0], ..EntityDef::EMPTY }
}

pub(super) fn analysis(entity: &EntityDef) -> Analysis {
    analyse(entity, &SchemaDef::EMPTY).unwrap()
}

pub(super) fn chains(analysis: &Analysis) -> Vec<&str> {
    analysis.findings.iter().map(|finding| finding.chain.as_str()).collect()
}

/// `zip` determines the rest of a place; the key is a number.
pub(super) const ADDRESS: EntityDef = EntityDef {
    dependencies: &[crate::def::DependencyDef::Functional { determinant: &[2], dependent: &[3, 4] }],
    ..entity("Address", &[number("id"), text("street"), text("zip"), text("city"), text("state")])
};
