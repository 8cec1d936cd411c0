//! Recognising an entity against which nothing in the schema speaks, in one pass.
//!
//! Const evaluation is interpreted, and entering a function costs as much as twenty statements. Nearly every entity
//! is clean; what this pass is not sure about is asked of the checks themselves.

use super::{index::SchemaIndex, stored::largest_precision, support::refusal};
use crate::{
    def::{Action, AuditRole, EntityDef, IndexMethod, IndexValue, SchemaDef, Size},
    dialect::{Feature, IndexKeyLimit},
    storage::{Driver, bound_by_all, is_always_storable},
    types::{LogicalType, TypeDef},
};

/// What of a schema matters to an entity that is clean.
pub(super) struct Outline {
    /// Of each feature, at its position in [`Feature::ALL`]: whether a target refuses it.
    is_refused: [bool; Feature::ALL.len()],
    /// Whether the conventions ask for audit roles.
    asks_for_roles: bool,
    /// Whether a normal form may be asked for that a derive did not: by the conventions, or because another schema,
    /// which is included, asks for less.
    asks_for_form: bool,
    /// Whether they lengthen the names of tables.
    has_prefix: bool,
    driver: Driver,
    /// Whether the driver binds UUIDs to every target.
    binds_uuids: bool,
    /// Whether a relation that says nothing does what every column can take.
    is_harmless_on_delete: bool,
    /// The most digits that every target stores.
    precision: u8,
    /// Whether the convention gives a decimal digits, and every target stores so many.
    has_precision: bool,
    /// The bytes of a text without a length of its own.
    text: Option<u32>,
    /// The most bytes of an index's key, and of a character in it.
    key: Option<(u32, u32)>,
}

impl Outline {
    pub(super) const fn of(schema: &SchemaDef) -> Self {
        let conventions = &schema.conventions;
        let audit = &conventions.audit;
        let precision = largest_precision(schema);
        let mut is_refused = [false; Feature::ALL.len()];
        let mut key = None;
        let mut target = 0;
        while target < schema.targets.len() {
            let def = &schema.targets[target];
            let mut feature = 0;
            while feature < Feature::ALL.len() {
                is_refused[feature] |= refusal(def, Feature::ALL[feature]).is_some();
                feature += 1;
            }
            if let IndexKeyLimit::Declared { bytes, bytes_per_character } = def.dialect.index_key_limit() {
                key = Some((bytes, bytes_per_character));
            }
            target += 1;
        }
        Self {
            is_refused,
            asks_for_roles: audit.timestamps || audit.soft_delete || audit.actor || audit.version,
            asks_for_form: conventions.normal_form.is_some() || !schema.includes.is_empty(),
            has_prefix: !conventions.naming.prefix.is_empty(),
            driver: schema.driver,
            binds_uuids: is_always_storable(TypeDef::new(LogicalType::Uuid), schema.driver),
            is_harmless_on_delete: !matches!(
                conventions.on_delete,
                Some(Action::SetNull | Action::SetDefault)
            ),
            precision,
            has_precision: match conventions.decimal {
                Some((digits, _)) => digits <= precision,
                None => false,
            },
            text: conventions.text_length,
            key,
        }
    }
}

/// Whether the entity at `position` is surely without a fault but those of names.
pub(super) const fn is_clean(
    outline: &Outline,
    schema: &SchemaDef,
    index: &SchemaIndex,
    entity: &EntityDef,
    position: usize,
) -> bool {
    if outline.asks_for_roles || outline.has_prefix || index.cycle(position as u16).closing != 0 {
        return false;
    }
    if outline.asks_for_form && !matches!(entity.broken_forms, []) {
        return false;
    }
    let mut features = entity.features;
    while let [using, rest @ ..] = features {
        if outline.is_refused[using.feature as usize] {
            return false;
        }
        features = rest;
    }
    let mut columns = entity.columns;
    while let [column, rest @ ..] = columns {
        let (None, None) = (column.store, column.generated) else { return false };
        if let Some(AuditRole::Deleted) = column.role
            && !entity.audit.soft_delete
        {
            return false;
        }
        match (column.ty.logical, column.size) {
            (bound_by_all!(), _) => {}
            (LogicalType::Uuid, _) if outline.binds_uuids => {}
            (
                LogicalType::Date | LogicalType::Time | LogicalType::LocalTimestamp | LogicalType::Timestamp,
                _,
            ) if is_always_storable(column.ty, outline.driver) => {}
            (LogicalType::Decimal, Size::Decimal { precision, .. }) if precision <= outline.precision => {}
            (LogicalType::Decimal, Size::Unset)
                if outline.has_precision && matches!(column.ty.size, Size::Unset) => {}
            _ => return false,
        }
        columns = rest;
    }
    let mut relations = entity.relations;
    while let [relation, rest @ ..] = relations {
        if let (None, false) = (relation.on_delete, outline.is_harmless_on_delete) {
            return false;
        }
        let mut bucket = (relation.target.0 % index.ids.len() as u64) as usize;
        loop {
            let found = index.ids[bucket] as usize;
            if found == 0 {
                return false;
            }
            if schema.entities[found - 1].id.0 == relation.target.0 {
                break;
            }
            bucket = (bucket + 1) % index.ids.len();
        }
        let mut columns = relation.columns;
        while let [column, rest @ ..] = columns {
            // Their sizes are compared.
            if let LogicalType::Text | LogicalType::Bytes | LogicalType::Decimal =
                entity.columns[*column as usize].ty.logical
            {
                return false;
            }
            columns = rest;
        }
        relations = rest;
    }
    let Some((limit, per_character)) = outline.key else { return true };
    has_short_keys(outline, entity, limit, per_character)
}

/// Whether the columns of the key, of each unique and of each index are short enough for its key. Those of relations
/// are no texts.
const fn has_short_keys(outline: &Outline, entity: &EntityDef, limit: u32, per_character: u32) -> bool {
    /// More than any value of a type without a length takes.
    const FIXED: u32 = 64;
    macro_rules! add_or_return {
        ($sum:ident, $column:expr) => {
            let column = &entity.columns[$column as usize];
            $sum += match (column.ty.logical, column.size) {
                (LogicalType::Text, Size::Length(length)) if length < limit => length * per_character,
                (LogicalType::Text, Size::Unset) => match (column.ty.size, outline.text) {
                    (Size::Unset, Some(length)) if length < limit => length * per_character,
                    _ => return false,
                },
                (LogicalType::Text | LogicalType::Bytes | LogicalType::Json, _) => return false,
                _ => FIXED,
            };
            if $sum > limit {
                return false;
            }
        };
    }
    let (mut sum, mut key) = (0, entity.key);
    while let [column, rest @ ..] = key {
        add_or_return!(sum, *column);
        key = rest;
    }
    let mut uniques = entity.uniques;
    while let [unique, rest @ ..] = uniques {
        let (mut sum, mut columns) = (0, unique.columns);
        while let [column, rest @ ..] = columns {
            add_or_return!(sum, *column);
            columns = rest;
        }
        uniques = rest;
    }
    let mut indexes = entity.indexes;
    while let [index, rest @ ..] = indexes {
        if let IndexMethod::Tree = index.method {
            let (mut sum, mut parts) = (0, index.parts);
            while let [part, rest @ ..] = parts {
                if let IndexValue::Column(column) = part.value {
                    add_or_return!(sum, column);
                }
                parts = rest;
            }
        }
        indexes = rest;
    }
    true
}
