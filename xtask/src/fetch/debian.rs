//! A server from Debian's packages, unpacked with every library it needs and made to run with those.
//!
//! The libraries of the machine are not used, so a release older or newer than the machine's runs too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use schema_test_servers::Engine;

use super::apt::PrivateApt;
use super::launcher;
use crate::error::Error;
use crate::process;

/// Which packages hold a server.
pub(super) struct Packages {
    /// The release.
    pub(super) suite: &'static str,
    /// The package; those it depends on are fetched too.
    pub(super) package: &'static str,
    /// The directory of the programs, in the packages.
    pub(super) programs: &'static str,
}

/// What a server reads at run time. The rest of the packages is removed: documentation, translations
/// and programs of the packages it depends on.
const KEPT: [&str; 7] =
    ["lib", "lib64", "usr/lib", "usr/lib64", "usr/sbin", "usr/share/mysql", "usr/share/postgresql"];

/// Fetches the packages into `root`.
pub(super) fn fetch(engine: Engine, packages: &Packages, root: &Path) -> Result<(), Error> {
    let apt = PrivateApt::new(engine, packages.suite)?;
    let archives = apt.download(packages.package)?;
    for archive in archives.iter().filter(|archive| !is_for_scripts_alone(archive)) {
        unpack(archive, root)?;
    }
    remove_all_but_kept(root, Path::new(""))?;
    launcher::write_all(engine, root, packages.programs)?;
    apt.remove_archives()
}

/// Servers depend on Perl for scripts that are not run here.
fn is_for_scripts_alone(archive: &Path) -> bool {
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("perl") || name.starts_with("libperl")
}

fn unpack(archive: &Path, root: &Path) -> Result<(), Error> {
    let mut command = Command::new("dpkg-deb");
    command.arg("--extract").arg(archive).arg(root);
    process::run(&mut command, "it comes with Debian's package manager").map(drop)
}

fn remove_all_but_kept(root: &Path, inside: &Path) -> Result<(), Error> {
    for path in list(&root.join(inside))? {
        let name = inside.join(path.file_name().unwrap_or_default());
        if KEPT.iter().any(|kept| Path::new(kept) == name) {
            continue;
        }
        if KEPT.iter().any(|kept| Path::new(kept).starts_with(&name)) {
            remove_all_but_kept(root, &name)?;
        } else if path.is_dir() && !path.is_symlink() {
            fs::remove_dir_all(&path).map_err(Error::io(format!("remove `{}`", path.display())))?;
        } else {
            fs::remove_file(&path).map_err(Error::io(format!("remove `{}`", path.display())))?;
        }
    }
    Ok(())
}

/// The entries of a directory, in the order of their names.
pub(super) fn list(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let action = || format!("list `{}`", directory.display());
    let entries = fs::read_dir(directory).map_err(Error::io(action()))?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(Error::io(action()))?;
    paths.sort();
    Ok(paths)
}
