//! The temporary directory of one server: its data, its socket and what it prints.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::account::{Account, is_open_to_all, is_owned_by_root};
use crate::engine::Engine;
use crate::error::Error;
use crate::installation::Installation;

/// The longest directory that leaves room for the name of a socket: its whole path has 107 bytes.
const LONGEST_BASE: usize = 60;

/// What a server program does when root starts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Root {
    /// It refuses, and is started under another account.
    Refused,
    /// It runs when it is told so.
    Accepted,
}

/// A temporary directory, removed when this value is dropped.
#[derive(Debug)]
pub(crate) struct Scratch {
    engine: Engine,
    path: PathBuf,
    account: Option<Account>,
}

impl Scratch {
    /// Makes the directory, for an account the server accepts.
    pub(crate) fn new(engine: Engine, root: Root) -> Result<Self, Error> {
        let base = Some(env::temp_dir())
            .filter(|base| base.as_os_str().len() <= LONGEST_BASE && is_open_to_all(base))
            .unwrap_or_else(|| "/tmp".into());
        let path = tempfile::Builder::new()
            .prefix("schema-")
            .tempdir_in(&base)
            .map_err(Error::io(format!("make a directory in `{}`", base.display())))?
            .keep();
        let account = match root {
            Root::Refused if is_owned_by_root(&path) => Some(Account::unprivileged()?),
            Root::Refused | Root::Accepted => None,
        };
        let scratch = Self { engine, path, account };
        if let Some(account) = account {
            account.own(&scratch.path)?;
        }
        Ok(scratch)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Where the server keeps its data.
    pub(crate) fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    /// The number of the account that owns the data.
    pub(crate) fn owner(&self) -> Result<u32, Error> {
        let metadata =
            fs::metadata(&self.path).map_err(Error::io(format!("look at `{}`", self.path.display())))?;
        Ok(metadata.uid())
    }

    /// Makes the data directory when it is not there, for servers that do not make it.
    pub(crate) fn make_data(&self) -> Result<(), Error> {
        if self.data().exists() {
            return Ok(());
        }
        fs::create_dir(self.data()).map_err(Error::io(format!("make `{}`", self.data().display())))
    }

    /// The installation, copied to where the server's account can enter when it cannot enter its own
    /// directory: a checkout below `/root`, say.
    pub(crate) fn within_reach(&self, installation: &Installation) -> Result<Installation, Error> {
        if self.account.is_none() || is_open_to_all(installation.directory()) {
            return Ok(installation.clone());
        }
        let directory = self.path.join("programs");
        copy(installation.directory(), &directory)?;
        Ok(installation.moved_to(directory))
    }

    /// A command of the server's account, in the directory, with nothing of the caller's environment
    /// but `PATH`, printing into the log.
    pub(crate) fn command(&self, program: &Path) -> Result<Command, Error> {
        let mut command = Command::new(program);
        command.current_dir(&self.path).env_clear().envs(env::var_os("PATH").map(|path| ("PATH", path)));
        command.env("HOME", &self.path).env("LC_ALL", "C").env("TZ", "UTC");
        command.stdin(Stdio::null()).stdout(self.log()?).stderr(self.log()?);
        if let Some(account) = self.account {
            account.run(&mut command);
        }
        Ok(command)
    }

    /// Runs a command to its end, with a text on its standard input.
    pub(crate) fn run(&self, mut command: Command, input: &[u8]) -> Result<(), Error> {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut child =
            command.stdin(Stdio::piped()).spawn().map_err(Error::io(format!("start `{program}`")))?;
        let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input));
        let status = child.wait().map_err(Error::io(format!("wait for `{program}`")))?;
        if !status.success() {
            return Err(self.failure(program, format!("ended with {status}")));
        }
        written.map_err(Error::io(format!("write to `{program}`")))
    }

    /// The failure of a program, with the end of what it printed.
    pub(crate) fn failure(&self, program: String, reason: String) -> Error {
        let log = fs::read(self.log_path()).unwrap_or_default();
        let end = String::from_utf8_lossy(&log[log.len().saturating_sub(4000)..]).into_owned();
        Error::Failed { engine: self.engine, program, reason, log: end }
    }

    fn log_path(&self) -> PathBuf {
        self.path.join("log")
    }

    fn log(&self) -> Result<File, Error> {
        let path = self.log_path();
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .map_err(Error::io(format!("open `{}`", path.display())))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A directory that is gone, or that the temporary file cleaner gets later, harms no test.
        drop(fs::remove_dir_all(&self.path));
    }
}

/// Copies a directory with its owners, modes and links. The destination must not exist.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let action = || format!("copy `{}` to `{}`", from.display(), to.display());
    let output = Command::new("cp").arg("-a").arg(from).arg(to).output().map_err(Error::io(action()))?;
    if output.status.success() {
        return Ok(());
    }
    let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Error::io(action())(std::io::Error::other(reason)))
}
