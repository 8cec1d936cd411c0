//! Keys, uniques and indexes whose columns are too long, or nobody knows how long.

use super::{FaultKind, Finding, stored::is_overridden, walk::Faults};
use crate::{
    check::message::Message,
    def::{
        ColumnDef, ColumnIndex, EntityDef, IndexMethod, IndexPart, IndexValue, RelationIndex, SchemaDef,
        Site, Size,
    },
    dialect::{Dialect, IndexKeyLimit},
    rules,
    types::LogicalType,
};

/// Finds the keys of indexes that some target cannot hold: one fault an index.
pub(super) const fn find(schema: &SchemaDef, entity: &EntityDef, mut faults: Faults) -> Faults {
    let mut target = 0;
    while target < schema.targets.len() {
        let dialect = schema.targets[target].dialect;
        if let IndexKeyLimit::Declared { bytes, bytes_per_character } = dialect.index_key_limit() {
            let limit = Limit {
                target: target as u16,
                dialect,
                bytes,
                bytes_per_character: bytes_per_character as u64,
            };
            faults = find_on(schema, entity, limit, faults);
            // Targets with a limit have the same one: the second would repeat the faults.
            return faults;
        }
        target += 1;
    }
    faults
}

/// How long a key may be, asked of the dialect once.
#[derive(Clone, Copy)]
struct Limit {
    target: u16,
    dialect: Dialect,
    bytes: u32,
    bytes_per_character: u64,
}

const fn find_on(schema: &SchemaDef, entity: &EntityDef, limit: Limit, mut faults: Faults) -> Faults {
    if let Some(kind) = columns_fault(schema, entity, limit, entity.key) {
        let site = match kind {
            FaultKind::UnboundedInIndex { column, .. } => Site::Column(column),
            _ => Site::Column(entity.key[0]),
        };
        faults = faults.with(Finding::new(site, kind));
    }
    let mut i = 0;
    while i < entity.uniques.len() {
        if let Some(kind) = columns_fault(schema, entity, limit, entity.uniques[i].columns) {
            faults = faults.with(Finding::new(Site::Unique(i as u16), kind));
        }
        i += 1;
    }
    let mut i = 0;
    while i < entity.relations.len() {
        let relation = &entity.relations[i];
        if matches!(relation.index, RelationIndex::Auto)
            && let Some(kind) = columns_fault(schema, entity, limit, relation.columns)
        {
            faults = faults.with(Finding::new(Site::Relation(i as u16), kind));
        }
        i += 1;
    }
    let mut i = 0;
    while i < entity.indexes.len() {
        let index = &entity.indexes[i];
        if matches!(index.method, IndexMethod::Tree)
            && let Some(kind) = parts_fault(schema, entity, limit, index.parts)
        {
            faults = faults.with(Finding::new(Site::Index(i as u16), kind));
        }
        i += 1;
    }
    faults
}

const fn columns_fault(
    schema: &SchemaDef,
    entity: &EntityDef,
    limit: Limit,
    columns: &[ColumnIndex],
) -> Option<FaultKind> {
    let mut bytes = 0;
    let mut i = 0;
    while i < columns.len() {
        bytes += match column_bytes(schema, entity.column(columns[i]), limit) {
            Some(bytes) => bytes,
            None => return Some(FaultKind::UnboundedInIndex { column: columns[i], target: limit.target }),
        };
        i += 1;
    }
    sum_fault(limit, bytes)
}

/// Expressions are left to the server: their length is not declared.
const fn parts_fault(
    schema: &SchemaDef,
    entity: &EntityDef,
    limit: Limit,
    parts: &[IndexPart],
) -> Option<FaultKind> {
    let mut bytes = 0;
    let mut i = 0;
    while i < parts.len() {
        if let IndexValue::Column(column) = parts[i].value {
            bytes += match column_bytes(schema, entity.column(column), limit) {
                Some(bytes) => bytes,
                None => return Some(FaultKind::UnboundedInIndex { column, target: limit.target }),
            };
        }
        i += 1;
    }
    sum_fault(limit, bytes)
}

const fn sum_fault(limit: Limit, sum: u64) -> Option<FaultKind> {
    if sum <= limit.bytes as u64 {
        return None;
    }
    let bytes = if sum > u32::MAX as u64 { u32::MAX } else { sum as u32 };
    Some(FaultKind::IndexKeyTooLong { bytes, limit: limit.bytes, target: limit.target })
}

/// The bytes that the column adds to the key of an index; `None`: without a limit.
const fn column_bytes(schema: &SchemaDef, column: &ColumnDef, limit: Limit) -> Option<u64> {
    if is_overridden(column, limit.dialect) {
        return Some(0);
    }
    match column.ty.logical {
        LogicalType::Text | LogicalType::Bytes => {
            match (column.ty.logical, schema.conventions.size_of(column)) {
                (LogicalType::Text, Size::Length(length)) => Some(length as u64 * limit.bytes_per_character),
                (LogicalType::Bytes, Size::Length(length)) => Some(length as u64),
                _ => None,
            }
        }
        LogicalType::Json => None,
        LogicalType::Decimal | LogicalType::Uuid => Some(16),
        _ => Some(8),
    }
}

pub(super) const fn unbounded(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    site: Site,
    column: ColumnIndex,
    target: u16,
) -> Message {
    let column = entity.column(column);
    let message = Message::of_rule(rules::UNBOUNDED_TEXT_IN_INDEX.id).field(entity.name, column.field);
    let message = message.text(" is part of ").text(kind_of(site)).text(", and ");
    let message = message.target(&schema.targets[target as usize]);
    if matches!(column.ty.logical, LogicalType::Json) {
        return message.text(" cannot index a document").help("index a column of its own instead");
    }
    message
        .text(" cannot index ")
        .logical(column.ty.logical)
        .text(" of any length")
        .help("say how long it may be: `#[column(len = 255)]`, or for every text `types(String(255))` on the schema")
}

pub(super) const fn too_long(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    site: Site,
    bytes: u32,
    limit: u32,
    target: u16,
) -> Message {
    let message = Message::of_rule(rules::INDEX_KEY_TOO_LONG.id).text(kind_of(site)).text(" of ");
    let message = message.name(entity.name).text(" has up to ").number(bytes as i128).text(" bytes, and ");
    let message = message.target(&schema.targets[target as usize]).text(" indexes ").number(limit as i128);
    message.help("shorten the text in it with `len`; a character counts 4 bytes")
}

const fn kind_of(site: Site) -> &'static str {
    match site {
        Site::Unique(_) => "a unique",
        Site::Relation(_) => "a relation, which has an index",
        Site::Index(_) => "an index",
        Site::Entity | Site::Column(_) | Site::Check(_) => "the key",
    }
}
