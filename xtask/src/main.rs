//! Development commands: `cargo xtask <command>`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks to its user")]

mod bench;
mod error;
mod fetch;
mod process;
mod servers;
mod step;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <command>

  servers   fetch the database servers this machine lacks into target/servers
  test      everything a change must pass: servers, then every test
  bench     measurements; `cargo xtask bench` lists them
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["servers"] => servers::command(),
        ["test"] => test::command(),
        ["bench", ref options @ ..] => bench::command(options),
        ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        _ => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
    }
}
