//! The addresses of databases.

/// Escapes what has a meaning in an address.
pub(crate) fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// The same server's address with another database.
pub(crate) fn with_database(url: &str, database: &str) -> String {
    let (server_and_path, options) =
        url.split_once('?').map_or((url, None), |(before, after)| (before, Some(after)));
    let authority = server_and_path.find("://").map_or(0, |at| at + 3);
    let server_end =
        server_and_path[authority..].find('/').map_or(server_and_path.len(), |at| authority + at);
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    format!("{}/{}{options}", &server_and_path[..server_end], escape(database))
}

#[cfg(test)]
mod tests {
    use super::{escape, with_database};

    #[track_caller]
    fn check(url: &str, expected: &str) {
        assert_eq!(with_database(url, "orders"), expected);
    }

    #[test]
    fn another_database_keeps_the_rest_of_the_address() {
        check("postgres://app:secret@db:5432/postgres", "postgres://app:secret@db:5432/orders");
        check("postgres://app@db", "postgres://app@db/orders");
        check("mysql://root@db/mysql?ssl-mode=disabled", "mysql://root@db/orders?ssl-mode=disabled");
        check(
            "mysql://root@localhost?socket=/run/my.sock",
            "mysql://root@localhost/orders?socket=/run/my.sock",
        );
    }

    #[test]
    fn a_path_is_escaped() {
        assert_eq!(escape("/tmp/a b"), "%2Ftmp%2Fa%20b");
    }
}
