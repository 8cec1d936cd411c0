//! SQLite: what a database file holds, read through rusqlite.
//!
//! SQLite keeps the text of every `CREATE` statement and answers questions about part of it. Both
//! are used: the text is parsed for what the pragmas do not tell (names of constraints, checks,
//! deferral, generated expressions), and what both tell must agree.

mod apply;
mod conform;
mod drift;
mod error;
mod fingerprint;
mod introspect;
mod keyword;
mod normalize;
mod parse;
mod proof;
mod query;
mod token;

pub use apply::{ApplyError, apply, apply_script};
pub use conform::deviations;
pub use drift::{DriftError, drift};
pub use error::IntrospectError;
pub use fingerprint::{Fingerprint, difference, fingerprint};
pub use introspect::{introspect, is_unnamed};
pub use normalize::{Names, NormalizeError, normalize};
pub use proof::{ProofError, ProofReport, proof};
