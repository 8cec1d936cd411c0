//! The processes that are measured: the crate `bench`, built as it would be used.

use std::{
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use wait4::{ResourceUsage as Usage, Wait4 as _};

use crate::{error::Error, process::run};

/// How the measured crate is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// Optimised.
    Release,
    /// As a derive is built beside an application in development.
    Dev,
}

/// The program that is measured.
pub(super) struct Harness {
    program: PathBuf,
    valgrind: Option<PathBuf>,
}

/// What a measured process printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report {
    /// Bytes of SQL, steps, keys: what shows that the work was done.
    pub(super) amount: u64,
    /// The least time that the work took.
    pub(super) time: Duration,
}

/// What a whole process takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Process {
    /// Processor time, of the program and of the system on its behalf.
    pub(super) time: Duration,
    /// Of this, the program's own, the mean of the runs: systems tell the two apart by samples.
    pub(super) user: Duration,
    /// The most memory that it held, in bytes.
    pub(super) peak: u64,
}

impl Process {
    /// The least of each.
    pub(super) fn least(self, other: Self) -> Self {
        Self {
            time: self.time.min(other.time),
            user: self.user.min(other.user),
            peak: self.peak.min(other.peak),
        }
    }

    pub(super) fn milliseconds(self) -> f64 {
        self.time.as_secs_f64() * 1e3
    }
}

impl Harness {
    /// Builds the crate. Without valgrind nothing is counted, which is said.
    pub(super) fn build(profile: Profile) -> Result<Self, Error> {
        let (option, folder) = match profile {
            Profile::Release => ("release", "release"),
            Profile::Dev => ("dev", "debug"),
        };
        println!("building `schema-bench`, profile {option}");
        let root = root();
        let target = root.join("target");
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--package", "schema-bench", "--profile", option]);
        cargo.current_dir(&root).env("CARGO_TARGET_DIR", &target);
        run(&mut cargo, "install Rust")?;
        Ok(Self { program: target.join(folder).join("schema-bench"), valgrind: valgrind() })
    }

    /// A folder for what measured processes write, empty.
    pub(super) fn empty_folder(&self) -> Result<PathBuf, Error> {
        let folder = self.program.with_file_name("schema-bench-files");
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Error::io("remove the folder of the bench")(error))
            }
            _ => Ok(folder),
        }
    }

    /// Says that nothing will be counted, when it is so.
    pub(super) fn tell_what_is_missing(&self) {
        if self.valgrind.is_none() {
            println!();
            println!(
                "NOT COUNTED: `valgrind` is not on the path, so there are times only, and times decide nothing."
            );
            println!("             install it: `apt-get install valgrind`, `dnf install valgrind`");
        }
    }

    /// What the work of `words` gives and takes, the best of `runs`.
    pub(super) fn report(&self, words: &[&str], runs: u32) -> Result<Report, Error> {
        let mut command = Command::new(&self.program);
        command.args(words).arg(runs.to_string());
        parse(&run(&mut command, "build it again")?)
    }

    /// The instructions of the function `function` in the work of `words`, done once; `None`: they cannot be counted
    /// here.
    pub(super) fn instructions(&self, function: &str, words: &[&str]) -> Result<Option<u64>, Error> {
        let Some(valgrind) = &self.valgrind else { return Ok(None) };
        let mut command = Command::new(valgrind);
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        command.arg(format!("--toggle-collect=*{function}*"));
        command.arg(&self.program).args(words).arg("1");
        let output = command.output().map_err(Error::io("start valgrind"))?;
        let text = String::from_utf8_lossy(&output.stderr);
        let count = text.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
        match count {
            Some(count) if output.status.success() => Ok(Some(count)),
            _ => Err(Error::Failed {
                command: format!("{command:?}"),
                status: output.status.to_string(),
                output: text.into_owned(),
            }),
        }
    }

    /// What a whole process takes, from its start to its end, the least of `runs`.
    pub(super) fn whole_process(&self, words: &[&str], runs: u32) -> Result<Process, Error> {
        let (mut time, mut user, mut peak) = (Duration::MAX, Duration::ZERO, u64::MAX);
        for _ in 0..runs {
            let mut command = Command::new(&self.program);
            let child = command.args(words).stdout(Stdio::null()).spawn();
            let usage = child.and_then(|mut child| child.wait4()).map_err(Error::io("run `schema-bench`"))?;
            if !usage.status.success() {
                return Err(Error::Failed {
                    command: format!("{command:?}"),
                    status: usage.status.to_string(),
                    output: "its messages are above".to_owned(),
                });
            }
            let Usage { utime, stime, maxrss } = usage.rusage;
            user += utime;
            (time, peak) = (time.min(utime + stime), peak.min(maxrss));
        }
        Ok(Process { time, user: user / runs, peak })
    }
}

fn parse(output: &str) -> Result<Report, Error> {
    let numbers = output.split_once(' ').and_then(|(amount, nanoseconds)| {
        Some((amount.trim().parse().ok()?, nanoseconds.trim().parse().ok()?))
    });
    match numbers {
        Some((amount, nanoseconds)) => Ok(Report { amount, time: Duration::from_nanos(nanoseconds) }),
        None => Err(Error::Failed {
            command: "schema-bench".to_owned(),
            status: "it printed no figures".to_owned(),
            output: output.to_owned(),
        }),
    }
}

/// `valgrind`, where it is on the path.
fn valgrind() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("valgrind")).find(|file| file.is_file())
}

fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}
