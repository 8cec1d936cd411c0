//! What candidate keys, normal form and synthesis of one entity cost: what the derive does while an application is
//! compiled, where it runs unoptimised.

use super::{
    harness::{Harness, Profile},
    target::{self, Target},
};
use crate::error::Error;

/// Measures, prints the table, and how the figures stand to their targets; how many were missed.
pub(super) fn run() -> Result<usize, Error> {
    let cases = [
        ("wide", "60 columns, 20 dependencies", Profile::Release, 1.0),
        ("wide", "60 columns, 20 dependencies", Profile::Dev, 1.0),
        ("many-keys", "20 columns, 1 024 keys", Profile::Release, 50.0),
        ("many-keys", "20 columns, 1 024 keys", Profile::Dev, 50.0),
    ];
    let (release, dev) = (Harness::build(Profile::Release)?, Harness::build(Profile::Dev)?);
    println!();
    println!("{:<28}  {:<7}  {:>6}  {:>9}", "relation", "profile", "keys", "ms");
    let mut targets = Vec::new();
    for (case, what, profile, limit) in cases {
        let (harness, built) = match profile {
            Profile::Release => (&release, "release"),
            Profile::Dev => (&dev, "dev"),
        };
        let report = harness.report(&["theory", case], 30)?;
        let time = report.time.as_secs_f64() * 1e3;
        println!("{what:<28}  {built:<7}  {:>6}  {time:>9.3}", report.amount);
        targets.push(Target::new(format!("{what}, {built}, ms"), time, limit));
    }
    Ok(target::print(&targets))
}
