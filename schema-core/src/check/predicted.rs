//! Whether the types of the fields are what their names usually mean.

use super::{
    column::{column_size_fault, default_fault, generated_fault, identity_fault, role_fault},
    definition,
    expression::{access_fault, check_fault, index_fault},
    key::{is_key_type, key_fault},
    message::{Message, refuse},
    search::search_fault,
    text::is_same_bytes,
    unique::unique_fault,
};
use crate::{
    def::{ColumnIndex, Conventions, Entity, EntityDef, Sensitivity, Size},
    types::{Library, LogicalType, TypeDef, Typed},
};

/// The code of a type that cannot be predicted.
pub const UNPREDICTED: u8 = 0xff;

/// Added to the code of a type of which NULL is a value.
pub const NULLABLE: u8 = 0x80;

const UUID: u8 = 51;

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
        LogicalType::Uuid => UUID,
        LogicalType::Date => 52,
        LogicalType::Time => 53,
        LogicalType::LocalTimestamp => 54,
        LogicalType::Timestamp => 55,
        LogicalType::Json => 56,
        LogicalType::IpAddress | LogicalType::IpNetwork | LogicalType::Enum(_) | LogicalType::Array(_) => {
            return UNPREDICTED;
        }
    };
    match (ty.size, ty.sensitivity, ty.library, ty.is_nullable) {
        (_, _, Library::Time | Library::Jiff, _) => UNPREDICTED,
        (Size::Unset, Sensitivity::None, _, true) => code | NULLABLE,
        (Size::Unset, Sensitivity::None, _, false) => code,
        _ => UNPREDICTED,
    }
}

/// Whether the code is that of an integer or a UUID.
pub(super) const fn is_code_of_number_or_uuid(code: u8) -> bool {
    matches!(code, 1..32 | UUID)
}

/// The types that have a code.
pub(super) const PLAIN_TYPES: [TypeDef; 20] = {
    let mut types = [TypeDef::new(LogicalType::Bool); 20];
    let mut i = 0;
    while i < 8 {
        types[i].logical = LogicalType::Integer { bits: 8 << (i / 2), is_signed: i % 2 == 1 };
        i += 1;
    }
    let others = [
        LogicalType::Bool,
        LogicalType::Float { bits: 32 },
        LogicalType::Float { bits: 64 },
        LogicalType::Decimal,
        LogicalType::Text,
        LogicalType::Bytes,
        LogicalType::Json,
        LogicalType::Uuid,
        LogicalType::Date,
        LogicalType::Time,
        LogicalType::LocalTimestamp,
        LogicalType::Timestamp,
    ];
    while i < types.len() {
        types[i] = TypeDef::new(others[i - 8]).of(Library::Chrono);
        i += 1;
    }
    types
};

/// The column's type is none that is known: the check is asked, unless the type cannot be stored.
pub const NEVER: u8 = 62;

/// The column's type is one that a key can have.
pub const KEY_TYPE: u8 = 63;

/// Added to a number of variants: the column's type is an enum that has them.
pub const ENUM: u8 = 64;

/// Added to it: and a default.
pub const WITH_DEFAULT: u8 = 32;

/// The most variants that can be assumed of an enum.
pub const MOST_VARIANTS: usize = 30;

/// Whether the types of an entity are as `assumed` says.
///
/// It has a number and so many bytes: the codes of the first so many types. Then it has the number of further types, and
/// of each its position and [`NEVER`], [`KEY_TYPE`], or [`ENUM`] with the number of variants that it must have, and those
/// variants, each after its length. If it is empty, nothing is assumed.
///
/// Of a type that cannot be stored, which was reported, everything is as assumed.
const fn is_as_assumed(types: &[&Typed], assumed: &[u8]) -> bool {
    let &[mut count, ref codes @ ..] = assumed else { return false };
    let (mut left, mut codes, mut differences) = (types, codes, 0);
    macro_rules! compare {
        ($($ty:ident: $code:ident),*) => {
            let &[$(&Typed { code: $ty, .. },)* ref types @ ..] = left else { return false };
            let &[$($code,)* ref rest @ ..] = codes else { return false };
            differences |= $(($ty ^ $code))|*;
            left = types;
            codes = rest;
        };
    }
    // Of several at once const evaluation looks at the lists once.
    while count >= 8 {
        compare!(a: code_a, b: code_b, c: code_c, d: code_d, e: code_e, f: code_f, g: code_g, h: code_h);
        count -= 8;
    }
    if count >= 4 {
        compare!(a: code_a, b: code_b, c: code_c, d: code_d);
        count -= 4;
    }
    while count > 0 {
        compare!(ty: code);
        count -= 1;
    }
    match codes {
        [0, ..] => differences == 0,
        [count, rest @ ..] => match are_others_as_assumed(types, *count, rest) {
            Some(are_others) => are_others && differences == 0,
            None => true,
        },
        [] => false,
    }
}

/// `None`: one of them cannot be stored.
const fn are_others_as_assumed(types: &[&Typed], mut count: u8, mut assumed: &[u8]) -> Option<bool> {
    let mut is_as_assumed = true;
    while count > 0
        && let [position, code, rest @ ..] = assumed
    {
        let ty = &types[*position as usize].def;
        if ty.is_unknown() {
            return None;
        }
        assumed = rest;
        is_as_assumed &= match *code {
            NEVER => false,
            KEY_TYPE => is_key_type(ty),
            code => {
                let mut variants = code & (WITH_DEFAULT - 1);
                let mut has_variants = true;
                while variants > 0
                    && let [length, rest @ ..] = assumed
                {
                    let (name, rest) = rest.split_at(*length as usize);
                    has_variants = has_variants && has_variant(ty.logical, name);
                    (variants, assumed) = (variants - 1, rest);
                }
                let has_default = match ty.logical {
                    LogicalType::Enum(enumeration) => enumeration.default.is_some(),
                    _ => false,
                };
                matches!(ty.logical, LogicalType::Enum(_))
                    && has_variants
                    && ty.is_nullable == (code & NULLABLE != 0)
                    && (has_default || code & WITH_DEFAULT == 0)
            }
        };
        count -= 1;
    }
    Some(is_as_assumed)
}

/// Whether the type is an enum that has a variant with the Rust name `ident`.
const fn has_variant(ty: LogicalType, ident: &[u8]) -> bool {
    let LogicalType::Enum(enumeration) = ty else { return false };
    let mut variants = enumeration.variants;
    while let [variant, rest @ ..] = variants {
        if is_same_bytes(variant.ident.as_bytes(), ident) {
            return true;
        }
        variants = rest;
    }
    false
}

/// `name: find;`: the function `name` asks `find` about an element of an entity, unless the types are as assumed.
macro_rules! asked {
    ($($(#[$doc:meta])* $name:ident: $find:path;)*) => {
        $(
            $(#[$doc])*
            ///
            /// Nothing is asked where the types are as `assumed` says: the derive has asked then.
            ///
            /// # Panics
            /// With the fault: in const evaluation, a compile error at the caller.
            #[track_caller]
            pub const fn $name<E: Entity>(position: u16, assumed: &[u8]) {
                // Not by a reference, for which rustc would make and validate a constant of its own.
                let (_, _, types, ..) = E::PACKED;
                if !is_as_assumed(types, assumed) {
                    refuse(&$find(definition::<E>(), position));
                }
            }
        )*
    };
}

asked! {
    /// Refuses a size that the column's type cannot have: `misplaced_size`.
    column_size: column_size_fault;
    /// Refuses a default that is no value of the column: `default_type`.
    default_value: default_fault;
    /// Refuses a computation that is no value of the column: `generated_type`, `generated_reference`,
    /// `volatile_expression`, `expression_type`.
    generated: generated_fault;
    /// Refuses a column that counts up and cannot: `identity_type`.
    identity: identity_fault;
    /// Refuses an audit role on a column that cannot play it: `audit_role_type`.
    role: role_fault;
    /// Refuses a column in the key that may be NULL or cannot be compared: `key_type`.
    key: key_fault;
    /// Refuses a unique that does not do what it says: `nullable_unique_member`, `expression_type`.
    unique: unique_fault;
    /// Refuses an index whose expressions or filter do not hold together: `expression_type`, `volatile_expression`.
    index: index_fault;
    /// Refuses a column that cannot be searched: `search_column_type`.
    searched_column: search_fault;
    /// Refuses an access pattern whose expressions have no meaning: `expression_type`.
    access: access_fault;
    /// Refuses a check that is no condition: `expression_type`, `volatile_expression`.
    check: check_fault;
    /// Asks every check of the entity alone; the position means nothing. The message stands at the struct's name: it
    /// is for the rare type that is called like another.
    predicted: any_fault;
}

/// The first fault of the entity alone.
const fn any_fault(entity: &'static EntityDef, _: u16) -> Option<Message> {
    let mut i = 0;
    while i < entity.columns.len() {
        // It was reported, and more might follow from it.
        if entity.columns[i].ty.is_unknown() {
            return None;
        }
        i += 1;
    }
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
