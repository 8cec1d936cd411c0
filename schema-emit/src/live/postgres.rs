//! PostgreSQL, 14 to 18: what a database holds, read through whatever connection the caller has.
//!
//! The server's own catalogs are asked, one query a kind of object, and it prints every expression itself. Queries name
//! all they use in full: an object of the database that is read cannot take the place of one of the server's.

mod answer;
mod column;
mod column_type;
mod conform;
mod constraint;
mod drift;
mod enumeration;
mod foreign;
mod index;
mod introspect;
mod reading;
mod relation;
mod routine;
mod scratch;
mod session;
mod sql;
mod trigger;
mod unheld;

pub use conform::deviations;
pub use drift::drift;
pub use introspect::introspect;
pub use scratch::rehearse;
