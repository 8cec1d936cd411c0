//! Real database servers for the tests: found or fetched, started, and stopped again.
//!
//! SQL that no server has read is a guess, so the tests run everything on real ones. An *engine* is a
//! kind and generation of server the project promises to support; [`running`] gives a test the one
//! server of an engine that this process shares:
//!
//! ```no_run
//! use schema_test_servers::{Engine, running};
//!
//! # fn example() {
//! let Some(server) = running(Engine::Postgres15) else { return };
//! let url = server.url("postgres");
//! # }
//! ```
//!
//! # Where a server comes from
//!
//! 1. a running one, named by `SCHEMA_TEST_POSTGRES15_URL`, `SCHEMA_TEST_POSTGRES18_URL`,
//!    `SCHEMA_TEST_MYSQL_URL` or `SCHEMA_TEST_MARIADB_URL`;
//! 2. programs fetched by `cargo xtask servers` into `target/servers`;
//! 3. the system's own programs;
//! 4. nowhere: `SKIPPED mysql: not found (run cargo xtask servers)` on standard error, past the test
//!    runner's capture. An engine listed in `SCHEMA_TEST_REQUIRE=postgres15,mysql` fails instead.
//!
//! # What a server looks like
//!
//! It listens on a Unix socket alone, keeps its data in a temporary directory, trusts every local
//! account and does not wait for the disk. It ends with the process that started it, however that
//! process ends. Databases, accounts and roles belong to the whole server: name them by
//! [`Server::unique_name`].
//!
//! Not for anything but tests: nothing here is durable or protected.

mod account;
mod address;
mod answer;
mod engine;
mod error;
mod installation;
mod lookup;
mod mariadb;
mod mysql;
mod postgres;
mod recipe;
mod scratch;
mod server;
mod shared;
mod template;
mod version;
mod watchdog;

pub use crate::engine::Engine;
pub use crate::error::Error;
pub use crate::installation::{Installation, Origin, directory};
pub use crate::lookup::{Location, locate};
pub use crate::server::Server;
pub use crate::shared::{running, start};
pub use crate::template::prepare;
pub use crate::version::Version;
