//! One schema: made, proven, written, summed up.

use std::{io, path::Path};

use schema_as_code_core::{def::SchemaDef, dialect::Dialect};

use super::{
    Terminal,
    arguments::{Arguments, Destination, command_name},
    folder::default_folder,
};
use crate::{
    build::{Artefacts, Color, EmitError, Outcome, Written, create_scripts, write},
    diagnostic::Diagnostic,
};

/// What kept a schema from being emitted.
pub(super) enum Failure {
    /// The schema, a proof, or a file.
    Emit(EmitError),
    /// The output of the tool itself.
    Output(io::Error),
}

impl From<EmitError> for Failure {
    fn from(error: EmitError) -> Self {
        Self::Emit(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Emits `schema` as `arguments` ask.
pub(super) fn emit(
    schema: &SchemaDef,
    arguments: &Arguments,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let folder = match &arguments.destination {
        Destination::Output => return print_scripts(schema, arguments, terminal),
        Destination::Folder(Some(folder)) => folder.join(command_name(schema)),
        Destination::Folder(None) => default_folder().join(command_name(schema)),
    };
    let artefacts = Artefacts::make(schema, &arguments.dialects)?;
    advise(&artefacts.advice, terminal)?;
    #[cfg(feature = "live-sqlite")]
    let artefacts = super::prove::proven(artefacts)?;
    let written = write(&folder, &artefacts.files())?;
    terminal.out.write_all(artefacts.summary.to_text(terminal.out_color).as_bytes())?;
    terminal.out.write_all(where_to(&folder, &written, terminal.out_color).as_bytes())?;
    Ok(())
}

/// Says what is not wrong but could be better.
fn advise(advice: &[(Dialect, Diagnostic)], terminal: &mut Terminal<'_>) -> io::Result<()> {
    for (dialect, diagnostic) in advice {
        writeln!(terminal.error, "{}: {diagnostic}", dialect.product())?;
    }
    Ok(())
}

/// Nothing else is made, and nothing is printed unless every script can be.
fn print_scripts(
    schema: &SchemaDef,
    arguments: &Arguments,
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let (scripts, advice) = create_scripts(schema, &arguments.dialects)?;
    advise(&advice, terminal)?;
    for script in scripts {
        terminal.out.write_all(script.into_sql().as_bytes())?;
    }
    Ok(())
}

/// The folder, and below it one line a subfolder with its files.
fn where_to(folder: &Path, written: &[Written], color: Color) -> String {
    let changed = written.iter().filter(|each| each.outcome != Outcome::Unchanged).count();
    let changes = match changed {
        0 => "nothing has changed".to_owned(),
        all if all == written.len() => format!("{all} files"),
        some => format!("{some} of {} files have changed", written.len()),
    };
    let mut text = format!("  written to {}: {changes}\n", color.strong(&folder.display().to_string()));
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for each in written {
        let path = each.path.strip_prefix(folder).unwrap_or(&each.path);
        let parent = path.parent().map(|parent| parent.display().to_string()).unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match lines.last_mut() {
            Some((last, names)) if *last == parent => names.push(name),
            _ => lines.push((parent, vec![name])),
        }
    }
    let width = lines.iter().map(|(parent, _)| parent.len()).max().unwrap_or_default();
    for (parent, names) in &lines {
        text.push_str(&format!("    {parent:width$}  {}\n", names.join("  ")));
    }
    text
}
