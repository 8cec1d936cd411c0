//! A whole create script: by the emitter, and by sea-query called by hand.

use std::{
    hint::black_box,
    io::{BufWriter, Write as _},
    path::Path,
};

use schema_as_code_core::{
    def::{SchemaDef, TargetDef},
    dialect::Dialect,
};
use schema_as_code_emit::{
    build::{self, Artefacts},
    catalog::Catalog,
    lower::{Lowered, lower},
    plan::plan,
    render::{Header, pieces, script},
};

use crate::{
    Failure, by_hand, measure,
    model::{self, Extent},
};

/// Who makes the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Maker {
    /// The emitter, what sea-query is asked for.
    Ours,
    /// The emitter, with triggers that keep `updated_at`.
    Maintained,
    /// sea-query, called by hand.
    SeaQuery,
}

impl Maker {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "ours" => Some(Self::Ours),
            "maintained" => Some(Self::Maintained),
            "sea-query" => Some(Self::SeaQuery),
            _ => None,
        }
    }
}

/// Writes the script to the standard output as it is made, and nothing else: the whole process is measured.
pub(crate) fn write(maker: Maker, dialect: Dialect, tables: usize) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(32 << 10, std::io::stdout().lock());
    match maker {
        Maker::SeaQuery => {
            let mut sql = String::new();
            for number in 0..tables {
                sql.clear();
                by_hand::push_table(&mut sql, number);
                out.write_all(sql.as_bytes()).map_err(failure)?;
            }
        }
        Maker::Ours | Maker::Maintained => {
            let (schema, target) = schema(maker, dialect, tables);
            let lowered = lowered(&schema, &target)?;
            let empty = Catalog::empty(target.dialect, target.version);
            let plan = plan(&empty, &lowered.catalog, &lowered.intent).map_err(failure)?;
            for piece in pieces(&plan, &Header::default()) {
                out.write_all(piece.map_err(failure)?.as_bytes()).map_err(failure)?;
            }
        }
    }
    out.flush().map_err(failure)
}

/// Writes everything that the schema becomes into `folder`, as the process of a user does: both scripts, the catalog,
/// documents and summary.
pub(crate) fn build(dialect: Dialect, tables: usize, folder: &Path) -> Result<(), Failure> {
    let (schema, target) = schema(Maker::Ours, dialect, tables);
    let schema = SchemaDef { targets: vec![target].leak(), ..schema };
    let written = Artefacts::make(&schema, &Dialect::ALL)
        .and_then(|artefacts| build::write(folder, &artefacts.files()));
    written.map(drop).map_err(failure)
}

/// Prints how long the script is and the least time, in nanoseconds, that it took to make.
pub(crate) fn report(maker: Maker, dialect: Dialect, tables: usize, runs: usize) -> Result<(), Failure> {
    let (bytes, time) = match maker {
        Maker::SeaQuery => measure(runs, || made_by_hand(black_box(tables)).len()),
        Maker::Ours | Maker::Maintained => {
            let (schema, target) = schema(maker, dialect, tables);
            let (length, time) = measure(runs, || Ok(emitted(black_box(&schema), &target)?.len()));
            (length?, time)
        }
    };
    println!("{bytes} {}", time.as_nanos());
    Ok(())
}

fn schema(maker: Maker, dialect: Dialect, tables: usize) -> (SchemaDef, TargetDef) {
    let extent = if maker == Maker::Maintained { Extent::Maintained } else { Extent::Plain };
    model::schema(model::entities(tables, extent), dialect)
}

/// What is counted of the emitter: from the definition to the text.
#[inline(never)]
fn emitted(schema: &SchemaDef, target: &TargetDef) -> Result<String, Failure> {
    let lowered = lowered(schema, target)?;
    let empty = Catalog::empty(target.dialect, target.version);
    let plan = plan(&empty, &lowered.catalog, &lowered.intent).map_err(failure)?;
    let script = script(&plan, &Header::default()).map_err(failure)?;
    drop(plan);
    Ok(script.into_sql())
}

fn lowered(schema: &SchemaDef, target: &TargetDef) -> Result<Lowered, Failure> {
    let lowered = lower(schema, target);
    if lowered.is_refused() { Err(Failure(format!("{:?}", lowered.diagnostics))) } else { Ok(lowered) }
}

fn failure(error: impl ToString) -> Failure {
    Failure(error.to_string())
}

/// What is counted of sea-query.
#[inline(never)]
fn made_by_hand(tables: usize) -> String {
    by_hand::script(tables)
}
