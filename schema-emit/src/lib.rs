//! From a schema's definition to what its databases hold: SQL, rollback, migrations, documents.
//!
//! ```text
//! lower(schema, target) → Lowered { catalog, intent, diagnostics }
//! plan(from, to, intent) → steps in dependency order, each with its inverse
//! render(step)           → statements
//! ```
//!
//! [`emit`] is the pipeline in one call.

pub mod advice;
#[cfg(feature = "build")]
pub mod build;
pub mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
mod dependencies;
pub mod diagnostic;
mod dialect;
pub mod document;
mod emission;
mod exceptions;
mod hash;
pub mod intent;
mod line;
pub mod live;
pub mod lower;
mod markdown;
pub mod plan;
pub mod render;
mod scan;
pub mod show;
pub mod snapshot;
pub mod verify;

pub use emission::{Emission, EmissionError, emit};
