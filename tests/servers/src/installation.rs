//! The programs of an engine on this machine: fetched into `target/servers`, or the system's own.

use std::env;
use std::path::{Path, PathBuf};

use crate::engine::Engine;
use crate::error::Error;
use crate::version::Version;

/// Where the programs of a server are from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// `target/servers`.
    Fetched,
    /// The system.
    System,
}

/// The programs of an engine, and the files they need.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Installation {
    engine: Engine,
    origin: Origin,
    directory: PathBuf,
    version: Version,
}

/// Where `cargo xtask servers` puts what it fetches: `servers` in the target directory.
#[must_use]
pub fn directory() -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let path = workspace.join(target).join("servers");
    std::path::absolute(workspace.canonicalize().map_or(path.clone(), |root| {
        path.strip_prefix(&workspace).map_or(path.clone(), |inside| root.join(inside))
    }))
    .unwrap_or(path)
}

impl Installation {
    /// What was fetched for the engine into a directory, or `None` when there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Broken`] when something is there and does not run as this engine.
    pub fn fetched(engine: Engine, directory: &Path) -> Result<Option<Self>, Error> {
        let directory = directory.join(engine.name());
        let program = directory.join("bin").join(engine.program());
        if !program.exists() {
            return Ok(None);
        }
        let broken =
            |reason| Error::Broken { engine, program: program.clone(), directory: directory.clone(), reason };
        let version = Version::of(&program).map_err(broken)?;
        if !version.stands_for(engine) {
            return Err(broken(format!("it is version {version}")));
        }
        Ok(Some(Self { engine, origin: Origin::Fetched, directory, version }))
    }

    /// The system's own programs: Debian's directory of the PostgreSQL generation, then `PATH` and the
    /// directories of system programs. A program of another version is passed over.
    #[must_use]
    pub fn of_the_system(engine: Engine) -> Option<Self> {
        Self::among(engine, system_directories(engine))
    }

    fn among(engine: Engine, directories: impl IntoIterator<Item = PathBuf>) -> Option<Self> {
        directories.into_iter().find_map(|directory| {
            let program = directory.join(engine.program());
            let version = program.is_file().then(|| Version::of(&program).ok())??;
            version.stands_for(engine).then_some(Self { engine, origin: Origin::System, directory, version })
        })
    }

    /// The engine these programs run.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where the programs are from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The version of the server program.
    #[must_use]
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The directory that holds everything: the programs alone for the system's own.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The path of a program beside the server, such as `psql`.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        match self.origin {
            Origin::Fetched => self.directory.join("bin").join(name),
            Origin::System => self.directory.join(name),
        }
    }

    /// The same programs, copied elsewhere.
    pub(crate) fn moved_to(&self, directory: PathBuf) -> Self {
        Self { directory, ..self.clone() }
    }
}

fn system_directories(engine: Engine) -> Vec<PathBuf> {
    let debian = match engine {
        Engine::Postgres15 => Some("/usr/lib/postgresql/15/bin"),
        Engine::Postgres18 => Some("/usr/lib/postgresql/18/bin"),
        Engine::MySql | Engine::MariaDb => None,
    };
    let search = env::var_os("PATH").unwrap_or_default();
    let outside_path = ["/usr/local/sbin", "/usr/sbin", "/usr/libexec"].map(PathBuf::from);
    debian.map(PathBuf::from).into_iter().chain(env::split_paths(&search)).chain(outside_path).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::{Installation, Origin};
    use crate::engine::Engine;

    fn write_program(path: &Path, answer: &str) {
        fs::create_dir_all(path.parent().expect("a directory")).expect("create the directory");
        fs::write(path, format!("#!/bin/sh\necho '{answer}'\n")).expect("write the program");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("make it executable");
    }

    #[test]
    fn nothing_fetched_is_none() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        assert_eq!(Installation::fetched(Engine::MySql, directory.path()).expect("no error"), None);
    }

    #[test]
    fn a_fetched_program_of_another_version_is_an_error() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        write_program(&directory.path().join("mysql/bin/mysqld"), "mysqld  Ver 5.7.44 for Linux");
        let error = Installation::fetched(Engine::MySql, directory.path()).expect_err("too old").to_string();
        assert!(error.contains("it is version 5.7.44"), "{error}");
        assert!(error.contains("run `cargo xtask servers`"), "{error}");
    }

    #[test]
    fn a_system_program_of_another_kind_is_passed_over() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let (first, second) = (directory.path().join("first"), directory.path().join("second"));
        write_program(&first.join("mysqld"), "mysqld  Ver 10.11.18-MariaDB for Linux");
        write_program(&second.join("mysqld"), "mysqld  Ver 8.4.2 for Linux");
        let found = Installation::among(Engine::MySql, [first, second.clone()]).expect("the second one");
        assert_eq!(found.origin(), Origin::System);
        assert_eq!(found.program("mysqld"), second.join("mysqld"));
        assert_eq!(found.version().to_string(), "8.4.2");
    }
}
