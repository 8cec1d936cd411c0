//! Files onto the disk.

use std::{
    borrow::Borrow,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use super::{EmitError, File};

/// A file on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// What was done.
    pub outcome: Outcome,
}

/// What was done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// There was none.
    Created,
    /// There was another text.
    Replaced,
    /// The same text was there: its time of change is kept.
    Unchanged,
}

/// Writes `files` below `folder`, which is made when it is missing.
///
/// All texts are on the disk, in temporary files beside their places, before the first takes its
/// place: a full disk or a missing permission leaves every file as it was.
///
/// # Errors
/// When a file cannot be read, written or replaced; the error names it.
pub fn write(folder: &Path, files: &[impl Borrow<File>]) -> Result<Vec<Written>, EmitError> {
    let prepared: Vec<Prepared> =
        files.iter().map(|file| prepare(folder, file.borrow())).collect::<Result<_, _>>()?;
    prepared.into_iter().map(put_in_place).collect()
}

struct Prepared {
    path: PathBuf,
    outcome: Outcome,
    text: Option<NamedTempFile>,
}

fn prepare(folder: &Path, file: &File) -> Result<Prepared, EmitError> {
    let path = folder.join(&file.path);
    let outcome = match fs::read(&path) {
        Ok(previous) if previous == file.text.as_bytes() => {
            return Ok(Prepared { path, outcome: Outcome::Unchanged, text: None });
        }
        Ok(_) => Outcome::Replaced,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Outcome::Created,
        Err(error) => return Err(EmitError::io("read", &path, error)),
    };
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(|error| EmitError::io("make the folder", parent, error))?;
    let text =
        temporary(parent, file.text.as_bytes()).map_err(|error| EmitError::io("write", &path, error))?;
    Ok(Prepared { path, outcome, text: Some(text) })
}

/// A temporary file with `bytes` in `parent`, which is where a rename is a single step.
fn temporary(parent: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".schema-as-code-");
    // A temporary file is readable by its owner only; what takes its place must be as any other file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(parent)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

fn put_in_place(prepared: Prepared) -> Result<Written, EmitError> {
    let Prepared { path, outcome, text } = prepared;
    if let Some(text) = text {
        text.persist(&path).map_err(|error| EmitError::io("replace", &path, error.error))?;
    }
    Ok(Written { path, outcome })
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use super::{File, Outcome, Written, write};

    fn outcomes(written: &[Written]) -> Vec<Outcome> {
        written.iter().map(|each| each.outcome).collect()
    }

    // proves E3
    #[test]
    fn an_unchanged_file_keeps_its_time() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = [File::new("sqlite/schema.sql", "one"), File::new("erd.mmd", "two")];
        let first = write(folder.path(), &files).expect("the files are written");
        assert_eq!(outcomes(&first), [Outcome::Created, Outcome::Created]);

        let path = folder.path().join("sqlite/schema.sql");
        let time = fs::metadata(&path).expect("it is there").modified().expect("a time");
        std::thread::sleep(Duration::from_millis(20));
        let files = [files[0].clone(), File::new("erd.mmd", "three")];
        let second = write(folder.path(), &files).expect("the files are written");
        assert_eq!(outcomes(&second), [Outcome::Unchanged, Outcome::Replaced]);
        assert_eq!(fs::metadata(&path).expect("it is there").modified().expect("a time"), time);
        assert_eq!(fs::read_to_string(folder.path().join("erd.mmd")).expect("it is there"), "three");
    }

    #[test]
    fn a_failure_leaves_every_file_as_it_was_and_names_the_one_at_fault() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path(), &[File::new("erd.mmd", "before")]).expect("the file is written");
        fs::write(folder.path().join("mysql"), "a file where a folder must be").expect("it is written");
        let files = [File::new("erd.mmd", "after"), File::new("mysql/schema.sql", "x")];
        let error = write(folder.path(), &files).expect_err("`mysql` is not a folder");
        assert!(error.to_string().contains("mysql"), "{error}");
        assert!(format!("{error:?}").contains("mysql"), "{error:?}");

        assert_eq!(fs::read_to_string(folder.path().join("erd.mmd")).expect("it is there"), "before");
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .expect("readable")
            .map(|entry| entry.expect("readable").file_name())
            .collect();
        left.sort();
        assert_eq!(left, ["erd.mmd", "mysql"], "no temporary file is left");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path(), &[File::new("erd.mmd", "x")]).expect("the file is written");
        let plain = folder.path().join("plain");
        fs::write(&plain, "x").expect("it is written");
        let mode = |path| fs::metadata(path).expect("it is there").permissions().mode();
        assert_eq!(mode(folder.path().join("erd.mmd")), mode(plain));
    }
}
