//! The command line of an application's own schema tool.
//!
//! ```no_run
//! use schema_as_code_core::{Schema, def::SchemaDef};
//!
//! struct Shop;
//! impl Schema for Shop {
//!     const DEF: &'static SchemaDef = &SchemaDef { name: "Shop", ..SchemaDef::EMPTY };
//! }
//!
//! fn main() -> std::process::ExitCode {
//!     schema_as_code_emit::cli::main(&[Shop::DEF])
//! }
//! ```

mod arguments;
mod emit;
mod explain;
mod folder;
#[cfg(feature = "live-sqlite")]
mod prove;
mod show;
mod suggestion;
#[cfg(test)]
mod tests;

use std::{
    env,
    ffi::OsString,
    io::{self, IsTerminal as _, Write},
    process::ExitCode,
};

use schema_as_code_core::def::SchemaDef;

use self::arguments::{Arguments, Request};
use crate::build::{Color, EmitError};

/// How a run ended. The numbers are a contract with scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Everything was done.
    Done = 0,
    /// A schema was refused, a proof failed, or a file could not be written.
    Failed = 1,
    /// The command line was not understood.
    Misused = 2,
}

/// Where a run writes to.
struct Terminal<'a> {
    out: &'a mut dyn Write,
    error: &'a mut dyn Write,
    out_color: Color,
    error_color: Color,
}

/// Runs the tool for `schemas` with the arguments of the process.
///
/// The exit code is 0 when everything was done, 1 when a schema was refused, a proof failed or a file
/// could not be written, and 2 when the command line was not understood.
pub fn main(schemas: &[&'static SchemaDef]) -> ExitCode {
    let mut arguments = env::args_os();
    let program = arguments.next();
    let (out, error) = (io::stdout(), io::stderr());
    let (out_color, error_color) = (color(out.is_terminal()), color(error.is_terminal()));
    let mut terminal = Terminal { out: &mut out.lock(), error: &mut error.lock(), out_color, error_color };
    ExitCode::from(run(schemas, program, arguments, &mut terminal) as u8)
}

/// Color on a terminal only, and not where the reader asked for none (no-color.org).
fn color(is_terminal: bool) -> Color {
    let is_unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if is_terminal && !is_unwanted { Color::Always } else { Color::Never }
}

fn run(
    schemas: &[&'static SchemaDef],
    program: Option<OsString>,
    arguments: impl IntoIterator<Item = OsString>,
    terminal: &mut Terminal<'_>,
) -> Status {
    let program = arguments::program_name(program);
    let ended = match arguments::parse(schemas, arguments) {
        Ok(Request::Help) => {
            terminal.out.write_all(arguments::help(&program, schemas).as_bytes()).map(|()| Status::Done)
        }
        Ok(Request::Version) => {
            writeln!(terminal.out, "schema-as-code {}", env!("CARGO_PKG_VERSION")).map(|()| Status::Done)
        }
        Ok(Request::Emit(arguments)) => emit(&arguments, terminal),
        Ok(Request::Show(shown)) => show(&shown, terminal),
        Ok(Request::Explain(rule)) => {
            terminal.out.write_all(explain::text(rule).as_bytes()).map(|()| Status::Done)
        }
        Err(error) => misused(&program, &error, terminal),
    };
    match ended {
        Ok(status) => status,
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            // Nobody is left to be told when this fails too.
            let _ = writeln!(terminal.error, "error: cannot write the output: {error}");
            Status::Failed
        }
    }
}

fn emit(arguments: &Arguments, terminal: &mut Terminal<'_>) -> io::Result<Status> {
    let mut status = Status::Done;
    for (position, schema) in arguments.schemas.iter().enumerate() {
        if position > 0 && arguments.destination.is_folder() {
            writeln!(terminal.out)?;
        }
        match emit::emit(schema, arguments, terminal) {
            Ok(()) => {}
            Err(emit::Failure::Emit(error)) => {
                status = Status::Failed;
                failed(&error, terminal)?;
            }
            Err(emit::Failure::Output(error)) => return Err(error),
        }
    }
    Ok(status)
}

fn show(shown: &show::Shown, terminal: &mut Terminal<'_>) -> io::Result<Status> {
    match shown.text() {
        Ok(text) => terminal.out.write_all(text.as_bytes()).map(|()| Status::Done),
        Err(error) => failed(&error, terminal).map(|()| Status::Failed),
    }
}

fn failed(error: &EmitError, terminal: &mut Terminal<'_>) -> io::Result<()> {
    let label = terminal.error_color.bad("error");
    writeln!(terminal.error, "{label}: {error:?}")
}

fn misused(program: &str, error: &arguments::Misuse, terminal: &mut Terminal<'_>) -> io::Result<Status> {
    let label = terminal.error_color.bad("error");
    writeln!(terminal.error, "{label}: {}\n  help: {}", error.message, error.help(program))?;
    Ok(Status::Misused)
}
