//! Writing everything that a schema becomes into a folder: for build scripts and for the command line.
//!
//! ```text
//! <folder>/<dialect>/schema.sql      creates the schema
//! <folder>/<dialect>/rollback.sql    removes it again
//! <folder>/<dialect>/catalog.json    what the database then holds
//! <folder>/erd.mmd                   and the other documents
//! <folder>/summary.json              counts, hashes, what was proven
//! ```
//!
//! A file whose text has not changed is left alone, so that nothing that depends on it is built again.
//! A changed one is replaced at once: no reader sees half of it.

mod artefacts;
mod emit;
mod error;
mod file;
mod summary;
mod write;

#[cfg(feature = "cli")]
pub(crate) use artefacts::create_scripts;
pub use artefacts::{Artefacts, TargetArtefacts};
pub use emit::emit;
pub use error::EmitError;
pub use file::File;
pub use summary::{
    AccessSummary, Color, Counts, DependencySummary, ExceptionSummary, FileSummary, FindingSummary,
    NormalFormSummary, Proof, Summary, TargetSummary,
};
pub use write::{Outcome, Written, write};
