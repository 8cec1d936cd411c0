//! A list of commands, run one after the other and timed.

use std::process::Command;
use std::time::{Duration, Instant};

/// One command of a list.
pub(crate) struct Step {
    /// What it is called in the report.
    pub(crate) name: &'static str,
    /// What it runs. Its output is shown as it comes.
    pub(crate) command: Command,
}

/// What came of a step.
pub(crate) struct Outcome {
    pub(crate) name: &'static str,
    pub(crate) time: Duration,
    pub(crate) verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    Passed,
    Failed(String),
}

impl Step {
    /// A call of the cargo that runs this program.
    pub(crate) fn cargo(name: &'static str, arguments: &[&str]) -> Self {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments);
        Self { name, command }
    }

    fn run(mut self) -> Outcome {
        println!("\n==> {}", self.name);
        let start = Instant::now();
        let verdict = match self.command.status() {
            Ok(status) if status.success() => Verdict::Passed,
            Ok(status) => Verdict::Failed(status.to_string()),
            Err(error) => Verdict::Failed(format!("did not start: {error}")),
        };
        Outcome { name: self.name, time: start.elapsed(), verdict }
    }
}

/// Runs every step: a failure does not hide what the later ones would say.
pub(crate) fn run_all(steps: Vec<Step>) -> Vec<Outcome> {
    steps.into_iter().map(Step::run).collect()
}

/// Prints where the time went.
pub(crate) fn report(outcomes: &[Outcome]) {
    println!("\n==> time");
    for Outcome { name, time, verdict } in outcomes {
        let verdict = match verdict {
            Verdict::Passed => "passed".to_owned(),
            Verdict::Failed(reason) => format!("FAILED ({reason})"),
        };
        println!("{:>8.1} s  {name}: {verdict}", time.as_secs_f32());
    }
    let total: Duration = outcomes.iter().map(|outcome| outcome.time).sum();
    println!("{:>8.1} s  in all", total.as_secs_f32());
}
