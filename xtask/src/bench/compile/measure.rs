//! One crate through the compiler: processor time, memory, and the size of the expansion.
//!
//! User time of the processor counts, not time on the clock, and the least of several runs: other
//! work on the machine only ever adds.

use std::{path::Path, process::Command, time::Duration};

use wait4::Wait4 as _;

use super::generate::{Edit, Kind, library, package, write};
use crate::error::Error;

/// How often each measurement is made.
const RUNS: usize = 5;

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

/// Measures the crate of every kind with so many `entities`. The kinds take turns: what else the machine
/// does then burdens all of them alike.
pub(crate) fn measure(folder: &Path, entities: usize) -> Result<Vec<(Kind, Measured)>, Error> {
    println!("measuring {entities} entities");
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let expanded = expand(folder, &package(kind, entities))?;
        let is_impl = |line: &&str| line.trim_start().starts_with("impl");
        all.push((
            kind,
            Measured {
                clean: Duration::MAX,
                edit: Duration::MAX,
                memory: u64::MAX,
                lines: expanded.lines().count(),
                impls: expanded.lines().filter(is_impl).count(),
            },
        ));
    }
    for _ in 0..RUNS {
        for (kind, measured) in &mut all {
            take_turn(folder, *kind, entities, measured)?;
        }
    }
    Ok(all)
}

/// One clean check and one after an edit. What cargo itself takes is measured where it has nothing to do,
/// and left out.
fn take_turn(folder: &Path, kind: Kind, entities: usize, measured: &mut Measured) -> Result<(), Error> {
    let name = package(kind, entities);
    let source = folder.join(&name).join("src/lib.rs");
    let check = ["check", "--quiet", "--package", &name];
    write(&source, &library(kind, entities, Edit::Before))?;
    used(&mut cargo(folder, &["clean", "--quiet", "--package", &name]))?;
    let clean = used(&mut cargo(folder, &check))?;
    let idle = used(&mut cargo(folder, &check))?.time;
    write(&source, &library(kind, entities, Edit::After))?;
    let edit = used(&mut cargo(folder, &check))?.time;
    measured.clean = measured.clean.min(clean.time.saturating_sub(idle));
    measured.edit = measured.edit.min(edit.saturating_sub(idle));
    measured.memory = measured.memory.min(clean.memory);
    write(&source, &library(kind, entities, Edit::Before))
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
