//! Whether the types of the fields are what their names usually mean.

use super::{
    column::{column_size_fault, default_fault, generated_fault, identity_fault, role_fault},
    expression::{access_fault, check_fault, index_fault},
    key::key_fault,
    message::{Message, refuse},
    search::search_fault,
    unique::unique_fault,
};
use crate::{
    def::{ColumnIndex, Conventions, EntityDef, Sensitivity, Size},
    types::{LogicalType, TypeDef},
};

/// The code of a type that cannot be predicted.
pub const UNPREDICTED: u8 = 0xff;

/// Added to the code of a type of which NULL is a value.
const NULLABLE: u8 = 0x80;

/// The code of `ty` in what the derive predicts.
#[must_use]
pub const fn prediction_code(ty: TypeDef) -> u8 {
    let code = match ty.logical {
        LogicalType::Bool => 0,
        LogicalType::Integer { bits, is_signed } => 1 + (bits / 8) * 2 + is_signed as u8,
        LogicalType::Float { bits } => 32 + bits / 8,
        LogicalType::Decimal => 48,
        LogicalType::Text => 49,
        LogicalType::Bytes => 50,
        LogicalType::Uuid => 51,
        LogicalType::Date => 52,
        LogicalType::Time => 53,
        LogicalType::LocalTimestamp => 54,
        LogicalType::Timestamp => 55,
        LogicalType::Json => 56,
        LogicalType::IpAddress | LogicalType::IpNetwork | LogicalType::Enum(_) | LogicalType::Array(_) => {
            return UNPREDICTED;
        }
    };
    match (ty.size, ty.sensitivity, ty.is_nullable) {
        (Size::Unset, Sensitivity::None, true) => code | NULLABLE,
        (Size::Unset, Sensitivity::None, false) => code,
        _ => UNPREDICTED,
    }
}

/// Asks every check of the entity alone, unless columns have the types that the derive predicted, with which it
/// found nothing to report. `types` has two bytes a column: its position and the code of its type.
///
/// The message stands at the struct's name: it is for the rare type that is called like another.
///
/// # Panics
/// With the first fault: in const evaluation, a compile error at the caller.
#[track_caller]
pub const fn predicted(entity: &'static EntityDef, types: &[u8]) {
    if !is_as_predicted(entity, types) {
        refuse(&first_fault(entity));
    }
}

const fn is_as_predicted(entity: &EntityDef, types: &[u8]) -> bool {
    let mut types = types;
    while let [column, code, rest @ ..] = types {
        if *code != prediction_code(entity.columns[*column as usize].ty) {
            return false;
        }
        types = rest;
    }
    true
}

/// The first fault of the entity alone.
const fn first_fault(entity: &'static EntityDef) -> Option<Message> {
    let longest = [
        entity.columns.len(),
        entity.key.len(),
        entity.uniques.len(),
        entity.indexes.len(),
        entity.checks.len(),
        match entity.search {
            Some(search) => search.columns.len(),
            None => 0,
        },
        entity.accesses.len(),
    ];
    let mut list = 0;
    while list < longest.len() {
        let mut i = 0;
        while i < longest[list] {
            let position = i as u16;
            let fault = match list {
                0 => column_fault(entity, position),
                1 => key_fault(entity, position),
                2 => unique_fault(entity, position),
                3 => index_fault(entity, position),
                4 => check_fault(entity, position),
                5 => search_fault(entity, position),
                _ => access_fault(entity, position),
            };
            if fault.is_some() {
                return fault;
            }
            i += 1;
        }
        list += 1;
    }
    None
}

const fn column_fault(entity: &'static EntityDef, index: ColumnIndex) -> Option<Message> {
    let faults = [
        column_size_fault(entity, index),
        default_fault(entity, index),
        generated_fault(entity, index),
        identity_fault(entity, index),
        // What only a schema asks for is checked there.
        match Conventions::NONE.role_of(entity, entity.column(index)) {
            Some(_) => role_fault(entity, index),
            None => None,
        },
    ];
    let mut i = 0;
    while i < faults.len() {
        if faults[i].is_some() {
            return faults[i];
        }
        i += 1;
    }
    None
}
