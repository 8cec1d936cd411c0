//! What the checks of an entity and of its schema ask of a type, found once a type and not once a column.

use super::{LogicalType, TypeDef};
use crate::{
    check::{ENUM, prediction_code},
    def::{EnumDef, Sensitivity, Size, fnv1a},
    outline::name_hash,
};

/// A type as columns refer to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typed {
    /// The type.
    pub def: TypeDef,
    /// Its [`prediction_code`].
    pub code: u8,
    /// The code of the same type without a size, a sensitivity or NULL; [`ENUM`] of an enum.
    pub kind: u8,
    /// Of an enum: the hash of its name, and that of its name and values; else 0.
    pub enumeration: (u64, u64),
}

impl Typed {
    /// A JSON document, whatever Rust type is written as one.
    pub const JSON: &'static Self = &Self::of(TypeDef::new(LogicalType::Json));
    /// The same, or NULL.
    pub const NULLABLE_JSON: &'static Self = &Self::of(TypeDef::new(LogicalType::Json).nullable());

    /// The type `def`.
    #[must_use]
    pub const fn of(def: TypeDef) -> Self {
        let plain = TypeDef { is_nullable: false, size: Size::Unset, sensitivity: Sensitivity::None, ..def };
        let (kind, enumeration) = match def.logical {
            LogicalType::Enum(enumeration) => (ENUM, hashes(enumeration)),
            _ => (prediction_code(plain), (0, 0)),
        };
        Self { def, code: prediction_code(def), kind, enumeration }
    }
}

const fn hashes(enumeration: &EnumDef) -> (u64, u64) {
    let name = name_hash("", enumeration.type_name);
    let mut hash = name;
    let mut variants = enumeration.variants;
    while let [variant, rest @ ..] = variants {
        hash =
            fnv1a(fnv1a(fnv1a(fnv1a(hash, variant.ident.as_bytes()), b"="), variant.value.as_bytes()), b";");
        variants = rest;
    }
    (name, hash)
}
