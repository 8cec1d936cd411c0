//! The order in which a server is looked for, and what it means when there is none.

use std::env;

use crate::engine::Engine;
use crate::error::Error;
use crate::installation::{Installation, directory};

/// Where the server of an engine is to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// It runs already: the address an environment variable gave.
    Running(String),
    /// It is to be started from these programs.
    Installed(Installation),
}

/// Looks for an engine: environment, `target/servers`, system.
///
/// # Errors
///
/// [`Error::Missing`] when the engine is required and nowhere, [`Error::UnknownEngine`] when
/// `SCHEMA_TEST_REQUIRE` names something else, [`Error::Broken`] when what was fetched does not run.
pub fn locate(engine: Engine) -> Result<Option<Location>, Error> {
    let sources = Sources {
        variable: &|name| env::var(name).ok(),
        fetched: &|engine| Installation::fetched(engine, &directory()),
        system: &Installation::of_the_system,
    };
    locate_among(engine, &sources)
}

/// What the look-up may ask, so that a test can answer instead of the machine.
struct Sources<'a> {
    variable: &'a dyn Fn(&str) -> Option<String>,
    fetched: &'a dyn Fn(Engine) -> Result<Option<Installation>, Error>,
    system: &'a dyn Fn(Engine) -> Option<Installation>,
}

fn locate_among(engine: Engine, sources: &Sources<'_>) -> Result<Option<Location>, Error> {
    let required = required_engines(&(sources.variable)("SCHEMA_TEST_REQUIRE").unwrap_or_default())?;
    if let Some(url) = (sources.variable)(engine.url_variable()).filter(|url| !url.is_empty()) {
        return Ok(Some(Location::Running(url)));
    }
    if let Some(installation) = (sources.fetched)(engine)? {
        return Ok(Some(Location::Installed(installation)));
    }
    if let Some(installation) = (sources.system)(engine) {
        return Ok(Some(Location::Installed(installation)));
    }
    if required.contains(&engine) { Err(Error::Missing { engine }) } else { Ok(None) }
}

/// Reads the value of `SCHEMA_TEST_REQUIRE`.
fn required_engines(list: &str) -> Result<Vec<Engine>, Error> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::{Location, Sources, locate_among};
    use crate::engine::Engine;
    use crate::error::Error;
    use crate::installation::Installation;

    fn nothing_fetched(_: Engine) -> Result<Option<Installation>, Error> {
        Ok(None)
    }

    fn look(variables: &[(&str, &str)]) -> Result<Option<Location>, Error> {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let sources = Sources { variable: &variable, fetched: &nothing_fetched, system: &|_| None };
        locate_among(Engine::MySql, &sources)
    }

    #[test]
    fn a_missing_engine_is_none_when_nobody_requires_it() {
        assert!(matches!(look(&[]), Ok(None)));
        assert!(matches!(look(&[("SCHEMA_TEST_REQUIRE", "postgres15, mariadb")]), Ok(None)));
    }

    #[test]
    fn a_missing_engine_is_an_error_when_it_is_required() {
        let error = look(&[("SCHEMA_TEST_REQUIRE", "postgres15, mysql")]).expect_err("mysql is missing");
        assert_eq!(
            error.to_string(),
            "`SCHEMA_TEST_REQUIRE` lists `mysql`, and it was not found: run `cargo xtask servers`, \
             or set `SCHEMA_TEST_MYSQL_URL`"
        );
    }

    #[test]
    fn a_misspelled_requirement_is_an_error_even_when_the_engine_is_there() {
        let error = look(&[("SCHEMA_TEST_REQUIRE", "mysq"), ("SCHEMA_TEST_MYSQL_URL", "mysql://root@db/")]);
        assert!(matches!(error, Err(Error::UnknownEngine { name }) if name == "mysq"));
    }

    #[test]
    fn the_environment_comes_first() {
        let found = look(&[("SCHEMA_TEST_MYSQL_URL", "mysql://root@db/")]).expect("no error");
        assert_eq!(found, Some(Location::Running("mysql://root@db/".to_owned())));
    }

    #[test]
    fn an_empty_address_is_no_address() {
        assert!(matches!(look(&[("SCHEMA_TEST_MYSQL_URL", "")]), Ok(None)));
    }

    #[test]
    fn what_was_fetched_and_is_broken_does_not_fall_back_to_the_system() {
        let broken = |engine: Engine| {
            let directory = std::path::PathBuf::from("target/servers/mysql");
            Err(Error::Broken {
                engine,
                program: directory.join("bin/mysqld"),
                directory,
                reason: "killed".to_owned(),
            })
        };
        let system = |_| -> Option<Installation> { unreachable!("the system is not asked") };
        let sources = Sources { variable: &|_| None, fetched: &broken, system: &system };
        assert!(matches!(locate_among(Engine::MySql, &sources), Err(Error::Broken { .. })));
    }
}
