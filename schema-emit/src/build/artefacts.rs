//! Everything that a schema becomes, in memory.

use std::borrow::Cow;

use schema_as_code_core::{
    def::{SchemaDef, TargetDef},
    dialect::Dialect,
};

use super::{EmitError, File, FileSummary, Summary, TargetSummary};
use crate::{
    Emission, EmissionError, catalog::Catalog, diagnostic::Diagnostic, document::OUTPUTS, emit,
    render::Script, verify::verification,
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
    /// Finds rows that contradict what is declared; none where nothing is to be looked for.
    pub verify_sql: Option<File>,
}

impl TargetArtefacts {
    /// Its files, in the order in which they are written.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        let scripts = [&self.schema_sql, &self.rollback_sql, &self.catalog_json];
        scripts.into_iter().chain(&self.verify_sql)
    }
}

impl Artefacts {
    /// Makes them for those of `dialects` that `schema` has as targets.
    ///
    /// # Errors
    /// When a target cannot hold what the schema asks for. Every finding about every target is in the
    /// error.
    pub fn make(schema: &SchemaDef, dialects: &[Dialect]) -> Result<Self, EmitError> {
        let targets = targets_for(schema, dialects);
        let (emissions, advice) = of_each(schema, &targets, |target| {
            let mut emission = emit(schema, target)?;
            let advice = std::mem::take(&mut emission.advice);
            Ok((emission, advice))
        })?;

        let is_whole = targets.len() == schema.targets.len();
        let mut artefacts = Self {
            summary: Summary::new(schema),
            targets: Vec::new(),
            documents: Vec::new(),
            advice,
            is_whole,
        };
        for (target, emission) in targets.into_iter().zip(emissions) {
            let verify = verification(schema, target).map_err(|source| EmitError::Script {
                schema: schema.name,
                dialect: target.dialect,
                source: Box::new(source.into()),
            })?;
            artefacts.add_target(target, emission, verify);
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
    pub fn files(&self) -> Vec<Cow<'_, File>> {
        let targets = self.targets.iter().flat_map(TargetArtefacts::files);
        let mut files: Vec<Cow<'_, File>> = targets.chain(&self.documents).map(Cow::Borrowed).collect();
        if self.is_whole {
            files.push(Cow::Owned(self.summary.to_file()));
        }
        files
    }

    fn add_target(&mut self, target: &TargetDef, emission: Emission, verify: Script) {
        let Emission { catalog, intent, create, rollback, advice: _ } = emission;
        let dialect = target.dialect;
        let path = |name: &str| format!("{}/{name}", dialect.name());
        let has_queries = verify.statements().len() > 0;
        let made = TargetArtefacts {
            dialect,
            schema_sql: File::new(path("schema.sql"), create.into_sql()),
            rollback_sql: File::new(path("rollback.sql"), rollback.into_sql()),
            catalog_json: File::json(path("catalog.json"), &catalog),
            verify_sql: has_queries.then(|| File::new(path("verify.sql"), verify.into_sql())),
            catalog,
        };
        let summary = TargetSummary::new(target, &made.catalog, &intent.omissions, made.files());
        self.summary.targets.push(summary);
        self.targets.push(made);
    }
}

/// What is found about a schema, by the dialect of the target that it is about.
pub(crate) type Findings = Vec<(Dialect, Diagnostic)>;

/// The create scripts for those of `dialects` that `schema` has as targets, and the advice about them.
#[cfg(feature = "cli")]
pub(crate) fn create_scripts(
    schema: &SchemaDef,
    dialects: &[Dialect],
) -> Result<(Vec<Script>, Findings), EmitError> {
    of_each(schema, &targets_for(schema, dialects), |target| crate::emission::create_script(schema, target))
}

fn targets_for(schema: &SchemaDef, dialects: &[Dialect]) -> Vec<&'static TargetDef> {
    schema.targets.iter().filter(|target| dialects.contains(&target.dialect)).collect()
}

/// What `make` makes for every target, and the advice about them. Every target is looked at before the first
/// refusal is reported.
fn of_each<T>(
    schema: &SchemaDef,
    targets: &[&TargetDef],
    make: impl Fn(&TargetDef) -> Result<(T, Vec<Diagnostic>), EmissionError>,
) -> Result<(Vec<T>, Findings), EmitError> {
    let mut all = Vec::new();
    let mut findings = Vec::new();
    let mut is_refused = false;
    for target in targets {
        let dialect = target.dialect;
        match make(target) {
            Ok((made, advice)) => {
                findings.extend(advice.into_iter().map(|each| (dialect, each)));
                all.push(made);
            }
            Err(EmissionError::Refused(refused)) => {
                is_refused = true;
                findings.extend(refused.into_iter().map(|each| (dialect, each)));
            }
            Err(source) => {
                return Err(EmitError::Script { schema: schema.name, dialect, source: Box::new(source) });
            }
        }
    }
    if is_refused {
        return Err(EmitError::Refused { schema: schema.name, diagnostics: findings });
    }
    Ok((all, findings))
}
