//! `cargo xtask bench <which>`: measurements, each with the peers in the same run.

mod compile;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask bench compile [--check] [--large]

  compile   what the derives cost the compiler, against serde's
            --check   fail when a target is missed
            --large   1 000 entities too
";

pub(crate) fn command(words: &[&str]) -> ExitCode {
    match words {
        ["compile", options @ ..] => match compile::Options::parse(options) {
            Some(options) => compile::command(options),
            None => usage(),
        },
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprint!("{USAGE}");
    ExitCode::from(2)
}
