//! From a schema's definition to what its databases hold: SQL, rollback, migrations, documents.
//!
//! ```text
//! lower(schema, target) → Lowered { catalog, intent, diagnostics }
//! plan(from, to, intent) → steps in dependency order, each with its inverse
//! render(step)           → statements
//! ```

pub mod catalog;
pub mod diagnostic;
mod dialect;
pub mod intent;
#[cfg(feature = "live-sqlite")]
pub mod live;
pub mod lower;
pub mod plan;
pub mod render;
pub mod snapshot;
