//! Definitions in a packed form, which costs the compiler little.
//!
//! rustc spends far more on a definition spelled out as struct literals than on evaluating one: names are resolved,
//! types checked, and of every value that is a struct it is proven anew that it has no interior mutability.
//! `#[derive(Entity)]` therefore writes an entity as flat lists of references and a byte string, [`Packed`], and
//! [`Unpacked`] makes the [`EntityDef`] of them, in constants whose bodies are checked once, here.
//!
//! *Code* is a sequence of operations ([`op`]), each a byte with its operands. A number is a byte, or 255 and two
//! bytes, the lower first. Texts, lists of columns, expressions, targets and type overrides are taken from their
//! lists in the order in which the code mentions them.
//!
//! `schema-derive/src/expand/pack.rs` writes the form. It takes a definition apart field by field, so a new field
//! is a compile error there and an operation here.

pub mod op;
mod parts;
mod reader;
mod table;
mod unpack;

use core::marker::PhantomData;

pub use table::{ACTIONS, METHODS, SENSITIVITIES, STORES};

use crate::{
    def::{
        AccessDef, BrokenForm, ColumnIndex, CopyDef, Entity, EntityDef, EntityId, IndexPart, SearchDef,
        TypeOverride, WaiverDef,
    },
    expr::Expr,
    types::TypeDef,
};
use unpack::{Arrays, unpack};

/// An entity as flat lists: `module_path!()`, the texts, the lists of columns, the code of the parts of indexes, the
/// code, the types, the targets, and the rest, in this order.
///
/// The texts are the struct's name, the table's, the fields', then what the code mentions, then what the parts do.
///
/// A tuple of references, because rustc proves nothing of those.
pub type Packed = (
    &'static str,
    &'static [&'static str],
    &'static [&'static [ColumnIndex]],
    &'static [u8],
    &'static [u8],
    &'static [&'static TypeDef],
    &'static [EntityId],
    &'static Rest,
);

/// Nothing.
pub(crate) const NOTHING: Packed = ("", &[], &[], b"", b"", &[], &[], &Rest::NONE);

/// What is written as literals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rest {
    /// Expressions, those of the parts of indexes last.
    pub exprs: &'static [Expr],
    /// SQL types said by hand.
    pub overrides: &'static [TypeOverride],
    /// Declared copies.
    pub copies: &'static [CopyDef],
    /// The search.
    pub search: Option<SearchDef>,
    /// Access patterns.
    pub accesses: &'static [AccessDef],
    /// Rules waived.
    pub waivers: &'static [WaiverDef],
    /// What a stronger form than the third would refuse.
    pub broken_forms: &'static [BrokenForm],
}

impl Rest {
    /// Nothing.
    pub const NONE: Self = Self {
        exprs: &[],
        overrides: &[],
        copies: &[],
        search: None,
        accesses: &[],
        waivers: &[],
        broken_forms: &[],
    };
}

/// Makes the definition of `E` from its packed form. The numbers are the lengths of the definition's lists.
#[derive(Debug, Clone, Copy)]
pub struct Unpacked<
    E,
    const COLUMNS: usize,
    const RELATIONS: usize,
    const UNIQUES: usize,
    const INDEXES: usize,
    const PARTS: usize,
    const CHECKS: usize,
    const DEPENDENCIES: usize,
    const FEATURES: usize,
>(PhantomData<E>);

impl<
    E: Entity,
    const COLUMNS: usize,
    const RELATIONS: usize,
    const UNIQUES: usize,
    const INDEXES: usize,
    const PARTS: usize,
    const CHECKS: usize,
    const DEPENDENCIES: usize,
    const FEATURES: usize,
> Unpacked<E, COLUMNS, RELATIONS, UNIQUES, INDEXES, PARTS, CHECKS, DEPENDENCIES, FEATURES>
{
    // References, because a constant is copied wherever it is mentioned.
    const PARTS: &'static [IndexPart; PARTS] = &parts::unpack(E::PACKED);

    const ARRAYS: &'static Arrays<COLUMNS, RELATIONS, UNIQUES, INDEXES, CHECKS, DEPENDENCIES, FEATURES> =
        &unpack(E::ID, E::PACKED, Self::PARTS);

    /// The definition.
    pub const DEF: &'static EntityDef = &Self::ARRAYS.definition();
}
