//! MySQL, and what MariaDB has in common with it.

use std::path::Path;
use std::process::Command;

use crate::account::is_owned_by_root;
use crate::address::escape;
use crate::answer;
use crate::error::Error;
use crate::installation::{Installation, Origin};
use crate::recipe::Recipe;
use crate::scratch::{Root, Scratch};

pub(crate) const SOCKET: &str = "mysql.sock";

pub(crate) const RECIPE: Recipe = Recipe {
    root: Root::Accepted,
    initialise,
    serve,
    socket: SOCKET,
    greet: answer::mysql,
    stop: "KILL",
    url,
};

fn initialise(installation: &Installation, scratch: &Scratch) -> Result<(), Error> {
    let mut command = command(installation, scratch)?;
    command.args(["--initialize-insecure", "--innodb-redo-log-capacity=8M"]);
    scratch.run(command, b"")
}

fn serve(installation: &Installation, scratch: &Scratch) -> Result<Command, Error> {
    let mut command = command(installation, scratch)?;
    listen(&mut command, scratch);
    // The performance schema takes more memory than all the rest: 240 of 470 MB.
    command.args(["--mysqlx=OFF", "--innodb-redo-log-capacity=32M", "--performance-schema=OFF"]);
    Ok(command)
}

/// The server program, with where its files are and without a wait for the disk.
pub(crate) fn command(installation: &Installation, scratch: &Scratch) -> Result<Command, Error> {
    scratch.make_data()?;
    let mut command = scratch.command(&installation.program(installation.engine().program()))?;
    command.arg("--no-defaults").arg(option("datadir", &scratch.data()));
    // MariaDB clears the folder when it starts: those of other servers must not be in it.
    command.arg(option("tmpdir", scratch.path()));
    if installation.origin() == Origin::Fetched {
        let system = installation.directory().join("usr");
        command.arg(option("basedir", &system));
        command.arg(option("lc-messages-dir", &system.join("share/mysql")));
        command.arg(option("character-sets-dir", &system.join("share/mysql/charsets")));
        command.arg(option("plugin-dir", &system.join("lib/mysql/plugin")));
    }
    if is_owned_by_root(scratch.path()) {
        command.arg("--user=root");
    }
    command.args([
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=OFF",
        "--skip-log-bin",
        "--character-set-server=utf8mb4",
    ]);
    Ok(command)
}

/// The options of a server that takes clients, on its socket alone.
pub(crate) fn listen(command: &mut Command, scratch: &Scratch) {
    command.arg(option("socket", &scratch.path().join(SOCKET)));
    command.arg(option("pid-file", &scratch.path().join("mysql.pid")));
    command.args([
        "--skip-networking",
        "--max-connections=200",
        "--log-bin-trust-function-creators=1",
        "--secure-file-priv=",
        "--default-time-zone=+00:00",
    ]);
}

pub(crate) fn url(directory: &Path, database: &str) -> String {
    let socket = directory.join(SOCKET);
    format!("mysql://root@localhost/{}?socket={}", escape(database), escape(&socket.to_string_lossy()))
}

fn option(name: &str, path: &Path) -> String {
    format!("--{name}={}", path.display())
}
