//! Databases as they are: read back, fingerprinted, compared, written to.
//!
//! One module a dialect, each behind its feature; the only part of this crate that talks to one.

#[cfg(feature = "live-sqlite")]
pub mod sqlite;
