//! Launchers: scripts in the place of programs, which run them with the libraries beside them.
//!
//! A program starts with the machine's loader and C library. One unpacked from another release needs
//! its own, and needs to be told where the other libraries are.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use schema_test_servers::Engine;

use super::debian::list;
use crate::error::Error;

/// Moves every program of a directory aside, and puts a launcher in its place.
pub(super) fn write_all(engine: Engine, root: &Path, programs: &str) -> Result<(), Error> {
    let libraries = library_directories(root)?;
    let loader = find_loader(root, &libraries)?.ok_or(Error::Incomplete { engine, what: "loader" })?;
    let up = "/..".repeat(Path::new(programs).components().count());
    for program in list(&root.join(programs))?.into_iter().filter(|path| is_program(path)) {
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let aside = program.with_file_name(format!("{name}.program"));
        fs::rename(&program, &aside).map_err(Error::io(format!("rename `{}`", program.display())))?;
        fs::write(&program, launcher(&name, &up, &loader, &libraries))
            .map_err(Error::io(format!("write `{}`", program.display())))?;
        fs::set_permissions(&program, Permissions::from_mode(0o755))
            .map_err(Error::io(format!("make `{}` a program", program.display())))?;
    }
    Ok(())
}

/// The text of a launcher. It finds the libraries from where it is, so the whole tree may be moved, and
/// gives the program its own name, from which servers find their other programs and files.
fn launcher(name: &str, up: &str, loader: &Path, libraries: &[PathBuf]) -> String {
    let libraries: Vec<_> = libraries.iter().map(|library| format!("$root/{}", library.display())).collect();
    format!(
        r#"#!/bin/sh
here=$(CDPATH= cd -P -- "${{0%/*}}" && pwd) || exit
root=$(CDPATH= cd -P -- "$here{up}" && pwd) || exit
exec "$root/{loader}" --library-path "{libraries}" --argv0 "$here/{name}" "$here/{name}.program" "$@"
"#,
        loader = loader.display(),
        libraries = libraries.join(":"),
    )
}

/// The directories of libraries, relative to the root: `lib/x86_64-linux-gnu` and the like.
fn library_directories(root: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for parent in ["lib", "usr/lib"].map(Path::new).into_iter().filter(|parent| root.join(parent).is_dir()) {
        for path in list(&root.join(parent))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.contains("-linux-gnu") {
                found.push(parent.join(name));
            }
        }
    }
    Ok(found)
}

fn find_loader(root: &Path, libraries: &[PathBuf]) -> Result<Option<PathBuf>, Error> {
    for library in libraries {
        for path in list(&root.join(library))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("ld-linux") {
                return Ok(Some(library.join(name)));
            }
        }
    }
    Ok(None)
}

/// Whether the file is a program, not a script or a link to another file.
fn is_program(path: &Path) -> bool {
    let mut start = [0; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut start));
    !path.is_symlink() && read.is_ok() && start == *b"\x7fELF"
}
