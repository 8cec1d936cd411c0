//! The engines the project promises to support, and what each is called.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A kind and generation of server.
///
/// ```
/// use schema_test_servers::Engine;
///
/// assert_eq!(Engine::MySql.name(), "mysql");
/// assert_eq!(Engine::MySql.url_variable(), "SCHEMA_TEST_MYSQL_URL");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Engine {
    /// PostgreSQL 15, the oldest generation supported.
    Postgres15,
    /// PostgreSQL 18, the newest.
    Postgres18,
    /// MySQL, 8.0 or later.
    MySql,
    /// MariaDB, 10.11 or later.
    MariaDb,
}

impl Engine {
    /// Every engine, in the order reports list them.
    pub const ALL: [Self; 4] = [Self::Postgres15, Self::Postgres18, Self::MySql, Self::MariaDb];

    /// The name used in `SCHEMA_TEST_REQUIRE`, in reports and in `target/servers`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postgres15 => "postgres15",
            Self::Postgres18 => "postgres18",
            Self::MySql => "mysql",
            Self::MariaDb => "mariadb",
        }
    }

    /// The environment variable that names a running server to use instead of starting one.
    #[must_use]
    pub const fn url_variable(self) -> &'static str {
        match self {
            Self::Postgres15 => "SCHEMA_TEST_POSTGRES15_URL",
            Self::Postgres18 => "SCHEMA_TEST_POSTGRES18_URL",
            Self::MySql => "SCHEMA_TEST_MYSQL_URL",
            Self::MariaDb => "SCHEMA_TEST_MARIADB_URL",
        }
    }

    /// The file name of the server program.
    #[must_use]
    pub const fn program(self) -> &'static str {
        match self {
            Self::Postgres15 | Self::Postgres18 => "postgres",
            Self::MySql => "mysqld",
            Self::MariaDb => "mariadbd",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for Engine {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|engine| engine.name() == name)
            .ok_or_else(|| Error::UnknownEngine { name: name.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn every_engine_is_found_by_its_name() {
        for engine in Engine::ALL {
            assert_eq!(engine.name().parse::<Engine>().expect("a known name"), engine);
        }
    }

    #[test]
    fn an_unknown_engine_is_named_with_the_known_ones() {
        let error = "postgres".parse::<Engine>().expect_err("no such engine");
        assert_eq!(
            error.to_string(),
            "`postgres` in `SCHEMA_TEST_REQUIRE` is not an engine: postgres15, postgres18, mysql, mariadb"
        );
    }
}
