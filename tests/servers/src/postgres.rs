//! PostgreSQL, both generations.

use std::path::Path;
use std::process::Command;

use crate::address::escape;
use crate::answer;
use crate::error::Error;
use crate::installation::Installation;
use crate::recipe::Recipe;
use crate::scratch::{Root, Scratch};

pub(crate) const RECIPE: Recipe = Recipe {
    root: Root::Refused,
    initialise,
    serve,
    socket: ".s.PGSQL.5432",
    greet: answer::postgres,
    // The immediate shutdown: the server's children leave its process group and must be told by it.
    stop: "QUIT",
    url,
};

fn initialise(installation: &Installation, scratch: &Scratch) -> Result<(), Error> {
    let mut command = scratch.command(&installation.program("initdb"))?;
    command.arg("--pgdata").arg(scratch.data());
    command.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
    command.args(["--no-sync", "--no-instructions"]);
    scratch.run(command, b"")
}

fn serve(installation: &Installation, scratch: &Scratch) -> Result<Command, Error> {
    let mut command = scratch.command(&installation.program("postgres"))?;
    command.arg("-D").arg(scratch.data()).arg("-k").arg(scratch.path()).args(["-p", "5432"]);
    for setting in [
        "listen_addresses=",
        "unix_socket_permissions=0777",
        "max_connections=200",
        "fsync=off",
        "full_page_writes=off",
        "synchronous_commit=off",
        // Compiling the plan of a query that runs once costs more than running it.
        "jit=off",
        "timezone=UTC",
    ] {
        command.args(["-c", setting]);
    }
    Ok(command)
}

/// The socket's directory stands in the place of the host: sqlx, tokio-postgres and libpq read it.
fn url(directory: &Path, database: &str) -> String {
    format!("postgres://postgres@{}:5432/{}", escape(&directory.to_string_lossy()), escape(database))
}
