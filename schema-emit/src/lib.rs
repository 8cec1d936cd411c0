//! From a schema's definition to what its databases hold: SQL, rollback, migrations, documents.
//!
//! ```text
//! lower(schema, target) → Lowered { catalog, intent, diagnostics }
//! plan(from, to, intent) → steps in dependency order, each with its inverse
//! render(step)           → statements
//! ```

pub mod advice;
#[cfg(feature = "build")]
pub mod build;
pub mod catalog;
pub mod diagnostic;
pub mod document;
pub mod intent;
mod line;
mod markdown;
pub mod plan;
pub mod render;
pub mod verify;
