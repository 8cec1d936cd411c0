//! What the derives cost the compiler.
//!
//! The same structs are compiled three times: without a derive, with serde's two, and with ours, all checks
//! on. Ratios within one run count; the figures of one machine do not compare with another's.

mod generate;
mod measure;
mod report;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use self::{
    generate::{Kind, write_workspace},
    measure::{Measured, measure},
};
use super::{Strictness, ended};
use crate::error::Error;

/// What is asked of the command.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Fail when a target is missed.
    check: bool,
    /// 1 000 entities too.
    large: bool,
}

impl Options {
    pub(crate) fn parse(words: &[&str]) -> Option<Self> {
        words.iter().try_fold(Self::default(), |options, word| match *word {
            "--check" => Some(Self { check: true, ..options }),
            "--large" => Some(Self { large: true, ..options }),
            _ => None,
        })
    }
}

/// One crate of the bench, and what it cost.
struct Case {
    kind: Kind,
    entities: usize,
    measured: Measured,
}

pub(crate) fn command(options: Options) -> ExitCode {
    let strictness = if options.check { Strictness::Strict } else { Strictness::Lenient };
    ended(strictness, run(options))
}

/// Measures every case and prints the table; how many targets were missed.
fn run(options: Options) -> Result<usize, Error> {
    let sizes: &[usize] = if options.large { &[100, 300, 1_000] } else { &[100, 300] };
    let folder = folder();
    write_workspace(&folder, sizes)?;
    measure::build_dependencies(&folder)?;
    let mut cases = Vec::new();
    for &entities in sizes {
        let measured = measure(&folder, entities)?;
        cases.extend(measured.into_iter().map(|(kind, measured)| Case { kind, entities, measured }));
    }
    Ok(report::print(&cases))
}

/// Where the crates are generated.
fn folder() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).join("target/bench/compile")
}
