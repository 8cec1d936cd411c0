//! Everything that a schema becomes, in memory.

use schema_as_code_core::{
    def::{SchemaDef, TargetDef},
    dialect::{Dialect, Version},
};

use super::{EmitError, File, FileSummary, Summary, TargetSummary};
use crate::{
    catalog::Catalog,
    diagnostic::Diagnostic,
    document::OUTPUTS,
    lower::{Lowered, lower},
    plan::{Plan, plan},
    render::{Header, script},
};

/// What a schema becomes.
#[derive(Debug, Clone)]
pub struct Artefacts {
    /// What is in them.
    pub summary: Summary,
    /// One a dialect, in the order of the schema's list.
    pub targets: Vec<TargetArtefacts>,
    /// What is not about one dialect; none when only some of the schema's dialects were asked for.
    pub documents: Vec<File>,
    /// What is not wrong but could be better.
    pub advice: Vec<(Dialect, Diagnostic)>,
    is_whole: bool,
}

/// What a schema becomes for one dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetArtefacts {
    /// The dialect.
    pub dialect: Dialect,
    /// What a database holds after the create script.
    pub catalog: Catalog,
    /// Creates the schema in an empty database.
    pub schema_sql: File,
    /// Removes what the create script made.
    pub rollback_sql: File,
    /// The catalog as JSON.
    pub catalog_json: File,
}

impl Artefacts {
    /// Makes them for those of `dialects` that `schema` has as targets.
    ///
    /// # Errors
    /// When a target cannot hold what the schema asks for. Every finding about every target is in the
    /// error.
    pub fn make(schema: &SchemaDef, dialects: &[Dialect]) -> Result<Self, EmitError> {
        let targets: Vec<&TargetDef> =
            schema.targets.iter().filter(|target| dialects.contains(&target.dialect)).collect();
        let lowered: Vec<Lowered> = targets.iter().map(|target| lower(schema, target)).collect();
        let advice = findings(schema, &targets, &lowered)?;

        let is_whole = targets.len() == schema.targets.len();
        let mut artefacts = Self {
            summary: Summary::new(schema),
            targets: Vec::new(),
            documents: Vec::new(),
            advice,
            is_whole,
        };
        for (target, lowered) in targets.into_iter().zip(lowered) {
            artefacts.add_target(schema, target, lowered)?;
        }
        if is_whole {
            artefacts.documents =
                OUTPUTS.iter().map(|output| File::new(output.file, (output.make)(schema))).collect();
            artefacts.summary.documents = artefacts.documents.iter().map(FileSummary::of).collect();
        }
        Ok(artefacts)
    }

    /// Every file, in the order in which they are written: dialects, documents, the summary.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let mut files = Vec::new();
        for target in &self.targets {
            files.extend([&target.schema_sql, &target.rollback_sql, &target.catalog_json].map(File::clone));
        }
        files.extend(self.documents.iter().cloned());
        if self.is_whole {
            files.push(self.summary.to_file());
        }
        files
    }

    fn add_target(
        &mut self,
        schema: &SchemaDef,
        target: &TargetDef,
        lowered: Lowered,
    ) -> Result<(), EmitError> {
        let dialect = target.dialect;
        let create = plan(&Catalog::empty(dialect, target.version), &lowered.catalog, &lowered.intent)
            .map_err(|source| EmitError::Plan { schema: schema.name, dialect, source: Box::new(source) })?;
        let write = |plan: &Plan, header: Header| {
            script(plan, &header).map(|script| script.to_sql()).map_err(|source| EmitError::Render {
                schema: schema.name,
                dialect,
                source: Box::new(source),
            })
        };
        let (create_header, rollback_header) = headers(schema, target, &lowered);
        let path = |name: &str| format!("{}/{name}", dialect.name());
        let made = TargetArtefacts {
            dialect,
            schema_sql: File::new(path("schema.sql"), write(&create, create_header)?),
            rollback_sql: File::new(path("rollback.sql"), write(&create.inverted(), rollback_header)?),
            catalog_json: File::json(path("catalog.json"), &lowered.catalog),
            catalog: lowered.catalog,
        };
        let files = [made.schema_sql.clone(), made.rollback_sql.clone(), made.catalog_json.clone()];
        self.summary.targets.push(TargetSummary::new(
            target,
            &made.catalog,
            &lowered.intent.omissions,
            &files,
        ));
        self.targets.push(made);
        Ok(())
    }
}

/// The advice about all targets.
fn findings(
    schema: &SchemaDef,
    targets: &[&TargetDef],
    lowered: &[Lowered],
) -> Result<Vec<(Dialect, Diagnostic)>, EmitError> {
    let diagnostics: Vec<(Dialect, Diagnostic)> = targets
        .iter()
        .zip(lowered)
        .flat_map(|(target, lowered)| lowered.diagnostics.iter().map(|each| (target.dialect, each.clone())))
        .collect();
    if diagnostics.iter().any(|(_, diagnostic)| diagnostic.is_error()) {
        return Err(EmitError::Refused { schema: schema.name, diagnostics });
    }
    Ok(diagnostics)
}

/// What the create script and the rollback say of themselves: on line one, that they are generated.
fn headers(schema: &SchemaDef, target: &TargetDef, lowered: &Lowered) -> (Header, Header) {
    let origin = format!("Generated by schema-as-code from `{}`; do not edit.", schema.name);
    let product = target.dialect.product();
    let mut create = vec![format!(
        "Creates `{}` in an empty database of {product}, {} or newer.",
        schema.name,
        version(target)
    )];
    create.extend(lowered.intent.omissions.iter().map(|omission| format!("Left out: {omission}")));
    let rollback = vec![
        format!("Removes `{}` from a database of {product}, with every row in it.", schema.name),
        "Undoes the create script step by step; what others added to its tables stops it.".to_owned(),
    ];
    (Header { title: origin.clone(), lines: create }, Header { title: origin, lines: rollback })
}

fn version(target: &TargetDef) -> String {
    let Version { major, minor } = target.version;
    if minor == 0 { major.to_string() } else { format!("{major}.{minor}") }
}
