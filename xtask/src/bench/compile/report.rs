//! The table, the targets, and whether they are met.

use super::{Case, Kind};
use crate::bench::target::{self, Target};

/// Prints what every case cost and how it stands to its targets; how many targets were missed.
pub(crate) fn print(cases: &[Case]) -> usize {
    println!();
    println!(
        "{:>8}  {:<8}  {:>8}  {:>8}  {:>8}  {:>8}  {:>9}  {:>8}  {:>8}",
        "entities", "derives", "clean s", "x serde", "edit s", "x serde", "peak MiB", "lines/e", "impls/e"
    );
    for case in cases {
        let Some(serde) = of(cases, Kind::Serde, case.entities) else { continue };
        let measured = &case.measured;
        println!(
            "{:>8}  {:<8}  {:>8.2}  {:>8.2}  {:>8.2}  {:>8.2}  {:>9.0}  {:>8.1}  {:>8.1}",
            case.entities,
            case.kind.name(),
            measured.clean.as_secs_f64(),
            measured.clean.as_secs_f64() / serde.measured.clean.as_secs_f64(),
            measured.edit.as_secs_f64(),
            measured.edit.as_secs_f64() / serde.measured.edit.as_secs_f64(),
            measured.memory as f64 / 1024.0 / 1024.0,
            each(case, measured.lines),
            each(case, measured.impls),
        );
    }
    target::print(&targets(cases))
}

fn of(cases: &[Case], kind: Kind, entities: usize) -> Option<&Case> {
    cases.iter().find(|case| case.kind == kind && case.entities == entities)
}

fn each(case: &Case, number: usize) -> f64 {
    number as f64 / case.entities as f64
}

fn targets(cases: &[Case]) -> Vec<Target> {
    let mut targets = Vec::new();
    for ours in cases.iter().filter(|case| case.kind == Kind::Entity) {
        let entities = ours.entities;
        let Some(serde) = of(cases, Kind::Serde, entities) else { continue };
        let Some(plain) = of(cases, Kind::Plain, entities) else { continue };
        let ratio = |ours: f64, theirs: f64| ours / theirs;
        let mut target = |what: &str, value: f64, limit: f64| {
            targets.push(Target::new(format!("{what}, {entities} entities"), value, limit));
        };
        let (clean, edit) = (ours.measured.clean.as_secs_f64(), ours.measured.edit.as_secs_f64());
        target("clean check, x serde", ratio(clean, serde.measured.clean.as_secs_f64()), 0.15);
        target("edit of one field, x serde", ratio(edit, serde.measured.edit.as_secs_f64()), 0.3);
        target("peak memory, x serde", ratio(ours.measured.memory as f64, serde.measured.memory as f64), 1.0);
        // What the structs themselves and std's derives expand to is not ours.
        target(
            "lines of expansion an entity",
            each(ours, ours.measured.lines) - each(plain, plain.measured.lines),
            150.0,
        );
        target("impls an entity", each(ours, ours.measured.impls) - each(plain, plain.measured.impls), 4.0);
    }
    if let (Some(small), Some(big)) = (of(cases, Kind::Entity, 100), of(cases, Kind::Entity, 300)) {
        let value = big.measured.clean.as_secs_f64() / small.measured.clean.as_secs_f64();
        targets.push(Target::new("from 100 to 300 entities, x", value, 3.2));
    }
    targets
}
