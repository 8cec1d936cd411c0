//! The session in which a server is read: what it prints must not depend on the caller's settings.

use super::{
    answer::Answer,
    sql::{ident, literal},
};
use crate::live::{IntrospectError, Server};

/// What decides how the server prints, in the order in which it is remembered; the path comes last.
const SETTINGS: [(&str, &str); 11] = [
    ("DateStyle", "ISO, YMD"),
    ("IntervalStyle", "postgres"),
    ("TimeZone", "UTC"),
    ("extra_float_digits", "1"),
    ("bytea_output", "hex"),
    ("xmlbinary", "base64"),
    ("lc_monetary", "C"),
    ("quote_all_identifiers", "off"),
    // Backslashes of bytes are doubled without it.
    ("standard_conforming_strings", "on"),
    // The queries are wide and short-lived.
    ("jit", "off"),
    (PATH, "pg_catalog, pg_temp"),
];

const PATH: &str = "search_path";

/// What the session was before.
pub(super) struct Session {
    /// `150004` is version 15.4.
    pub(super) version: u32,
    /// The schema in which the connection makes what has no schema of its own.
    pub(super) own: Option<String>,
    settings: Vec<String>,
}

/// Reads the settings and replaces them. Nothing but the server's own objects is found by an unqualified name from then
/// on.
pub(super) fn begin<S: Server>(server: &mut S) -> Result<Session, IntrospectError<S::Error>> {
    let settings: String =
        SETTINGS.iter().map(|(name, _)| format!(", pg_catalog.current_setting('{name}')")).collect();
    let sql = format!(
        "SELECT pg_catalog.current_setting('server_version_num'), pg_catalog.current_schema()::text{settings}"
    );
    let rows = server.rows(&sql).map_err(IntrospectError::Server)?;
    let mut row = Answer::new("settings", rows.into_iter().next().unwrap_or_default());
    let version = row.number()?;
    let own = row.optional()?;
    let settings = SETTINGS.iter().map(|_| row.text()).collect::<Result<_, _>>()?;
    let session = Session { version, own, settings };
    set(server, SETTINGS.iter().copied())?;
    Ok(session)
}

/// Lets the server print what is in the schema `own`, and what extensions brought into `others`, without their schema.
///
/// What is in the server's own schema comes first: an operator of `own` is not taken for one of the server's.
pub(super) fn show_unqualified<S: Server>(
    server: &mut S,
    own: &str,
    others: &[String],
) -> Result<(), IntrospectError<S::Error>> {
    let others: String = others.iter().map(|name| format!(", {}", ident(name))).collect();
    set(server, std::iter::once((PATH, format!("pg_catalog, {}{others}, pg_temp", ident(own)).as_str())))
}

/// Gives the session its settings back.
pub(super) fn end<S: Server>(server: &mut S, session: &Session) -> Result<(), IntrospectError<S::Error>> {
    set(server, SETTINGS.iter().zip(&session.settings).map(|((name, _), value)| (*name, value.as_str())))
}

fn set<'v, S: Server>(
    server: &mut S,
    settings: impl Iterator<Item = (&'static str, &'v str)>,
) -> Result<(), IntrospectError<S::Error>> {
    let calls: Vec<String> = settings
        .map(|(name, value)| format!("pg_catalog.set_config('{name}', {}, false)", literal(value)))
        .collect();
    server.rows(&format!("SELECT {}", calls.join(", "))).map_err(IntrospectError::Server)?;
    Ok(())
}
