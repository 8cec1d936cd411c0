//! Definitions in a packed form, which costs the compiler little.
//!
//! rustc spends far more on a definition spelled out as struct literals than on evaluating one: names are resolved,
//! types checked, and of every value that is a struct it is proven anew that it has no interior mutability.
//! `#[derive(Entity)]` therefore writes an entity as a text, a byte string and few lists, [`Packed`], and [`Unpacked`]
//! makes the [`EntityDef`] of them, in constants whose bodies are checked once, here.
//!
//! The byte string has six sections, each but the last after its length: the position of each column's type; the
//! lengths of the texts, which follow each other in the text; the lists of columns, each after its length; the code of
//! the parts of indexes; the nodes of expressions ([`node`]); and the code.
//! *Code* is a sequence of operations ([`op`]), each a byte with its operands. A number is a byte, or 255 and two
//! bytes, the lower first. Texts, lists of columns, expressions, targets and type overrides are taken from their
//! lists in the order in which the code mentions them.
//!
//! `schema-derive/src/expand/pack.rs` writes the form. It takes a definition apart field by field, so a new field
//! is a compile error there and an operation here.

mod lists;
pub mod node;
pub mod op;
mod parts;
mod reader;
mod table;
mod unpack;

use core::marker::PhantomData;

pub use table::{ACTIONS, METHODS, SENSITIVITIES, STORES};

use crate::{
    def::{
        AccessDef, BrokenForm, ColumnIndex, CopyDef, Entity, EntityDef, IndexPart, SearchDef, TypeOverride,
        WaiverDef,
    },
    expr::Expr,
    outline,
    types::Typed,
};
use lists::Sections;
use node::{Level, Nodes};
use reader::Reader;
use unpack::{Arrays, unpack};

/// An entity: its id, its outline, the types of its columns, each once, the ids of its targets, `module_path!()`, the
/// text, the byte string, and the rest, in this order.
///
/// The texts are the struct's name, the table's, the fields', then what the code mentions, then what the parts do.
///
/// A tuple of numbers and references, because rustc proves nothing of those. Few of them, because each list of values is
/// promoted to a constant of its own.
pub type Packed = (
    u64,
    outline::Numbers,
    &'static [&'static Typed],
    &'static [u64],
    &'static str,
    &'static str,
    &'static [u8],
    &'static Rest,
);

/// Nothing.
pub(crate) const NOTHING: Packed = (0, outline::NOTHING, &[], &[], "", "", &[0, 0, 0, 0, 0], NO_REST);

/// Nothing of what is written as literals.
pub const NO_REST: &Rest = &Rest::NONE;

/// How an entity's definition is made.
pub trait Definition {
    /// The definition.
    const DEF: &'static EntityDef;
}

/// Of an entity that is not packed, because its definition is written by hand.
impl Definition for () {
    const DEF: &'static EntityDef = &EntityDef::EMPTY;
}

/// What is written as literals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rest {
    /// Expressions that are not packed as nodes: all of them, or none.
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
    const TEXTS: usize,
    const POSITIONS: usize,
    const LISTS: usize,
    const NODES: usize,
    const GENERATIONS: usize,
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
    const TEXTS: usize,
    const POSITIONS: usize,
    const LISTS: usize,
    const NODES: usize,
    const GENERATIONS: usize,
>
    Unpacked<
        E,
        COLUMNS,
        RELATIONS,
        UNIQUES,
        INDEXES,
        PARTS,
        CHECKS,
        DEPENDENCIES,
        FEATURES,
        TEXTS,
        POSITIONS,
        LISTS,
        NODES,
        GENERATIONS,
    >
where
    Nodes<E, NODES>: Level<GENERATIONS, NODES>,
{
    // References, because a constant is copied wherever it is mentioned.
    const SECTIONS: &'static Sections = &Sections::of(E::PACKED.6);
    const TEXTS: &'static [&'static str; TEXTS] = &lists::texts(E::PACKED.5, Self::SECTIONS.texts);
    const POSITIONS: &'static [ColumnIndex; POSITIONS] = &lists::positions(Self::SECTIONS.positions);
    const LISTS: &'static [&'static [ColumnIndex]; LISTS] =
        &lists::lists(Self::POSITIONS, Self::SECTIONS.positions);
    const EXPRS: &'static [Expr] = match E::PACKED.7.exprs {
        [] => <Nodes<E, NODES> as Level<GENERATIONS, NODES>>::NODES,
        exprs => exprs,
    };
    const READER: &'static Reader = &Reader::new(&E::PACKED, Self::TEXTS, Self::LISTS, Self::EXPRS);
    const PARTS: &'static [IndexPart; PARTS] = &parts::unpack(*Self::READER, Self::SECTIONS.parts);

    const ARRAYS: &'static Arrays<COLUMNS, RELATIONS, UNIQUES, INDEXES, CHECKS, DEPENDENCIES, FEATURES> =
        &unpack(&E::PACKED, *Self::READER, Self::SECTIONS, Self::PARTS);
}

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
    const TEXTS: usize,
    const POSITIONS: usize,
    const LISTS: usize,
    const NODES: usize,
    const GENERATIONS: usize,
> Definition
    for Unpacked<
        E,
        COLUMNS,
        RELATIONS,
        UNIQUES,
        INDEXES,
        PARTS,
        CHECKS,
        DEPENDENCIES,
        FEATURES,
        TEXTS,
        POSITIONS,
        LISTS,
        NODES,
        GENERATIONS,
    >
where
    Nodes<E, NODES>: Level<GENERATIONS, NODES>,
{
    const DEF: &'static EntityDef = &Self::ARRAYS.definition();
}
