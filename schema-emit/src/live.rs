//! Databases as they are: read back, fingerprinted, compared, written to.
//!
//! One module a dialect. SQLite is embedded and comes with its driver, behind a feature; servers are read through
//! whatever connection the caller has ([`Server`]). The only part of this crate that talks to a database.

mod conform;
mod drift;
mod error;
mod introspection;
pub mod mysql;
pub mod postgres;
mod server;
#[cfg(feature = "live-sqlite")]
pub mod sqlite;

pub use drift::Drift;
pub use error::{DriftError, IntrospectError};
pub use introspection::{ForeignKind, ForeignObject, Introspection, Unheld};
pub use server::{Row, Server};
