//! The SQLite scripts of a schema, run on an embedded database: the texts of the files, as they are.

use schema_as_code_core::dialect::Dialect;

use crate::{
    build::{Artefacts, Counts, EmitError, Proof},
    live::sqlite::proof,
};

/// `artefacts`, their scripts for SQLite, if there are any, proven; what was proven is in the summary.
pub(super) fn proven(mut artefacts: Artefacts) -> Result<Artefacts, EmitError> {
    let database = format!("SQLite {}", rusqlite::version());
    let schema = artefacts.summary.schema.clone();
    let Some(target) = artefacts.targets.iter().find(|target| target.dialect == Dialect::Sqlite) else {
        return Ok(artefacts);
    };
    let create = [target.schema_sql.text.as_str()];
    let report = proof(&create, &[target.rollback_sql.text.as_str()]).map_err(|source| EmitError::Proof {
        schema: schema.clone(),
        database: database.clone(),
        source: Box::new(source),
    })?;
    let mut findings = report.findings;
    let declared = Counts::of(&target.catalog);
    let found = Counts::of(&report.introspection.catalog);
    if found != declared {
        findings.push(format!("the script makes {}; declared are {}", listed(&found), listed(&declared)));
    }
    if !findings.is_empty() {
        return Err(EmitError::Unproven { schema, database, findings });
    }
    let facts = vec![
        format!("created and read back: {}", listed(&found)),
        "rolled back: nothing is left".to_owned(),
        format!("created again: the same database, fingerprint {}", &report.created.hex()[..16]),
    ];
    if let Some(summary) = artefacts.summary.target_mut(Dialect::Sqlite) {
        summary.proof = Some(Proof { database, facts });
    }
    Ok(artefacts)
}

fn listed(counts: &Counts) -> String {
    let Counts { tables, columns, relations, indexes, uniques, checks, triggers, enums: _ } = *counts;
    let parts = [
        (tables, "table", "tables"),
        (columns, "column", "columns"),
        (relations, "relation", "relations"),
        (indexes, "index", "indexes"),
        (uniques, "unique", "uniques"),
        (checks, "check", "checks"),
        (triggers, "trigger", "triggers"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }))
        .collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}
