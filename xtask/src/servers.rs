//! `cargo xtask servers`: every engine found or fetched, and made ready.

use std::process::ExitCode;
use std::time::Instant;

use schema_test_servers::{self as servers, Engine, Location, Origin};

use crate::error::Error;
use crate::fetch::fetch;

/// What came of setting up one engine.
pub(crate) struct Setup {
    pub(crate) engine: Engine,
    pub(crate) result: Result<(), Error>,
}

pub(crate) fn command() -> ExitCode {
    let setups = set_up_all();
    report_missing(&setups);
    if setups.iter().all(|setup| setup.result.is_ok()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Sets up every engine. One that fails keeps none of the others back.
pub(crate) fn set_up_all() -> Vec<Setup> {
    Engine::ALL.map(|engine| Setup { engine, result: set_up(engine) }).into()
}

/// Says loudly which engines could not be had, and why.
pub(crate) fn report_missing(setups: &[Setup]) {
    for Setup { engine, result } in setups {
        if let Err(error) = result {
            eprintln!("MISSING {engine}: {error}");
        }
    }
}

fn set_up(engine: Engine) -> Result<(), Error> {
    let start = Instant::now();
    if is_to_be_fetched(engine)? {
        println!("{engine:<11} fetching ...");
        fetch(engine)?;
    }
    let location = servers::prepare(engine)?;
    println!("{engine:<11} {} ({:.1} s)", describe(location.as_ref()), start.elapsed().as_secs_f32());
    Ok(())
}

/// Whether the engine is nowhere, or was fetched and no longer runs.
fn is_to_be_fetched(engine: Engine) -> Result<bool, Error> {
    match servers::locate(engine) {
        Ok(location) => Ok(location.is_none()),
        Err(servers::Error::Missing { .. } | servers::Error::Broken { .. }) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

fn describe(location: Option<&Location>) -> String {
    match location {
        Some(Location::Running(_)) => "runs already".to_owned(),
        Some(Location::Installed(installation)) => {
            let origin = match installation.origin() {
                Origin::Fetched => "fetched",
                Origin::System => "of the system",
            };
            format!("{:<8} {origin}, in {}", installation.version(), installation.directory().display())
        }
        None => "nowhere".to_owned(),
    }
}
