//! Definitions in a packed form, which costs the compiler little.
//!
//! rustc spends far more on a definition spelled out as struct literals than on evaluating one: names are resolved,
//! types checked, and of every value that is a struct it is proven anew that it has no interior mutability.
//! `#[derive(Entity)]` therefore writes an entity as a text, a byte string and few lists, [`Packed`], of which
//! `Entity::DEF` makes the [`EntityDef`](crate::def::EntityDef), in constants whose bodies are checked once, here.
//!
//! The byte string has a section for each list. A section is the length of what follows, the number of the list's
//! elements, and their code, or no more than the length 0. The first make what the others refer to by position: the
//! lengths of the texts, which follow each other in the text; the columns of all lists of columns; the lengths of
//! these lists; the positions of the texts that stand in lists; and the nodes of expressions ([`node`]). Then come
//! the definition's own lists: columns, relations, uniques, parts of indexes, indexes, checks, dependencies, features.
//! What is no list comes last, without a length.
//!
//! The code of columns begins with the position of each one's type, that of a relation with the positions of its columns
//! and of its target's name, that of a unique with the position of its columns, that of an index with the number of its
//! parts, that of a check with the position of its expression; that of a feature is its position in `Feature::ALL` and the
//! two halves of its site's code. What else is said are operations ([`op`]), each a byte with its operands. A number is a
//! byte, or 255 and two bytes, the lower first, or 255 three times and four bytes.
//!
//! `schema-derive/src/expand/pack.rs` writes the form. It takes a definition apart field by field, so a new field
//! is a compile error there and an operation here.

mod column;
mod constraint;
mod entity;
mod index;
mod list;
pub mod node;
pub mod op;
mod pool;
mod reader;
mod relation;
mod section;
mod table;

pub(crate) use entity::definition;
pub use table::{ACTIONS, METHODS, SENSITIVITIES, STORES};

use crate::{
    def::{AccessDef, BrokenForm, CopyDef, SearchDef, TypeOverride, WaiverDef},
    expr::Expr,
    outline,
    types::Typed,
};

/// An entity: its id, its outline, the types of its columns, each once, the ids of its targets, `module_path!()`, the
/// text, the byte string, and the rest, in this order.
///
/// The texts are the struct's name, the table's, the fields', then what else is said.
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

/// Nothing: two texts without a letter, for the names, and no other section.
pub(crate) const NOTHING: Packed = (
    0,
    outline::NOTHING,
    &[],
    &[],
    "",
    "",
    &[3, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, op::END],
    NO_REST,
);

/// Nothing of what is written as literals.
pub const NO_REST: &Rest = &Rest::NONE;

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
