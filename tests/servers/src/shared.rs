//! The one server of an engine that a test process shares.

use std::io::{self, Write};
use std::sync::OnceLock;

use crate::engine::Engine;
use crate::error::Error;
use crate::lookup::locate;
use crate::server::Server;

/// The shared server of an engine: started at the first call, ended with the process.
///
/// `None` when there is no server and none is required, which was said on standard error.
///
/// # Errors
///
/// Those of [`locate`] and [`Server::at`], the same at every call.
pub fn start(engine: Engine) -> Result<Option<&'static Server>, &'static Error> {
    static SERVERS: [OnceLock<Result<Option<Server>, Error>>; Engine::ALL.len()] =
        [const { OnceLock::new() }; Engine::ALL.len()];
    match SERVERS[engine as usize].get_or_init(|| first_start(engine)) {
        Ok(server) => Ok(server.as_ref()),
        Err(error) => Err(error),
    }
}

/// The shared server, for tests: `None` when it is not to be had and nobody requires it.
///
/// # Panics
///
/// When [`start`] fails, with its message: a required server that is missing must not pass.
#[must_use]
#[track_caller]
pub fn running(engine: Engine) -> Option<&'static Server> {
    match start(engine) {
        Ok(server) => server,
        Err(error) => panic!("{error}"),
    }
}

fn first_start(engine: Engine) -> Result<Option<Server>, Error> {
    let Some(location) = locate(engine)? else {
        // Written to the stream itself: the test runner hides what the printing macros write.
        let message = format!("SKIPPED {engine}: not found (run cargo xtask servers)\n");
        io::stderr().write_all(message.as_bytes()).map_err(Error::io("write to standard error"))?;
        return Ok(None);
    };
    Server::at(engine, location).map(Some)
}
