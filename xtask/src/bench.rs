//! `cargo xtask bench <which>`: measurements, each with the peers in the same run.

mod compile;
mod emit;
mod harness;
mod plan;
mod target;
mod theory;

use std::process::ExitCode;

use crate::error::Error;

const USAGE: &str = "\
usage: cargo xtask bench <which> [--check]

  compile   what the derives cost the compiler, against serde's
            --large   1 000 entities too
  emit      what a create script costs, against sea-query called by hand
  plan      what a plan costs in which one table in a hundred has changed
  theory    what keys, normal form and synthesis of one entity cost

  --check   fail when a target is missed
";

pub(crate) fn command(words: &[&str]) -> ExitCode {
    match words {
        ["compile", options @ ..] => match compile::Options::parse(options) {
            Some(options) => compile::command(options),
            None => usage(),
        },
        ["emit"] => ended(Strictness::Lenient, emit::run()),
        ["emit", "--check"] => ended(Strictness::Strict, emit::run()),
        ["plan"] => ended(Strictness::Lenient, plan::run()),
        ["plan", "--check"] => ended(Strictness::Strict, plan::run()),
        ["theory"] => ended(Strictness::Lenient, theory::run()),
        ["theory", "--check"] => ended(Strictness::Strict, theory::run()),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}

/// Whether a missed target is a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strictness {
    Lenient,
    Strict,
}

/// The end of a bench that missed so many targets.
fn ended(strictness: Strictness, missed: Result<usize, Error>) -> ExitCode {
    match missed {
        Ok(missed) if strictness == Strictness::Strict && missed > 0 => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
