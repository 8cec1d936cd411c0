//! What `cargo xtask bench` measures, each in a process of its own, so that it can be run under an instrument that
//! counts.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the command that started it reads what it prints"
)]

mod by_hand;
mod emit;
mod model;
mod plan;
mod theory;

use std::{
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use schema_as_code_core::dialect::Dialect;

use emit::Maker;
use theory::Case;

/// Why nothing was measured.
struct Failure(String);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(reason)) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<(), Failure> {
    match *words {
        ["write", maker, dialect, tables] => {
            emit::write(of(maker, Maker::from_name)?, of(dialect, Dialect::from_name)?, number(tables)?)
        }
        ["build", dialect, tables, folder] => {
            emit::build(of(dialect, Dialect::from_name)?, number(tables)?, Path::new(folder))
        }
        ["emit", maker, dialect, tables, runs] => emit::report(
            of(maker, Maker::from_name)?,
            of(dialect, Dialect::from_name)?,
            number(tables)?,
            number(runs)?,
        ),
        ["plan", dialect, tables, runs] => {
            plan::report(of(dialect, Dialect::from_name)?, number(tables)?, number(runs)?)
        }
        ["theory", case, runs] => theory::report(of(case, Case::from_name)?, number(runs)?),
        _ => Err(Failure(format!("nothing is called {words:?}; it is started by `cargo xtask bench`"))),
    }
}

fn of<T>(word: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Failure> {
    read(word).ok_or_else(|| Failure(format!("nothing is called `{word}`")))
}

fn number(word: &str) -> Result<usize, Failure> {
    of(word, |word| word.parse().ok())
}

/// What `work` gives, and the least time that it took.
fn measure<T>(runs: usize, mut work: impl FnMut() -> T) -> (T, Duration) {
    let mut timed = || {
        let start = Instant::now();
        let value = work();
        (value, start.elapsed())
    };
    let mut least = timed();
    for _ in 1..runs {
        let next = timed();
        if next.1 < least.1 {
            least = next;
        }
    }
    least
}
