//! The connection: which product it leads to, and settings under which texts are printed one way.

use schema_as_code_core::dialect::{Dialect, Version};

use super::{
    product::{self, Product},
    query::{known, misunderstood, one, select},
    text,
};
use crate::live::{IntrospectError, Server};

/// What is asked of a connection before anything else.
pub(super) struct Session {
    /// MySQL or MariaDB.
    pub(super) product: &'static Product,
    /// Its version.
    pub(super) version: Version,
    /// The current database.
    pub(super) database: String,
    /// Whether words of full-text indexes may be found by a parser that is not the server's usual one.
    pub(super) has_parsers: bool,
    /// The collation that `SET NAMES utf8mb4` chooses.
    pub(super) collation: Option<String>,
    /// How the caller had it.
    settings: Settings,
}

/// What changes how expressions and names are printed.
struct Settings {
    sql_mode: String,
    /// `0` or `1`.
    quotes_names: String,
}

impl Settings {
    fn statement(&self) -> String {
        let Self { sql_mode, quotes_names } = self;
        format!("SET SESSION sql_mode = {}, sql_quote_show_create = {quotes_names}", text::literal(sql_mode))
    }
}

/// What `read` finds while texts are printed one way; afterwards the connection is as it was.
pub(super) fn within<S: Server, T>(
    server: &mut S,
    read: impl FnOnce(&mut S, &Session) -> Result<T, IntrospectError<S::Error>>,
) -> Result<T, IntrospectError<S::Error>> {
    let session = ask(server)?;
    let plain = Settings { sql_mode: String::new(), quotes_names: "1".to_owned() };
    set(server, &plain)?;
    let found = read(server, &session);
    let restored = set(server, &session.settings);
    let found = found?;
    restored?;
    Ok(found)
}

fn set<S: Server>(server: &mut S, settings: &Settings) -> Result<(), IntrospectError<S::Error>> {
    server.rows(&settings.statement()).map(drop).map_err(IntrospectError::Server)
}

fn ask<S: Server>(server: &mut S) -> Result<Session, IntrospectError<S::Error>> {
    const SUBJECT: &str = "the connection";
    let columns = [
        "VERSION()",
        "DATABASE()",
        "@@SESSION.character_set_results",
        "@@SESSION.sql_mode",
        "IF(@@SESSION.sql_quote_show_create, 1, 0)",
        "(SELECT MIN(collation_name) FROM information_schema.collations \
         WHERE character_set_name = 'utf8mb4' AND is_default = 'Yes')",
        "EXISTS (SELECT 1 FROM information_schema.plugins WHERE plugin_type = 'FTPARSER')",
    ];
    let answer = one(select(server, SUBJECT, columns, "")?, SUBJECT)?;
    let [version, database, results, sql_mode, quotes_names, collation, has_parsers] = answer;
    if let Some(set) = results.filter(|set| set != "utf8mb4") {
        let message =
            format!("it answers in `{set}`, which cannot hold every text; `SET NAMES utf8mb4` first");
        return Err(misunderstood(SUBJECT, message));
    }
    let text = known(version, SUBJECT)?;
    let (product, version) = product(&text).map_err(|message| misunderstood(SUBJECT, message))?;
    let settings =
        Settings { sql_mode: known(sql_mode, SUBJECT)?, quotes_names: known(quotes_names, SUBJECT)? };
    let database = database.ok_or(IntrospectError::NoSchema)?;
    let has_parsers = has_parsers.as_deref() != Some("0");
    Ok(Session { product, version, database, has_parsers, collation, settings })
}

/// `9.7.4-log`, `10.11.18-MariaDB`, `5.5.5-10.11.18-MariaDB`.
fn product(text: &str) -> Result<(&'static Product, Version), String> {
    let is_mariadb = text.to_ascii_lowercase().contains("mariadb");
    let product = if is_mariadb { &product::MARIADB } else { &product::MYSQL };
    let number = text.strip_prefix("5.5.5-").filter(|_| is_mariadb).unwrap_or(text);
    let mut parts = number.split(|letter: char| !letter.is_ascii_digit()).map(str::parse);
    let (Some(Ok(major)), Some(Ok(minor))) = (parts.next(), parts.next()) else {
        return Err(format!("`{text}` is not a version"));
    };
    let (version, oldest) = (Version::new(major, minor), Dialect::oldest(product.dialect));
    if !version.is_at_least(oldest) {
        return Err(format!("`{text}` is older than {}.{}", oldest.major, oldest.minor));
    }
    Ok((product, version))
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Version, product};

    fn told(text: &str) -> Result<(Dialect, Version), String> {
        product(text).map(|(product, version)| (product.dialect, version))
    }

    #[test]
    fn products_are_told_by_their_versions() {
        assert_eq!(told("9.7.4-2"), Ok((Dialect::MySql, Version::new(9, 7))));
        assert_eq!(told("8.0.36-28"), Ok((Dialect::MySql, Version::new(8, 0))));
        assert_eq!(told("11.4.2-MariaDB-log"), Ok((Dialect::MariaDb, Version::new(11, 4))));
        assert_eq!(told("5.5.5-10.11.18-MariaDB"), Ok((Dialect::MariaDb, Version::new(10, 11))));
        assert_eq!(told("5.7.44"), Err("`5.7.44` is older than 8.0".to_owned()));
        assert_eq!(told("10.4.1-MariaDB"), Err("`10.4.1-MariaDB` is older than 10.11".to_owned()));
        assert_eq!(told("next"), Err("`next` is not a version".to_owned()));
    }
}
