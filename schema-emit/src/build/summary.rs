//! What was emitted, in numbers: for programs as JSON, for people as a table.

mod access;
mod forms;
mod text;

use schema_as_code_core::{
    def::{SchemaDef, TargetDef, TargetRole},
    dialect::Dialect,
};
use serde::Serialize;

use super::File;
use crate::catalog::Catalog;

pub use access::AccessSummary;
pub use forms::{DependencySummary, ExceptionSummary, FindingSummary, NormalFormSummary};
pub use text::Color;

/// What a schema became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The schema's name.
    pub schema: String,
    /// Its entities.
    pub entities: usize,
    /// One a dialect, in the order of the schema's list.
    pub targets: Vec<TargetSummary>,
    /// Documents that are not about one dialect.
    pub documents: Vec<FileSummary>,
    /// Keys and normal forms, one an entity, in the order of the schema's list.
    pub normal_forms: Vec<NormalFormSummary>,
    /// The declared queries, in the order of the entities.
    pub access_patterns: Vec<AccessSummary>,
}

/// What a schema became for one dialect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetSummary {
    /// The dialect's name.
    pub dialect: &'static str,
    /// The dialect's name as its makers write it.
    #[serde(skip)]
    pub product: &'static str,
    /// The oldest version it runs on: `15.0`.
    pub version: String,
    /// Whether the target may leave out what is not about the integrity of rows.
    pub is_for_tests: bool,
    /// How many of what.
    pub counts: Counts,
    /// What was left out, with the reason.
    pub omissions: Vec<String>,
    /// The files.
    pub files: Vec<FileSummary>,
    /// What was tried on a database, and came out as it must.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// How many objects a catalog holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Counts {
    /// Tables.
    pub tables: usize,
    /// Columns.
    pub columns: usize,
    /// Foreign keys.
    pub relations: usize,
    /// Indexes that are not unique, and searches in tables of their own; those of constraints excluded.
    pub indexes: usize,
    /// Unique constraints and unique indexes.
    pub uniques: usize,
    /// Check constraints.
    pub checks: usize,
    /// Triggers.
    pub triggers: usize,
    /// Enum types; on dialects without them, 0.
    pub enums: usize,
}

/// A file by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct FileSummary {
    /// Below the folder of the schema.
    pub path: String,
    /// Its size.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
}

/// What was tried on a database.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Proof {
    /// The product and version: `SQLite 3.51.0`.
    pub database: String,
    /// What was done and seen, in order.
    pub facts: Vec<String>,
}

impl Summary {
    /// Of `schema`, with nothing emitted yet.
    #[must_use]
    pub fn new(schema: &SchemaDef) -> Self {
        Self {
            schema: schema.name.to_owned(),
            entities: schema.entities.len(),
            targets: Vec::new(),
            documents: Vec::new(),
            normal_forms: forms::normal_forms(schema),
            access_patterns: access::access_patterns(schema),
        }
    }

    /// The target of `dialect`.
    #[must_use]
    pub fn target_mut(&mut self, dialect: Dialect) -> Option<&mut TargetSummary> {
        self.targets.iter_mut().find(|target| target.dialect == dialect.name())
    }

    /// As `summary.json`.
    #[must_use]
    pub fn to_file(&self) -> File {
        File::json("summary.json", self)
    }
}

impl TargetSummary {
    /// Of the `catalog` and the `files` made for `target`.
    #[must_use]
    pub fn new<'f>(
        target: &TargetDef,
        catalog: &Catalog,
        omissions: &[String],
        files: impl IntoIterator<Item = &'f File>,
    ) -> Self {
        let TargetDef { dialect, version, role, decimal: _ } = *target;
        Self {
            dialect: dialect.name(),
            product: dialect.product(),
            version: format!("{}.{}", version.major, version.minor),
            is_for_tests: role == TargetRole::Test,
            counts: Counts::of(catalog),
            omissions: omissions.to_vec(),
            files: files.into_iter().map(FileSummary::of).collect(),
            proof: None,
        }
    }
}

impl Counts {
    /// What `catalog` holds.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut counts = Self { tables: catalog.tables.len(), enums: catalog.enums.len(), ..Self::default() };
        for table in &catalog.tables {
            let unique_indexes = table.indexes.iter().filter(|index| index.is_unique).count();
            counts.columns += table.columns.len();
            counts.relations += table.foreign_keys.len();
            counts.indexes += table.indexes.len() - unique_indexes + table.searches.len();
            counts.uniques += table.uniques.len() + unique_indexes;
            counts.checks += table.checks.len();
            counts.triggers += table.triggers.len();
        }
        counts
    }
}

impl FileSummary {
    /// Of `file`.
    #[must_use]
    pub fn of(file: &File) -> Self {
        Self { path: file.path.clone(), bytes: file.text.len(), sha256: file.sha256() }
    }
}
