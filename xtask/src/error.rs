//! What can keep a command from its end.

use std::io;

use schema_test_servers::Engine;

/// Why a server could not be set up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error(transparent)]
    Server(#[from] schema_test_servers::Error),
    #[error("`{program}` is not on this machine: {advice}")]
    NoProgram { program: String, advice: &'static str },
    #[error("`{command}` ended with {status}\n{output}")]
    Failed { command: String, status: String, output: String },
    #[error("{action}: {source}")]
    Io { action: String, source: io::Error },
    #[error(
        "the package sources of this machine list no Debian archive: install {engine} so that `{}` is on `PATH`, or set `{}`",
        engine.program(),
        engine.url_variable()
    )]
    NotDebian { engine: Engine },
    #[error("the packages of {engine} hold no {what}: see what changed in them")]
    Incomplete { engine: Engine, what: &'static str },
}

impl Error {
    /// An adapter for `map_err`: says what was tried.
    pub(crate) fn io(action: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let action = action.into();
        move |source| Self::Io { action, source }
    }
}
