//! `cargo xtask test`: everything a change must pass.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use schema_test_servers::Engine;

use crate::servers::{Setup, report_missing, set_up_all};
use crate::step::{Outcome, Step, Verdict, report, run_all};

/// Projects outside the workspace, built as a user would build them.
const OUTSIDE: [&str; 2] = ["examples/app", "examples/build-script"];

pub(crate) fn command() -> ExitCode {
    println!("==> servers");
    let start = Instant::now();
    let setups = set_up_all();
    let mut outcomes = vec![Outcome { name: "servers", time: start.elapsed(), verdict: verdict(&setups) }];
    outcomes.extend(run_all(steps(&required(&setups))));
    report(&outcomes);
    report_missing(&setups);
    if outcomes.iter().all(|outcome| outcome.verdict == Verdict::Passed) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The steps after the servers. `required` are the engines that no test may skip.
fn steps(required: &str) -> Vec<Step> {
    let mut steps = vec![
        Step::cargo("tests of the workspace", &["test", "--workspace", "--all-targets", "--no-fail-fast"]),
        Step::cargo("documentation tests", &["test", "--workspace", "--doc", "--no-fail-fast"]),
    ];
    for name in OUTSIDE {
        let directory = workspace().join(name);
        if directory.join("Cargo.toml").is_file() {
            let mut step = Step::cargo(name, &["test"]);
            step.command.current_dir(directory);
            steps.push(step);
        }
    }
    for step in &mut steps {
        step.command.env("SCHEMA_TEST_REQUIRE", required);
    }
    steps
}

/// Every engine in CI, where a green run must mean that all were tested; elsewhere those there are.
fn required(setups: &[Setup]) -> String {
    let engines = setups.iter().filter(|setup| is_ci() || setup.result.is_ok()).map(|setup| setup.engine);
    engines.map(Engine::name).collect::<Vec<_>>().join(",")
}

fn verdict(setups: &[Setup]) -> Verdict {
    let missing: Vec<_> =
        setups.iter().filter(|setup| setup.result.is_err()).map(|setup| setup.engine.name()).collect();
    if missing.is_empty() || !is_ci() {
        Verdict::Passed
    } else {
        Verdict::Failed(format!("no {}", missing.join(", ")))
    }
}

fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

fn workspace() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_owned()
}
