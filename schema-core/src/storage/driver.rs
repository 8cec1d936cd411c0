//! Drivers: one file each says which databases it reaches and what it binds.

mod diesel;
mod rusqlite;
mod sea_orm;
mod sqlx;
mod tokio_postgres;

use super::{Refusal, moment::Moments};
use crate::{
    dialect::Dialect,
    types::{Library, LogicalType, TypeDef},
};

/// The crate through which the application talks to its database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Driver {
    /// `sqlx`: PostgreSQL, MySQL, MariaDB, SQLite.
    Sqlx,
    /// `diesel`: PostgreSQL, MySQL, MariaDB, SQLite.
    Diesel,
    /// `sea-orm`, over sqlx: PostgreSQL, MySQL, MariaDB, SQLite.
    SeaOrm,
    /// `tokio-postgres`, and `postgres`: PostgreSQL.
    TokioPostgres,
    /// `rusqlite`: SQLite.
    Rusqlite,
}

impl Driver {
    /// Every driver.
    pub const ALL: [Self; 5] = [Self::Sqlx, Self::Diesel, Self::SeaOrm, Self::TokioPostgres, Self::Rusqlite];

    /// The name in attributes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlx => "sqlx",
            Self::Diesel => "diesel",
            Self::SeaOrm => "sea_orm",
            Self::TokioPostgres => "tokio_postgres",
            Self::Rusqlite => "rusqlite",
        }
    }

    /// Whether the driver talks to `dialect`.
    #[must_use]
    pub const fn reaches(self, dialect: Dialect) -> bool {
        match self {
            Self::Sqlx | Self::Diesel | Self::SeaOrm => true,
            Self::TokioPostgres => dialect.is(Dialect::Postgres),
            Self::Rusqlite => dialect.is(Dialect::Sqlite),
        }
    }

    /// Why the driver does not bind `ty` to `dialect`, which could hold it; `None`: it does.
    pub(super) const fn refusal(self, ty: TypeDef, dialect: Dialect) -> Option<Refusal> {
        match self {
            Self::Sqlx => sqlx::refusal(ty, dialect),
            Self::Diesel => diesel::refusal(ty, dialect),
            Self::SeaOrm => sea_orm::refusal(ty, dialect),
            Self::TokioPostgres => tokio_postgres::refusal(ty),
            Self::Rusqlite => rusqlite::refusal(ty),
        }
    }

    /// How the driver writes the moments of `library` to SQLite.
    pub(super) const fn moments(self, library: Library) -> Moments {
        match self {
            // SeaORM binds through sqlx.
            Self::Sqlx | Self::SeaOrm => sqlx::moments(library),
            Self::Diesel => diesel::moments(library),
            Self::Rusqlite | Self::TokioPostgres => rusqlite::moments(library),
        }
    }
}

/// Whether the type is a day or a time of `jiff`.
const fn is_of_jiff(ty: TypeDef) -> bool {
    matches!(ty.library, Library::Jiff)
}

/// Whether the type is an IP address or network.
const fn is_address(ty: TypeDef) -> bool {
    matches!(ty.logical, LogicalType::IpAddress | LogicalType::IpNetwork)
}

/// What to do about an address that the driver does not bind.
const ADDRESS_HELP: &str = "bind the text in the application, and say so: `#[column(store(text))]`";
