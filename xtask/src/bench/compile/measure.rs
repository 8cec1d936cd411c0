//! One crate through the compiler: processor time, memory, and the size of the expansion.
//!
//! User time of the processor counts, not time on the clock, and the least of several runs: other
//! work on the machine only ever adds.

use std::{path::Path, process::Command, time::Duration};

use wait4::Wait4 as _;

use super::generate::{Edit, Kind, library, package, write};
use crate::error::Error;

/// How often each measurement is made.
const RUNS: usize = 3;

/// What a crate cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measured {
    /// Checked from nothing, its dependencies built.
    pub(crate) clean: Duration,
    /// Checked again after the type of one field was changed.
    pub(crate) edit: Duration,
    /// The most memory that was in use, in bytes.
    pub(crate) memory: u64,
    /// Lines after expansion.
    pub(crate) lines: usize,
    /// Impls after expansion.
    pub(crate) impls: usize,
}

/// Builds what the crates of `folder` depend on, so that it is in no measurement.
pub(crate) fn build_dependencies(folder: &Path) -> Result<(), Error> {
    println!("building the dependencies");
    used(&mut cargo(folder, &["check", "--quiet", "--workspace"])).map(drop)
}

/// Measures the crate of `kind` with so many `entities`.
pub(crate) fn measure(folder: &Path, kind: Kind, entities: usize) -> Result<Measured, Error> {
    let name = package(kind, entities);
    println!("measuring {name}");
    let source = folder.join(&name).join("src/lib.rs");
    let before = library(kind, entities, Edit::Before);
    let after = library(kind, entities, Edit::After);
    let check = ["check", "--quiet", "--package", &name];

    let mut clean = Duration::MAX;
    let mut edit = Duration::MAX;
    let mut memory = u64::MAX;
    for _ in 0..RUNS {
        write(&source, &before)?;
        used(&mut cargo(folder, &["clean", "--quiet", "--package", &name]))?;
        let whole = used(&mut cargo(folder, &check))?;
        clean = clean.min(whole.time);
        memory = memory.min(whole.memory);
        write(&source, &after)?;
        edit = edit.min(used(&mut cargo(folder, &check))?.time);
    }
    write(&source, &before)?;
    let expanded = expand(folder, &name)?;
    let is_impl = |line: &&str| line.trim_start().starts_with("impl");
    Ok(Measured {
        clean,
        edit,
        memory,
        lines: expanded.lines().count(),
        impls: expanded.lines().filter(is_impl).count(),
    })
}

/// The source after expansion.
fn expand(folder: &Path, name: &str) -> Result<String, Error> {
    let mut command = cargo(
        folder,
        &["rustc", "--quiet", "--profile", "check", "--package", name, "--", "-Zunpretty=expanded"],
    );
    // The option is unstable, and nothing but it is used.
    command.env("RUSTC_BOOTSTRAP", "1");
    crate::process::run(&mut command, "install Rust")
}

/// The cargo that runs this program, in `folder`, for this folder's own target.
fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(folder);
    // One process at a time, and the same features of the compiler in every environment.
    command.env("CARGO_TARGET_DIR", folder.join("target")).env("CARGO_INCREMENTAL", "1");
    command.env_remove("RUSTFLAGS").env_remove("RUSTC_WRAPPER");
    command
}

struct Used {
    time: Duration,
    memory: u64,
}

/// Runs `command` and returns what it and its children used.
fn used(command: &mut Command) -> Result<Used, Error> {
    let mut child = command.spawn().map_err(Error::io("start cargo"))?;
    let usage = child.wait4().map_err(Error::io("wait for cargo"))?;
    if !usage.status.success() {
        return Err(Error::Failed {
            command: format!("{command:?}"),
            status: usage.status.to_string(),
            output: "its messages are above".to_owned(),
        });
    }
    Ok(Used { time: usage.rusage.utime, memory: usage.rusage.maxrss })
}
