//! Columns that a driver cannot store in a target, or that nobody gave digits.

use super::{FaultKind, Finding, walk::Faults};
use crate::{
    check::{column::generated::scale_fault, message::Message},
    def::{ColumnDef, Conventions, EntityDef, SchemaDef, Site, Size, TargetDef},
    dialect::Dialect,
    rules,
    storage::{Refusal, StoredForm, is_always_storable, stored_form},
    types::{LogicalType, TypeDef},
};

/// Finds the columns that some target cannot store: one fault a column.
pub(super) const fn find(schema: &SchemaDef, entity: &'static EntityDef, mut faults: Faults) -> Faults {
    let mut i = 0;
    while i < entity.columns.len() {
        let column = &entity.columns[i];
        // Of a column of a common type there is nothing to ask for each target.
        if (column.store.is_some() || !is_always_storable(column.ty, schema.driver))
            && let Some(kind) = column_fault(schema, column)
        {
            faults = faults.with(Finding::new(Site::Column(i as u16), kind));
        } else if entity.columns[i].generated.is_some()
            // What the columns say by themselves is reported at the entity.
            && scale_fault(entity, i as u16, &Conventions::NONE).is_none()
            && scale_fault(entity, i as u16, &schema.conventions).is_some()
        {
            faults = faults.with(Finding::new(Site::Column(i as u16), FaultKind::GeneratedScale));
        }
        i += 1;
    }
    faults
}

const fn column_fault(schema: &SchemaDef, column: &ColumnDef) -> Option<FaultKind> {
    let mut target = 0;
    while target < schema.targets.len() {
        let def = &schema.targets[target];
        if !is_overridden(column, def.dialect)
            && let Some(refusal) = refusal(schema, column, def)
        {
            return Some(FaultKind::Unstorable { target: target as u16, refusal });
        }
        target += 1;
    }
    let is_silent = matches!(column.ty.logical.sized(), LogicalType::Decimal)
        && !matches!(schema.conventions.size_of(column), Size::Decimal { .. });
    let mut target = 0;
    while is_silent && target < schema.targets.len() {
        if !is_overridden(column, schema.targets[target].dialect) {
            return Some(FaultKind::MissingPrecision);
        }
        target += 1;
    }
    None
}

/// 2^63 has 19 digits: 18 of them are always free.
const SCALED_DIGITS: u8 = 18;

const TOO_MANY_DIGITS: Refusal = Refusal {
    reason: "a decimal stored as a scaled integer has at most 18 digits",
    help: "give it fewer digits, or store it otherwise: `store(text)`",
};

const fn refusal(schema: &SchemaDef, column: &ColumnDef, target: &TargetDef) -> Option<Refusal> {
    let form = stored_form(column.ty, target.dialect, schema.driver, column.store, target.decimal);
    match (form, schema.conventions.size_of(column)) {
        (Err(refusal), _) => Some(refusal),
        (Ok(StoredForm::ScaledInteger), Size::Decimal { precision, .. }) if precision > SCALED_DIGITS => {
            Some(TOO_MANY_DIGITS)
        }
        (Ok(_), _) => None,
    }
}

/// The most digits of a decimal that every target stores without a further word.
pub(super) const fn largest_precision(schema: &SchemaDef) -> u8 {
    let mut largest = u8::MAX;
    let mut target = 0;
    while target < schema.targets.len() {
        let TargetDef { dialect, decimal, .. } = schema.targets[target];
        let digits =
            match stored_form(TypeDef::new(LogicalType::Decimal), dialect, schema.driver, None, decimal) {
                Ok(StoredForm::ScaledInteger) => SCALED_DIGITS,
                Ok(_) => u8::MAX,
                Err(_) => 0,
            };
        if digits < largest {
            largest = digits;
        }
        target += 1;
    }
    largest
}

/// Whether the column's SQL type on `dialect` is said by hand.
pub(super) const fn is_overridden(column: &ColumnDef, dialect: Dialect) -> bool {
    let mut i = 0;
    while i < column.overrides.len() {
        if column.overrides[i].dialect.is(dialect) {
            return true;
        }
        i += 1;
    }
    false
}

pub(super) const fn refused(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    site: Site,
    target: u16,
    refusal: Refusal,
) -> Message {
    let message = Message::of_rule(rules::UNSUPPORTED_STORAGE.id);
    let Site::Column(column) = site else { return message };
    let column = entity.column(column);
    let message = message.field(entity.name, column.field).text(" is ").logical(column.ty.logical);
    let message = message.text(", which cannot be stored in ").target(&schema.targets[target as usize]);
    message.text(": ").text(refusal.reason).help(refusal.help)
}

pub(super) const fn generated_scale(
    schema: &'static SchemaDef,
    entity: &'static EntityDef,
    site: Site,
) -> Message {
    if let Site::Column(column) = site
        && let Some(message) = scale_fault(entity, column, &schema.conventions)
    {
        return message;
    }
    Message::of_rule(rules::GENERATED_TYPE.id)
}

pub(super) const fn missing_precision(entity: &'static EntityDef, site: Site) -> Message {
    let message = Message::of_rule(rules::MISSING_PRECISION.id);
    let Site::Column(column) = site else { return message };
    message
        .field(entity.name, entity.column(column).field)
        .text(" is a decimal, and nothing says with how many digits: PostgreSQL would keep any, MySQL none after the point")
        .help("put `#[column(decimal(10, 2))]` on the field, or `types(Decimal(10, 2))` on the schema")
}
