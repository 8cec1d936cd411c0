//! Where files go when nothing is said: `schema` in cargo's target folder.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The folder for this process.
pub(super) fn default_folder() -> PathBuf {
    target(env::var_os("CARGO_TARGET_DIR"), env::current_exe().ok().as_deref()).join("schema")
}

/// What `CARGO_TARGET_DIR` says, else the target folder that the program itself was built into, which
/// is the workspace's and respects cargo's configuration; for a program installed elsewhere, `target`
/// in the current folder.
fn target(said: Option<OsString>, program: Option<&Path>) -> PathBuf {
    if let Some(said) = said.filter(|said| !said.is_empty()) {
        return PathBuf::from(said);
    }
    let built_into = program.and_then(|program| program.ancestors().skip(1).find(|folder| is_target(folder)));
    match built_into {
        Some(folder) => below_current(folder),
        None => PathBuf::from("target"),
    }
}

/// Whether cargo made `folder` for what it builds. It marks the folder for backup programs.
fn is_target(folder: &Path) -> bool {
    folder.join("CACHEDIR.TAG").is_file() && folder.join(".rustc_info.json").is_file()
}

/// `folder` as seen from the current folder, which reads better, where it lies below it.
fn below_current(folder: &Path) -> PathBuf {
    let current = env::current_dir().unwrap_or_default();
    folder.strip_prefix(&current).map_or_else(|_| folder.to_owned(), Path::to_owned)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::target;

    #[test]
    fn what_is_said_wins() {
        assert_eq!(target(Some("there".into()), None), Path::new("there"));
        assert_eq!(target(Some("".into()), None), Path::new("target"));
    }

    #[test]
    fn a_program_that_cargo_built_finds_its_target_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let examples = folder.path().join("debug/examples");
        fs::create_dir_all(&examples).expect("made");
        let program = examples.join("emit");
        assert_eq!(target(None, Some(&program)), Path::new("target"), "an installed program");
        for mark in ["CACHEDIR.TAG", ".rustc_info.json"] {
            fs::write(folder.path().join(mark), "").expect("written");
        }
        assert_eq!(target(None, Some(&program)), folder.path());
    }
}
