//! What the checks of an entity and of its schema ask of a type, found once a type and not once a column.

use core::marker::PhantomData;

use super::{ArrayType, ColumnType, LogicalType, TypeDef};
use crate::{
    check::{ENUM, prediction_code},
    def::{EnumDef, Sensitivity, Size},
    hash::mix,
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

    /// A type that cannot be stored.
    pub const UNKNOWN: &'static Self = &Self {
        def: TypeDef::UNKNOWN,
        code: prediction_code(TypeDef::UNKNOWN),
        kind: prediction_code(TypeDef::UNKNOWN),
        enumeration: (0, 0),
    };

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
        hash = mix(mix(hash, variant.ident.as_bytes()), variant.value.as_bytes());
        variants = rest;
    }
    (name, hash)
}

/// The type of a field whose name does not tell it: `Probe::<T>::TYPED` is [`Typed::UNKNOWN`] of what cannot be stored,
/// where [`Unknown`] is in scope, because rustc prefers the constant of the type to that of the trait. So one such type
/// does not keep the rest of the entity from being checked.
#[derive(Debug, Clone, Copy)]
pub struct Probe<T>(PhantomData<T>);

impl<T: ColumnType> Probe<T> {
    /// The type.
    pub const TYPED: &'static Typed = T::TYPED;
}

/// See [`Probe`].
pub trait Unknown {
    /// No type.
    const TYPED: &'static Typed = Typed::UNKNOWN;
}

impl<T> Unknown for Probe<T> {}

/// Likewise of a field with `#[column(array)]`.
#[derive(Debug, Clone, Copy)]
pub struct ArrayProbe<T>(PhantomData<T>);

impl<T: ArrayType> ArrayProbe<T> {
    /// The type.
    pub const TYPED: &'static Typed = T::TYPED;
}

impl<T> Unknown for ArrayProbe<T> {}
