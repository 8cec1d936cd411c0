//! Proof that a script and its rollback do what they say.

use rusqlite::Connection;

use super::{
    ApplyError, Fingerprint, IntrospectError, apply, difference, fingerprint, introspect,
    normalize::normalize_name,
};
use crate::{
    catalog::{Catalog, Definition, Index, Table, Text},
    live::Introspection,
};

/// What happened when a script, its rollback and the script again ran on an empty database.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProofReport {
    /// After the script.
    pub created: Fingerprint,
    /// What the script made.
    pub introspection: Introspection,
    /// What is not as it must be, a line each; empty: proven.
    pub findings: Vec<String>,
}

impl ProofReport {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_proven(&self) -> bool {
        self.findings.is_empty()
    }
}

/// Why a proof could not be run to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// A script does not run.
    #[error("{script}: {source}")]
    Apply {
        /// Which: `create`, `rollback`, `create again`.
        script: &'static str,
        /// Why not.
        source: ApplyError,
    },
    /// A database cannot be read back.
    #[error(transparent)]
    Introspect(#[from] IntrospectError),
    /// SQLite itself refuses.
    #[error("no database for the proof: {0}")]
    Database(#[from] rusqlite::Error),
}

/// Runs `create`, `rollback` and `create` again on an empty database in memory.
///
/// Proven is: the script changes something; the rollback leaves an empty database; the script makes
/// the same from it as before; every foreign key leads somewhere.
///
/// # Errors
/// When a statement fails or what it made cannot be read back.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::sqlite::proof;
///
/// let create = ["CREATE TABLE customer (id INTEGER)", "CREATE TABLE product (id INTEGER)"];
/// let report = proof(&create, &["DROP TABLE product"])?;
/// assert_eq!(report.findings[0], "the rollback leaves: + column customer.id: INTEGER null");
/// assert!(proof(&create, &["DROP TABLE product", "DROP TABLE customer"])?.is_proven());
/// # Ok::<(), schema_as_code_emit::live::sqlite::ProofError>(())
/// ```
pub fn proof<S: AsRef<str>>(create: &[S], rollback: &[S]) -> Result<ProofReport, ProofError> {
    let database = Connection::open_in_memory()?;
    let run = |script: &'static str, statements: &[S]| {
        apply(&database, statements.iter().map(AsRef::as_ref))
            .map_err(|source| ProofError::Apply { script, source })
    };
    let mut findings = Vec::new();
    let empty = fingerprint(&database)?;

    run("create", create)?;
    let created = fingerprint(&database)?;
    let introspection = introspect(&database)?;
    if created == empty {
        findings.push("the script changes nothing".to_owned());
    }
    findings.extend(faults(&database, &introspection.catalog)?);

    run("rollback", rollback)?;
    let rolled_back = difference(&empty, &fingerprint(&database)?);
    let is_restored = rolled_back.is_empty();
    findings.extend(rolled_back.into_iter().map(|line| format!("the rollback leaves: {line}")));
    if !is_restored {
        return Ok(ProofReport { created, introspection, findings });
    }

    run("create again", create)?;
    let again = difference(&created, &fingerprint(&database)?);
    findings.extend(again.into_iter().map(|line| format!("the second run makes another database: {line}")));
    if introspect(&database)?.catalog != introspection.catalog {
        findings.push("the second run makes another catalog".to_owned());
    }
    Ok(ProofReport { created, introspection, findings })
}

/// What SQLite finds wrong by itself, and what it finds only when a row is written: a foreign key to
/// nothing.
fn faults(database: &Connection, catalog: &Catalog) -> Result<Vec<String>, ProofError> {
    let mut faults = Vec::new();
    let integrity: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if integrity != "ok" {
        faults.push(format!("the database is not sound: {integrity}"));
    }
    for table in &catalog.tables {
        for key in &table.foreign_keys {
            let place = format!("foreign key `{}` of `{}`", key.name, table.name);
            match catalog.table(&key.target) {
                None => faults.push(format!("{place} leads to `{}`, which is no table", key.target)),
                Some(target) if !is_key(target, &key.target_columns) => {
                    let columns = key.target_columns.join("`, `");
                    faults
                        .push(format!("{place} leads to `{columns}` of `{}`, which is no key", target.name));
                }
                Some(_) => {}
            }
        }
    }
    Ok(faults)
}

/// Whether `columns` are a key of `table`, in whatever order: SQLite asks no more.
fn is_key(table: &Table, columns: &[Text]) -> bool {
    let same = |key: &[Text]| key.len() == columns.len() && key.iter().all(|column| columns.contains(column));
    let is_plain = |index: &Index| {
        let names: Vec<Definition> =
            columns.iter().map(|column| Definition::Observed(normalize_name(column).into())).collect();
        index.is_unique
            && index.predicate.is_none()
            && index.keys.len() == names.len()
            && index.keys.iter().all(|key| names.contains(&key.definition))
    };
    table.primary_key.iter().any(|key| same(&key.columns))
        || table.uniques.iter().any(|unique| same(&unique.columns))
        || table.indexes.iter().any(is_plain)
}
