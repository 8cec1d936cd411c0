//! What can keep a schema from being written.

use std::{
    error::Error,
    fmt, io,
    path::{Path, PathBuf},
};

use schema_as_code_core::dialect::Dialect;

use crate::{EmissionError, diagnostic::Diagnostic};

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
    /// A script could not be written.
    #[error("`{schema}` has no scripts for {}", .dialect.product())]
    Script {
        /// The schema.
        schema: &'static str,
        /// The dialect.
        dialect: Dialect,
        /// Why not.
        source: Box<EmissionError>,
    },
    /// A script does not run on the database that it was made for.
    #[cfg(feature = "live-sqlite")]
    #[error("the scripts of `{schema}` fail on {database}")]
    Proof {
        /// The schema.
        schema: String,
        /// The database.
        database: String,
        /// What failed.
        source: Box<crate::live::sqlite::ProofError>,
    },
    /// A script runs, but does not do what it must.
    #[error("the scripts of `{schema}` are not what they must be on {database}:\n  {}", .findings.join("\n  "))]
    Unproven {
        /// The schema.
        schema: String,
        /// The database.
        database: String,
        /// What is wrong, one line each.
        findings: Vec<String>,
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
        let text = diagnostic.to_string().replace('\n', "\n  ");
        match groups.iter_mut().find(|(_, known)| *known == text) {
            Some((dialects, _)) if dialects.contains(&dialect.product()) => {}
            Some((dialects, _)) => dialects.push(dialect.product()),
            None => groups.push((vec![dialect.product()], text)),
        }
    }
    groups.iter().map(|(dialects, text)| format!("\n\n{}\n  {text}", dialects.join(", "))).collect()
}
