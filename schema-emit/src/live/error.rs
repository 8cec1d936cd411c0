//! Why a server cannot be read back, or not be compared.

use std::error::Error;

use schema_as_code_core::dialect::Version;

use crate::plan::PlanError;

/// Why a server cannot be read back; `E` is what its connection fails with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IntrospectError<E: Error + 'static> {
    /// The server refuses a query, or the connection is lost.
    #[error("the server does not answer: {0}")]
    Server(#[source] E),
    /// The connection has no schema (on MySQL and MariaDB: no database) in which things would be made.
    #[error("the connection has no schema of its own")]
    NoSchema,
    /// The statements of a rehearsal end its transaction, or go on in another schema.
    #[error("a statement ends the transaction in which it is rehearsed, or leaves its schema")]
    Ended,
    /// The server answers something else than was asked for.
    #[error("the server's answer about {subject} is not understood: {message}")]
    Answer {
        /// What was asked about: `columns`.
        subject: &'static str,
        /// What is wrong with the answer.
        message: String,
    },
}

/// Why drift cannot be told; `L` and `D` are what the connections fail with.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DriftError<L: Error + 'static, D: Error + 'static> {
    /// The live database cannot be read.
    #[error("the live database: {0}")]
    Live(#[source] IntrospectError<L>),
    /// What the create script made cannot be read.
    #[error("what the create script makes: {0}")]
    Declared(#[source] IntrospectError<D>),
    /// The two are of different versions of the server, which print different texts for the same thing.
    #[error(
        "the live database is of version {}.{}, the scratch of version {}.{}: what they print cannot be compared",
        .live.major, .live.minor, .declared.major, .declared.minor
    )]
    Versions {
        /// Of the live database.
        live: Version,
        /// Of the scratch.
        declared: Version,
    },
    /// One of the two contradicts itself.
    #[error("the databases cannot be compared: {0}")]
    Plan(#[source] Box<PlanError>),
}
