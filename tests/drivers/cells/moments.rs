//! Days and times, of each library that has them.
//!
//! Values have microseconds: what PostgreSQL, MySQL and MariaDB keep. The latest is before 2038-01-19,
//! where MariaDB ends for what drivers bind as TIMESTAMP, see `tests/limits.rs`.

pub mod chrono;
pub mod jiff;
pub mod time;
