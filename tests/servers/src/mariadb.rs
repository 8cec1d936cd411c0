//! MariaDB.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::answer;
use crate::error::Error;
use crate::installation::{Installation, Origin};
use crate::mysql;
use crate::recipe::Recipe;
use crate::scratch::{Root, Scratch};

pub(crate) const RECIPE: Recipe = Recipe {
    root: Root::Accepted,
    initialise,
    serve,
    socket: mysql::SOCKET,
    greet: answer::mysql,
    stop: "KILL",
    url: mysql::url,
};

/// The scripts that make the system's tables, in the order they need.
const SCRIPTS: [&str; 5] = [
    "mysql_system_tables.sql",
    "mysql_performance_tables.sql",
    "mysql_system_tables_data.sql",
    "maria_add_gis_sp_bootstrap.sql",
    "mysql_sys_schema.sql",
];

/// Feeds the scripts to the server itself. `mariadb-install-db` does the same, and needs helper
/// programs that the server's package does not bring.
fn initialise(installation: &Installation, scratch: &Scratch) -> Result<(), Error> {
    let mut input = b"create database mysql;\nuse mysql;\nset @auth_root_socket = null;\n".to_vec();
    for script in SCRIPTS {
        let path = scripts(installation).join(script);
        input.extend(fs::read(&path).map_err(Error::io(format!("read `{}`", path.display())))?);
        input.push(b'\n');
    }
    let mut command = mysql::command(installation, scratch)?;
    command.args(["--bootstrap", "--max-allowed-packet=8M", "--innodb-log-file-size=8M"]);
    scratch.run(command, &input)
}

fn serve(installation: &Installation, scratch: &Scratch) -> Result<Command, Error> {
    let mut command = mysql::command(installation, scratch)?;
    mysql::listen(&mut command, scratch);
    command.arg("--innodb-log-file-size=8M");
    Ok(command)
}

fn scripts(installation: &Installation) -> PathBuf {
    match installation.origin() {
        Origin::Fetched => installation.directory().join("usr/share/mysql"),
        Origin::System => ["/usr/share/mysql", "/usr/share/mariadb", "/usr/local/share/mysql"]
            .map(PathBuf::from)
            .into_iter()
            .find(|directory| directory.join(SCRIPTS[0]).is_file())
            .unwrap_or_else(|| "/usr/share/mysql".into()),
    }
}
