//! The engines that everything is proven on.

use std::fmt;

use schema_as_code::dialect::Dialect;
use schema_test_servers as servers;

/// A database product in a certain version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// PostgreSQL 15.
    Postgres15,
    /// PostgreSQL 18.
    Postgres18,
    /// MySQL 9.7.
    MySql,
    /// MariaDB 10.11.
    MariaDb,
    /// SQLite, embedded.
    Sqlite,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 5] = [Self::Postgres15, Self::Postgres18, Self::MySql, Self::MariaDb, Self::Sqlite];

    /// What the engine speaks.
    #[must_use]
    pub const fn dialect(self) -> Dialect {
        match self {
            Self::Postgres15 | Self::Postgres18 => Dialect::Postgres,
            Self::MySql => Dialect::MySql,
            Self::MariaDb => Dialect::MariaDb,
            Self::Sqlite => Dialect::Sqlite,
        }
    }

    /// The server it needs; none: embedded.
    #[must_use]
    pub const fn server(self) -> Option<servers::Engine> {
        match self {
            Self::Postgres15 => Some(servers::Engine::Postgres15),
            Self::Postgres18 => Some(servers::Engine::Postgres18),
            Self::MySql => Some(servers::Engine::MySql),
            Self::MariaDb => Some(servers::Engine::MariaDb),
            Self::Sqlite => None,
        }
    }

    /// The word for it in behaviour files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postgres15 => "postgres15",
            Self::Postgres18 => "postgres18",
            Self::MySql => "mysql",
            Self::MariaDb => "mariadb",
            Self::Sqlite => "sqlite",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
