//! What a create script costs: the emitter from the definition to the text, and sea-query called by hand for the same
//! tables, keys, checks and indexes.
//!
//! Instructions decide, and of them those a byte of SQL: the two texts differ a little in their spelling. Times are
//! ratios within one run.
//!
//! A whole process is started, makes the definitions (which the constants of an application are without being made),
//! and writes the create script to its standard output as it is made, where it is thrown away. That of sea-query does the
//! same with its statements.

use super::{
    harness::{Harness, Process, Profile, Report},
    target::{self, Target},
};
use crate::error::Error;

/// Where a whole process of sea-query by hand took 4.1 ms, one of the emitter may take 10: the target of 10 ms of user
/// time, on the machine on which it was set. Processor time is held to the ratio, the system's included.
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
    let processes = Processes::of(&harness)?;
    print(&all);
    processes.print();
    print_peers();
    harness.tell_what_is_missing();
    Ok(target::print(&targets(&all, &processes)))
}

/// Whole processes at a thousand tables.
struct Processes {
    ours: Process,
    sea_query: Process,
    everything: Process,
    /// Of ten thousand tables.
    large: Process,
}

impl Processes {
    fn of(harness: &Harness) -> Result<Self, Error> {
        println!("measuring whole processes");
        let writes = |maker, tables, runs| harness.whole_process(&["write", maker, "postgres", tables], runs);
        let (mut ours, mut sea_query) = (writes("ours", "1000", 20)?, writes("sea-query", "1000", 20)?);
        let mut everything: Option<Process> = None;
        // In turns: other work on the machine comes and goes.
        for _ in 0..5 {
            ours = ours.least(writes("ours", "1000", 10)?);
            sea_query = sea_query.least(writes("sea-query", "1000", 10)?);
            let folder = harness.empty_folder()?;
            let words = ["build", "postgres", "1000", &folder.to_string_lossy()];
            let next = harness.whole_process(&words, 1)?;
            everything = Some(everything.map_or(next, |least| least.least(next)));
        }
        let large = writes("ours", "10000", 3)?;
        Ok(Self { ours, sea_query, everything: everything.unwrap_or(ours), large })
    }

    fn print(&self) {
        println!();
        println!("{:<58}  {:>8}  {:>8}", "whole process", "ms", "peak MB");
        let line = |what: &str, process: &Process| {
            println!("{what:<58}  {:>8.1}  {:>8.1}", process.milliseconds(), process.peak as f64 / 1e6);
        };
        line("create script of 1 000 tables, sea-query by hand", &self.sea_query);
        line("create script of 1 000 tables, ours", &self.ours);
        line("create script of 10 000 tables, ours", &self.large);
        line("every file of 1 000 tables: scripts, catalog, documents", &self.everything);
    }
}

fn print(all: &[Measured]) {
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
}

fn print_peers() {
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

fn targets(all: &[Measured], processes: &Processes) -> Vec<Target> {
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
    let ratio = processes.ours.milliseconds() / processes.sea_query.milliseconds();
    targets.push(Target::new("whole process at 1000 tables, x sea-query's by hand", ratio, PROCESS_LIMIT));
    let user = processes.ours.user.as_secs_f64() * 1e3;
    targets.push(Target::new("whole process at 1000 tables, user ms", user, 10.0));
    targets
}
