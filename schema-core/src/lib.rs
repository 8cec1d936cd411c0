//! The logical half of `schema-as-code`: what annotated Rust structs say about a database.
//!
//! Everything here can be read in const evaluation: definitions are `&'static` slices, checks are
//! `const fn`. There is no SQL text, no token and no IO in this crate.
//!
//! | module | holds |
//! |---|---|
//! | [`def`] | the model: entities, columns, constraints, schemas |
//! | [`access`] | which index serves which query |
//! | [`outline`] | what a schema must know of an entity to find nothing wrong with it |
//! | [`pack`] | the form in which the derive writes a definition |
//! | [`expr`] | expressions over columns, and their types |
//! | [`types`] | which Rust type is which logical type |
//! | [`dialect`] | targets, and what each can hold |
//! | [`storage`] | the form in which a driver binds each type |
//! | [`theory`] | functional dependencies, keys and normal forms |
//! | [`facts`] | what a definition states about its rows, and what the theory says to it |
//! | [`rules`] | every rule: id, level, documentation |

pub mod access;
pub mod check;
pub mod def;
pub mod dialect;
pub mod expr;
pub mod facts;
mod hash;
pub mod outline;
pub mod pack;
pub mod rules;
pub mod storage;
pub mod theory;
pub mod types;

pub use def::{Entity, Schema};
