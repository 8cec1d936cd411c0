//! What can keep a test from its server.

use std::io;
use std::path::PathBuf;

use crate::engine::Engine;

/// Why a server could not be found or started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `SCHEMA_TEST_REQUIRE` lists the engine and it is nowhere.
    #[error(
        "`SCHEMA_TEST_REQUIRE` lists `{engine}`, and it was not found: run `cargo xtask servers`, or set `{}`",
        engine.url_variable()
    )]
    Missing {
        /// The engine that is required.
        engine: Engine,
    },
    /// `SCHEMA_TEST_REQUIRE` lists something that is not an engine.
    #[error(
        "`{name}` in `SCHEMA_TEST_REQUIRE` is not an engine: {}",
        Engine::ALL.map(Engine::name).join(", ")
    )]
    UnknownEngine {
        /// The name as it was written.
        name: String,
    },
    /// The programs in `target/servers` do not run, or are of another version.
    #[error("`{}` does not run as {engine} ({reason}): remove `{}` and run `cargo xtask servers`", program.display(), directory.display())]
    Broken {
        /// The engine the programs were fetched for.
        engine: Engine,
        /// The server program.
        program: PathBuf,
        /// What was fetched.
        directory: PathBuf,
        /// What the program answered when it was asked for its version.
        reason: String,
    },
    /// A program of the server failed.
    #[error("{engine}: `{program}` {reason}\n{log}")]
    Failed {
        /// The engine.
        engine: Engine,
        /// The program that failed.
        program: String,
        /// How it failed.
        reason: String,
        /// The end of what it printed.
        log: String,
    },
    /// A file, a directory or a process could not be handled.
    #[error("{action}")]
    Io {
        /// What was tried.
        action: String,
        /// What the operating system answered.
        #[source]
        source: io::Error,
    },
}

impl Error {
    /// An adapter for `map_err`: says what was tried.
    pub(crate) fn io(action: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let action = action.into();
        move |source| Self::Io { action: format!("{action}: {source}"), source }
    }
}
