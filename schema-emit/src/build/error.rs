//! What can keep a schema from being written.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

use schema_as_code_core::dialect::Dialect;

use crate::diagnostic::Diagnostic;

/// Why the artefacts of a schema could not be made or written.
///
/// Its `Debug` form is a message for people too, because that is what `main` of a build script prints.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum EmitError {
    /// The schema asks for what its targets cannot hold.
    #[error("`{schema}` cannot be emitted:{}", listed(.diagnostics))]
    Refused {
        /// The schema.
        schema: &'static str,
        /// Everything that was found, errors and advice.
        diagnostics: Vec<(Dialect, Diagnostic)>,
    },
    /// A file could not be read, written or replaced.
    #[error("cannot {action} `{}`", .path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl EmitError {
    pub(crate) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { action, path: path.to_owned(), source }
    }
}

impl fmt::Debug for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut cause = self.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

/// One finding a paragraph; one that several dialects share is said once.
fn listed(diagnostics: &[(Dialect, Diagnostic)]) -> String {
    let mut groups: Vec<(Vec<&str>, String)> = Vec::new();
    for (dialect, diagnostic) in diagnostics {
        let text = diagnostic.to_string();
        match groups.iter_mut().find(|(_, known)| *known == text) {
            Some((dialects, _)) => dialects.push(dialect.product()),
            None => groups.push((vec![dialect.product()], text)),
        }
    }
    groups.iter().map(|(dialects, text)| format!("\n\n{}\n  {text}", dialects.join(", "))).collect()
}
