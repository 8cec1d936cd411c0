//! What a plan costs in which one table in a hundred has changed, catalogs in memory.

use super::{
    harness::{Harness, Profile, Report},
    target::{self, Target},
};
use crate::error::Error;

/// How often the times that are compared with a target are taken again.
const ROUNDS: usize = 8;

struct Measured {
    dialect: &'static str,
    tables: u32,
    report: Report,
    instructions: Option<u64>,
}

/// Measures, prints the table, and how the figures stand to their targets; how many were missed.
pub(super) fn run() -> Result<usize, Error> {
    let harness = Harness::build(Profile::Release)?;
    let mut all = Vec::new();
    for (dialect, sizes) in [
        ("postgres", &[100, 1_000, 10_000][..]),
        ("mysql", &[100, 1_000]),
        ("mariadb", &[100, 1_000]),
        ("sqlite", &[100, 1_000]),
    ] {
        for &tables in sizes {
            println!("measuring {tables} tables on {dialect}");
            let number = tables.to_string();
            let words = ["plan", dialect, &number];
            let report = harness.report(&words, if tables > 1_000 { 10 } else { 50 })?;
            let instructions = harness.instructions("schema_bench::plan::planned", &words)?;
            all.push(Measured { dialect, tables, report, instructions });
        }
    }
    // Once more, in turns: to compare catalogs is to read memory, and other work on the machine takes the caches away.
    for _ in 0..ROUNDS {
        for Measured { dialect, tables, report, .. } in all.iter_mut().filter(|each| each.tables == 1_000) {
            let again = harness.report(&["plan", dialect, &tables.to_string()], 50)?;
            report.time = report.time.min(again.time);
        }
    }
    print(&all);
    harness.tell_what_is_missing();
    Ok(target::print(&targets(&all)))
}

fn print(all: &[Measured]) {
    println!();
    println!(
        "{:>6}  {:<8}  {:>6}  {:>12}  {:>14}  {:>8}",
        "tables", "dialect", "steps", "instructions", "a table", "ms"
    );
    for Measured { dialect, tables, report, instructions } in all {
        let counted = |divisor: u32| {
            instructions.map_or_else(|| "-".to_owned(), |count| (count / u64::from(divisor)).to_string())
        };
        println!(
            "{tables:>6}  {dialect:<8}  {:>6}  {:>12}  {:>14}  {:>8.2}",
            report.amount,
            counted(1),
            counted(*tables),
            report.time.as_secs_f64() * 1e3,
        );
    }
    println!();
    println!("peers, measured elsewhere, one table in a hundred changed:");
    println!(
        "  Toasty 8 ms at 100 tables; at 1 000: Prisma 1.47 s, drizzle-kit 2.11 s, Alembic against a server"
    );
    println!("  8.4 to 13.3 s, Django unfinished after 101 s; reading and comparing two JSON texts 9.4 ms");
}

fn targets(all: &[Measured]) -> Vec<Target> {
    let mut targets = Vec::new();
    for pair in all.windows(2) {
        let [smaller, larger] = pair else { continue };
        if let (Some(before), Some(after)) = (smaller.instructions, larger.instructions)
            && smaller.dialect == larger.dialect
        {
            let Measured { dialect, tables, .. } = larger;
            let what = format!("from {} to {tables} tables on {dialect}: instructions, x", smaller.tables);
            targets.push(Target::new(what, after as f64 / before as f64, 11.0));
        }
    }
    for Measured { dialect, report, .. } in all.iter().filter(|measured| measured.tables == 1_000) {
        let what = format!("1000 tables on {dialect}, ms");
        targets.push(Target::new(what, report.time.as_secs_f64() * 1e3, 3.0));
    }
    targets
}
