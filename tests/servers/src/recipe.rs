//! What differs between the engines when a server is made and started.

use std::os::unix::net::UnixStream;
use std::process::Command;
use std::{io, path::Path};

use crate::engine::Engine;
use crate::error::Error;
use crate::installation::Installation;
use crate::scratch::{Root, Scratch};
use crate::{mariadb, mysql, postgres};

/// How one engine is made, started, greeted and stopped.
pub(crate) struct Recipe {
    /// What it does when root starts it.
    pub(crate) root: Root,
    /// Fills the scratch's data directory.
    pub(crate) initialise: fn(&Installation, &Scratch) -> Result<(), Error>,
    /// The server in the foreground, on the scratch's data.
    pub(crate) serve: fn(&Installation, &Scratch) -> Result<Command, Error>,
    /// The file name of the socket.
    pub(crate) socket: &'static str,
    /// Fails until the server takes clients.
    pub(crate) greet: fn(UnixStream) -> io::Result<()>,
    /// The signal that ends it, children included, without a last write to the disk.
    pub(crate) stop: &'static str,
    /// The address of a database for clients, from the socket's directory and the database's name.
    pub(crate) url: fn(&Path, &str) -> String,
}

pub(crate) fn recipe(engine: Engine) -> &'static Recipe {
    match engine {
        Engine::Postgres15 | Engine::Postgres18 => &postgres::RECIPE,
        Engine::MySql => &mysql::RECIPE,
        Engine::MariaDb => &mariadb::RECIPE,
    }
}
