//! MySQL and MariaDB: what a database holds, read through any connection.
//!
//! The information schema answers for a whole database at once, and is believed where it tells everything. Where it
//! loses something (characters that three bytes cannot hold, quotes inside triggers, parsers of full-text indexes), the
//! one object is asked for by `SHOW CREATE`. What the two products say differently is in `mysql/product`.

mod conform;
mod drift;
mod introspect;
mod product;
mod query;
mod session;
mod shown;
mod text;

pub use conform::deviations;
pub use drift::drift;
pub use introspect::introspect;
