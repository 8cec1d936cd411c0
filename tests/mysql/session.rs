//! How the caller's connection is set up does not matter, and it stays so.

use schema_as_code::emit::live::{IntrospectError, mysql};
use support::Engine;

use crate::{ENGINES, made, read};

const SCHEMA: [&str; 4] = [
    "CREATE TABLE `t \"1\"` (`a\\b` varchar(50) DEFAULT 'it''s \\\\', j json, g int AS (length(`a\\b`) + 1) STORED,
        d varchar(20) DEFAULT (concat('\\\\', '\"')), CONSTRAINT `c'` CHECK (`a\\b` <> 'x\\\\''\"\u{1f600}')) COMMENT 'a\\\\'",
    "CREATE VIEW v AS SELECT concat(`a\\b`, '\\\\', '\u{1f600}') AS `x\\` FROM `t \"1\"`",
    "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
    "CREATE TRIGGER \"tr\\\" BEFORE INSERT ON \"t \"\"1\"\"\" FOR EACH ROW SET NEW.j = concat('\\', NEW.\"a\\b\")",
];

#[test]
fn the_callers_settings_do_not_matter_and_are_kept() {
    for engine in ENGINES {
        let Some(mut database) = made(engine, "session", &SCHEMA) else { continue };
        database.run("SET SESSION sql_mode = ''");
        let plain = read(&mut database);
        let more = if engine == Engine::MariaDb { "ORACLE" } else { "PIPES_AS_CONCAT" };
        for mode in ["ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES", more] {
            for quotes in ["0", "1"] {
                database.run(&format!("SET SESSION sql_mode = '{mode}', sql_quote_show_create = {quotes}"));
                let settings = "SELECT @@sql_mode, @@sql_quote_show_create";
                let before = database.query(settings).expect("they are known");
                assert_eq!(read(&mut database), plain, "{engine} with {mode}");
                assert_eq!(database.query(settings).expect("they are known"), before);
            }
        }
    }
}

#[test]
fn what_cannot_be_read_whole_is_an_error() {
    for engine in ENGINES {
        let Some(mut database) = made(engine, "session", &[]) else { continue };
        database.run("SET NAMES latin1");
        let error = mysql::introspect(&mut database).expect_err("latin1 cannot hold every text");
        assert!(error.to_string().contains("`latin1`"), "{error}");
        database.run("SET NAMES utf8mb4");

        let name = database.name().to_owned();
        database.run(&format!("DROP DATABASE `{name}`"));
        let error = mysql::introspect(&mut database).expect_err("there is no database");
        assert!(matches!(error, IntrospectError::NoSchema), "{error}");
    }
}
