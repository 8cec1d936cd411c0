//! The facts that a declaration states about its rows, and what they say about its design.
//!
//! A [`Declaration`], read by the derive from attributes and by the emitter from a definition, states them:
//! [`Facts`], each dependency with its [`Source`]. [`analyse`] hands them to the [`theory`](crate::theory) and
//! gives the answers back in the declaration's terms.
//!
//! # What a fact means when values are missing
//! Two rows *agree* on columns when the values are equal and none of the determining ones is NULL: an
//! unknown zip code says nothing about the city. On determined columns NULL is a value like any other. This
//! is how a foreign key and a unique constraint read NULL, and the queries of the emitter's `verify` do the
//! same. It follows that
//!
//! - a unique over columns that may be NULL is no key: rows without the value are not told apart, unless it
//!   says that NULLs are the same (`nulls_not_distinct`);
//! - a declared dependency whose determinant contains such a unique can never be contradicted: it is kept
//!   out of the analysis, and reported as implied;
//! - a dependency whose determinant may be NULL makes copies like any other, so it counts for the normal
//!   form, but no key is derived through it ([`Certainty::WhereKnown`]).
//!
//! # What is a fact
//! | source | fact | condition |
//! |---|---|---|
//! | primary key | determines every column | |
//! | unique | determines every column | over all rows: a filtered or live unique is a key of its rows, not of the table; NULL as above; ignoring case is stricter, deferrable holds at each commit |
//! | `#[determines(x -> y)]`, `#[determines(x ->> y)]` | as written | columns that a snapshot over the same columns copies are left out |
//! | relation | its column determines a copy of a column of the target | the copy is called as the relation's field with the last word replaced by the target's field (`user_id`, `user_email`), of the same type |
//! | `#[denormalized]` | the relation's columns determine the copies | |
//! | `#[check(total == subtotal + tax)]` | what is computed from determines what is computed | as a whole or as a part of `&&`; no column of the equation may be NULL (the check would pass), no SQL written by hand, nothing volatile |
//! | `#[generated(quantity * price)]` | what is computed from determines the column | no SQL written by hand |
//! | `#[snapshot]` | none | the copy is as of then: the dependency does not hold over time |
//!
//! Multivalued dependencies are about the columns that carry the facts: a surrogate key or a timestamp
//! tells any two rows apart, so `course ->> teacher` beside an `id` would mean `course -> teacher`. They are
//! analysed without the surrogate key and the audit columns, unless a dependency mentions them.

mod analysis;
mod chain;
mod collect;
mod computed;
mod copy;
mod declaration;
mod entity;
mod implied;
mod source;
mod undeclared_key;
mod verdict;

#[cfg(test)]
mod tests;

pub use analysis::{Acceptance, Analysis, Coverage, Finding, analyse};
pub use collect::{Column, Facts};
pub use computed::Computes;
pub use copy::{StructuralCopy, structural_copies};
pub use declaration::{Copied, Declaration, Dependency, Unique};
pub use implied::Implied;
pub use source::{Certainty, Fact, MultivaluedFact, Source};
pub use undeclared_key::UndeclaredKey;
pub use verdict::Verdict;
