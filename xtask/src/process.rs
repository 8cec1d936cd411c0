//! Other programs, run quietly: what they print is shown when they fail.

use std::io::ErrorKind;
use std::process::Command;

use crate::error::Error;

/// Runs a command to its end and returns what it printed.
///
/// `advice` tells what to do when the program is not on this machine.
pub(crate) fn run(command: &mut Command, advice: &'static str) -> Result<String, Error> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::NoProgram { program: program.clone(), advice },
        _ => Error::io(format!("start `{program}`"))(error),
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Error::Failed {
        command: words(command),
        status: output.status.to_string(),
        output: [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .concat(),
    })
}

/// The command as one would type it.
fn words(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
