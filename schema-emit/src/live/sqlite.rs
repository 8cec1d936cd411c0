//! SQLite: what a database file holds, read through rusqlite.
//!
//! SQLite keeps the text of every `CREATE` statement and answers questions about part of it. Both
//! are used: the text is parsed for what the pragmas do not tell (names of constraints, checks,
//! deferral, generated expressions, comments), and what both tell must agree.

mod keyword;
mod normalize;

mod token;

pub use normalize::{Names, NormalizeError, normalize};
