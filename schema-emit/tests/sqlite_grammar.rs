//! Whatever SQLite accepts is read back; whatever it does not is an error with a name.
#![cfg(feature = "live-sqlite")]

use proptest::prelude::{
    Just, ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use rusqlite::Connection;
use schema_as_code_emit::live::sqlite::{fingerprint, introspect};

/// A name in one of the ways in which SQLite lets it be written.
fn quoted(name: &str, style: usize) -> String {
    match style {
        0 => format!("\"{}\"", name.replace('"', "\"\"")),
        1 => format!("`{}`", name.replace('`', "``")),
        2 => format!("'{}'", name.replace('\'', "''")),
        3 if !name.contains(']') => format!("[{name}]"),
        _ if name.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_reserved(name) => name.to_owned(),
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    }
}

fn is_reserved(name: &str) -> bool {
    Connection::open_in_memory()
        .expect("memory is enough")
        .prepare(&format!("CREATE TABLE {name} ({name} TEXT, {name}x TEXT)"))
        .is_err()
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,6}",
        1 => prop::sample::select(vec![
            "check", "desc", "key", "select", "a b", "x\"y", "it's", "`", "a]b", "-- x", "/*", "*/", "$$", "generated",
            "always", "\u{202e}abc", "straße", "(", ")", ",", ";", "true", "rowid", "STRICT", "\n", "\\",
        ])
        .prop_map(str::to_owned),
        1 => "\\PC{1,12}",
    ]
}

fn space() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![" ", "\n", " -- it's a \" comment (\n", " /* , ) ' */ ", "\t"])
}

fn ty() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "INTEGER",
        "TEXT",
        "VARCHAR(10)",
        "DECIMAL(10, -2)",
        "\"my type\"",
        "UNSIGNED BIG INT",
        "'t'",
        "BLOB SUB_TYPE TEXT",
    ])
    .prop_map(str::to_owned)
}

/// A clause behind a column; `{c}` is the column, `{n}` a name.
fn clause() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "NOT NULL",
        "NULL",
        "NOT NULL ON CONFLICT FAIL",
        "UNIQUE",
        "UNIQUE ON CONFLICT REPLACE",
        "PRIMARY KEY",
        "PRIMARY KEY DESC",
        "PRIMARY KEY ASC ON CONFLICT ROLLBACK",
        "PRIMARY KEY AUTOINCREMENT",
        "DEFAULT 1",
        "DEFAULT -1",
        "DEFAULT + 1.5e3",
        "DEFAULT 'a)'",
        "DEFAULT abc",
        "DEFAULT \"a\"",
        "DEFAULT (1 + (2))",
        "DEFAULT NULL",
        "DEFAULT CURRENT_TIMESTAMP",
        "DEFAULT x'00'",
        "DEFAULT TRUE",
        "COLLATE NOCASE",
        "COLLATE \"BINARY\"",
        "CHECK ({c} > 0)",
        "CHECK ({c} IN ('a', ')', \"b\"))",
        "CHECK (length({c}) < 3)",
        "CONSTRAINT {n} CHECK ({c} IS NOT NULL OR (1))",
        "CONSTRAINT {n} NOT NULL",
        "CONSTRAINT {n}",
        "CONSTRAINT {n} UNIQUE",
        "CONSTRAINT {n} PRIMARY KEY",
        "REFERENCES other",
        "REFERENCES other (id)",
        "REFERENCES other ON DELETE SET DEFAULT ON UPDATE CASCADE",
        "REFERENCES other MATCH FULL",
        "CONSTRAINT {n} REFERENCES other ON DELETE NO ACTION NOT DEFERRABLE",
        "REFERENCES other DEFERRABLE INITIALLY DEFERRED",
        "REFERENCES other ON INSERT CASCADE DEFERRABLE",
        "GENERATED ALWAYS AS (1)",
        "AS (1 || ')') STORED",
        "GENERATED ALWAYS AS (2) VIRTUAL",
    ])
    .prop_map(str::to_owned)
}

/// A constraint of the table.
fn constraint() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "PRIMARY KEY ({c})",
        "CONSTRAINT {n} PRIMARY KEY ({c}, {d} DESC)",
        "UNIQUE ({c}, {d})",
        "PRIMARY KEY ({c} AUTOINCREMENT)",
        "CONSTRAINT {n} UNIQUE ({d} COLLATE NOCASE, {c}) ON CONFLICT IGNORE",
        "CHECK ({c} <> ',' AND ({d} IS NULL))",
        "CONSTRAINT {n} CHECK ({c} = {d}) ON CONFLICT ABORT",
        "FOREIGN KEY ({c}) REFERENCES other",
        "CONSTRAINT {n}",
        "CONSTRAINT {n} FOREIGN KEY ({c}, {d}) REFERENCES other (id, x) ON UPDATE SET NULL DEFERRABLE",
    ])
    .prop_map(str::to_owned)
}

#[derive(Debug, Clone)]
struct Draft {
    sql: String,
    index: String,
    trigger: String,
    table: String,
}

fn draft() -> impl Strategy<Value = Draft> {
    let column = (name(), ty(), prop::collection::vec(clause(), 0..4), 0..5_usize);
    let options = prop::sample::select(vec![
        "",
        " STRICT",
        " WITHOUT ROWID",
        " STRICT, WITHOUT ROWID",
        " without rowid,strict",
    ]);
    let separator = prop_oneof![4 => Just(","), 1 => Just("")];
    (
        name(),
        prop::collection::vec(column, 1..5),
        prop::collection::vec((constraint(), separator), 0..4),
        options,
        (name(), 0..5_usize, space()),
    )
        .prop_map(|(table, columns, constraints, options, (extra, style, space))| {
            let table_name = quoted(&table, style);
            let first = quoted(&columns[0].0, style.min(1));
            let second = quoted(&columns[columns.len() - 1].0, 0);
            let extra = quoted(&extra, style);
            let fill = |text: &str, column: &str| {
                text.replace("{n}", &extra).replace("{c}", column).replace("{d}", &second).replace(' ', space)
            };
            let mut sql = format!("CREATE TABLE {table_name}{space}(");
            for (place, (name, ty, clauses, style)) in columns.iter().enumerate() {
                let column = quoted(name, *style);
                let clauses: Vec<String> =
                    clauses.iter().map(|clause| fill(clause, &quoted(name, (*style).min(1)))).collect();
                let comma = if place == 0 { "" } else { "," };
                sql.push_str(&format!("{comma}{space}{column} {ty} {}{space}", clauses.join(" ")));
            }
            for (place, (constraint, separator)) in constraints.iter().enumerate() {
                let separator = if place == 0 { "," } else { separator };
                sql.push_str(&format!("{separator}{space}{}", fill(constraint, &first)));
            }
            sql.push_str(&format!("{space}){options}"));
            let index = format!(
                "CREATE UNIQUE INDEX {extra} ON {table_name} ({first} DESC, lower({second}) ASC, ({first}), \
                 {second} COLLATE NOCASE) WHERE {first} > ')'{space}"
            );
            let trigger = format!(
                "CREATE TRIGGER {extra} AFTER UPDATE OF {first}{space}ON {table_name} WHEN new.{first} > 'x' BEGIN \
                 SELECT CASE WHEN old.{second} THEN 'END' END;{space}DELETE FROM other; END;"
            );
            Draft { sql, index, trigger, table }
        })
}

/// A database with `draft`'s objects, as far as SQLite takes them.
fn database(draft: &Draft) -> Option<Connection> {
    let database = Connection::open_in_memory().expect("memory is enough");
    database.execute_batch("CREATE TABLE other (id INTEGER PRIMARY KEY, x TEXT)").expect("it is SQL");
    database.execute_batch(&draft.sql).ok()?;
    let _ = database.execute_batch(&draft.index);
    let _ = database.execute_batch(&draft.trigger);
    Some(database)
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn what_sqlite_accepts_is_read(draft in draft()) {
        let Some(database) = database(&draft) else { return Ok(()) };
        let found = match introspect(&database) {
            Ok(found) => found,
            Err(error) => panic!("{error}\n{}", draft.sql),
        };
        let last = found.catalog.tables.last();
        prop_assert_eq!(last.map(|table| &*table.name.name), Some(draft.table.as_str()));
        let objects: i64 = database
            .query_row("SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL", [], |row| row.get(0))
            .expect("it can be counted");
        let read = found.foreign.len()
            + found.catalog.tables.iter().map(|table| 1 + table.indexes.len() + table.triggers.len()).sum::<usize>();
        prop_assert_eq!(usize::try_from(objects).ok(), Some(read), "no object is lost");
        fingerprint(&database).expect("it is read");
    }

    #[test]
    fn a_broken_text_is_an_error_and_no_panic(draft in draft(), cut in 0..200_usize, noise in "\\PC{0,6}") {
        let Some(database) = database(&draft) else { return Ok(()) };
        let texts: Vec<String> = [&draft.sql, &draft.index, &draft.trigger].into_iter().cloned().collect();
        database.execute_batch("PRAGMA writable_schema = ON").expect("it is allowed");
        for text in texts {
            let characters: Vec<char> = text.chars().collect();
            let at = cut % (characters.len() + 1);
            let broken: String =
                characters[..at].iter().copied().chain(noise.chars()).chain(characters[at..].iter().skip(3).copied()).collect();
            database
                .execute("UPDATE sqlite_schema SET sql = ?1 WHERE sql IS NOT NULL", [&broken])
                .expect("it is allowed");
            if let Err(error) = introspect(&database) {
                let message = error.to_string();
                prop_assert!(
                    ["table `", "index `", "trigger `"].iter().any(|kind| message.starts_with(kind)),
                    "{}", message
                );
            }
            let _ = fingerprint(&database);
        }
    }
}

#[test]
fn the_drafts_are_not_all_refused() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let accepted = (0..400)
        .filter(|_| database(&draft().new_tree(&mut runner).expect("a draft is made").current()).is_some())
        .count();
    assert!(accepted > 40, "{accepted} of 400");
}
