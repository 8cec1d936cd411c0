//! What a create script costs: the emitter from the definition to the text, and sea-query called by hand for the same
//! tables, keys, checks and indexes.
//!
//! Instructions decide, and of them those a byte of SQL: the two texts differ a little in their spelling. Times are
//! ratios within one run.

use std::time::Duration;

use super::{
    harness::{Harness, Profile, Report},
    target::{self, Target},
};
use crate::error::Error;

/// Where a whole process of sea-query by hand took 4.1 ms, one of the emitter may take 10.
const PROCESS_LIMIT: f64 = 10.0 / 4.1;

/// A script that is made.
struct Case {
    maker: &'static str,
    dialect: &'static str,
    tables: u32,
}

struct Measured {
    case: Case,
    report: Report,
    instructions: Option<u64>,
}

impl Measured {
    fn of(harness: &Harness, case: Case) -> Result<Self, Error> {
        let Case { maker, dialect, tables } = case;
        println!("measuring {tables} tables on {dialect}, {maker}");
        let tables = tables.to_string();
        let words = ["emit", maker, dialect, &tables];
        let function = if maker == "sea-query" { "made_by_hand" } else { "emitted" };
        let report = harness.report(&words, if case.tables > 1_000 { 5 } else { 20 })?;
        let instructions = harness.instructions(&format!("schema_bench::emit::{function}"), &words)?;
        Ok(Self { case, report, instructions })
    }

    fn a_byte(&self) -> Option<f64> {
        Some(self.instructions? as f64 / self.report.amount as f64)
    }

    fn nanoseconds_a_byte(&self) -> f64 {
        self.report.time.as_nanos() as f64 / self.report.amount as f64
    }
}

/// Measures, prints the table, and how the figures stand to their targets; how many were missed.
pub(super) fn run() -> Result<usize, Error> {
    let harness = Harness::build(Profile::Release)?;
    let mut all = Vec::new();
    for tables in [100, 1_000, 10_000] {
        for maker in ["sea-query", "ours", "maintained"] {
            all.push(Measured::of(&harness, Case { maker, dialect: "postgres", tables })?);
        }
    }
    for dialect in ["mysql", "mariadb", "sqlite"] {
        for tables in [100, 1_000] {
            all.push(Measured::of(&harness, Case { maker: "ours", dialect, tables })?);
        }
    }
    let process = |maker| harness.whole_process(&["write", maker, "postgres", "1000"], 40);
    let (ours, theirs) = (process("ours")?, process("sea-query")?);
    print(&all, ours, theirs);
    harness.tell_what_is_missing();
    Ok(target::print(&targets(&all, ours, theirs)))
}

fn print(all: &[Measured], ours: Duration, theirs: Duration) {
    println!();
    println!(
        "{:>6}  {:<8}  {:<10}  {:>8}  {:>12}  {:>11}  {:>8}  {:>11}",
        "tables", "dialect", "made by", "MB", "instr./byte", "x sea-query", "ms", "x sea-query"
    );
    for measured in all {
        let Measured { case, report, instructions: _ } = measured;
        let peer = find(all, "sea-query", "postgres", case.tables);
        let ratio = peer.and_then(|peer| Some(measured.a_byte()? / peer.a_byte()?));
        let time = peer.map(|peer| measured.nanoseconds_a_byte() / peer.nanoseconds_a_byte());
        println!(
            "{:>6}  {:<8}  {:<10}  {:>8.2}  {:>12}  {:>11}  {:>8.2}  {:>11}",
            case.tables,
            case.dialect,
            case.maker,
            report.amount as f64 / 1e6,
            shown(measured.a_byte(), 1),
            shown(ratio, 2),
            report.time.as_secs_f64() * 1e3,
            shown(time, 2),
        );
    }
    println!();
    println!("maintained: with triggers that keep `updated_at`, for which sea-query has no words.");
    println!(
        "whole process at 1 000 tables: {:.1} ms, sea-query by hand {:.1} ms",
        ours.as_secs_f64() * 1e3,
        theirs.as_secs_f64() * 1e3
    );
    println!();
    println!("peers, measured elsewhere, at similar tables:");
    println!(
        "  copying the finished bytes 1.3 instructions a byte, hand-written `write!` 12.3, sea-query 30.5,"
    );
    println!("  SeaORM 49.7, Toasty 248; whole process at 1 000 tables, against sea-query's 4.1 ms:");
    println!("  Prisma 1.17 s, drizzle-kit 1.43 s, Django 1.76 s, SQLAlchemy 4.52 s");
}

fn shown(figure: Option<f64>, digits: usize) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| format!("{figure:.digits$}"))
}

fn find<'m>(all: &'m [Measured], maker: &str, dialect: &str, tables: u32) -> Option<&'m Measured> {
    all.iter()
        .find(|Measured { case, .. }| (case.maker, case.dialect, case.tables) == (maker, dialect, tables))
}

fn targets(all: &[Measured], ours: Duration, theirs: Duration) -> Vec<Target> {
    let mut targets = Vec::new();
    for measured in all.iter().filter(|measured| measured.case.maker == "ours") {
        let Case { dialect, tables, .. } = measured.case;
        let peer = find(all, "sea-query", dialect, tables);
        if let Some(ratio) = peer.and_then(|peer| Some(measured.a_byte()? / peer.a_byte()?)) {
            let what = format!("{tables} tables on {dialect}: instructions a byte, x sea-query's");
            targets.push(Target::new(what, ratio, 1.5));
        }
        let smaller = find(all, "ours", dialect, tables / 10);
        let growth =
            smaller.and_then(|smaller| Some(measured.instructions? as f64 / smaller.instructions? as f64));
        if let Some(growth) = growth {
            let what = format!("from {} to {tables} tables on {dialect}: instructions, x", tables / 10);
            targets.push(Target::new(what, growth, 11.0));
        }
    }
    let process = ours.as_secs_f64() / theirs.as_secs_f64();
    targets.push(Target::new("whole process at 1000 tables, x sea-query's by hand", process, PROCESS_LIMIT));
    targets
}
