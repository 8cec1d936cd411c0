//! A script is applied as a whole or not at all, and a rollback is proven or its faults are named.
#![cfg(feature = "live-sqlite")]

use rusqlite::Connection;
use schema_as_code_emit::live::sqlite::{ApplyError, ProofError, apply, difference, fingerprint, proof};

fn database() -> Connection {
    Connection::open_in_memory().expect("memory is enough")
}

fn pragma(database: &Connection, name: &str) -> i64 {
    database.pragma_query_value(None, name, |row| row.get(0)).expect("SQLite has the pragma")
}

const TABLE: &str = "CREATE TABLE customer (id INTEGER PRIMARY KEY)";

#[test]
fn a_failed_statement_undoes_the_script() {
    let database = database();
    let before = fingerprint(&database).expect("it is read");
    let error = apply(&database, [TABLE, "INSERT INTO customer VALUES (1)", "CREATE INDEX i ON missing (a)"])
        .expect_err("there is no such table");
    assert_eq!(
        error.to_string(),
        "statement 3 failed: no such table: main.missing\n  CREATE INDEX i ON missing (a)"
    );
    assert!(matches!(&error, ApplyError::Statement { number: 3, .. }));
    assert!(database.is_autocommit());
    assert_eq!(difference(&before, &fingerprint(&database).expect("it is read")), Vec::<String>::new());
}

#[test]
fn a_failed_script_changes_no_setting() {
    for foreign_keys in [0, 1] {
        let database = database();
        database.pragma_update(None, "foreign_keys", foreign_keys).expect("it is a setting");
        apply(
            &database,
            [
                "PRAGMA foreign_keys = OFF",
                "PRAGMA legacy_alter_table = ON",
                "PRAGMA recursive_triggers = ON",
                "PRAGMA ignore_check_constraints = ON",
                "BEGIN IMMEDIATE",
                TABLE,
                "nonsense",
                "COMMIT",
            ],
        )
        .expect_err("it is no SQL");
        assert!(database.is_autocommit());
        assert_eq!(pragma(&database, "foreign_keys"), foreign_keys);
        for name in ["legacy_alter_table", "recursive_triggers", "ignore_check_constraints"] {
            assert_eq!(pragma(&database, name), 0, "{name}");
        }
        assert!(!database.table_exists(None, "customer").expect("it is read"));
    }
}

#[test]
fn a_script_with_its_own_transaction_keeps_it() {
    let database = database();
    let script = ["PRAGMA foreign_keys = ON", "-- a word\nBEGIN", TABLE, "COMMIT", "PRAGMA user_version = 3"];
    apply(&database, script).expect("the script runs");
    assert!(database.is_autocommit());
    assert_eq!((pragma(&database, "foreign_keys"), pragma(&database, "user_version")), (1, 3));
}

#[test]
fn pragmas_in_front_take_effect() {
    let database = database();
    database.pragma_update(None, "foreign_keys", 0).expect("it is a setting");
    let child = "CREATE TABLE line (customer_id INTEGER REFERENCES customer (id))";
    let error = apply(&database, ["PRAGMA foreign_keys = ON", TABLE, child, "INSERT INTO line VALUES (7)"])
        .expect_err("the foreign key is enforced");
    assert!(error.to_string().starts_with("statement 4 failed: FOREIGN KEY constraint failed"), "{error}");
    assert_eq!(pragma(&database, "foreign_keys"), 0);
}

#[test]
fn an_open_transaction_is_refused() {
    let outer = database();
    outer.execute_batch("BEGIN").expect("it is SQL");
    assert!(matches!(apply(&outer, [TABLE]), Err(ApplyError::InTransaction)));
    assert!(!outer.is_autocommit(), "the caller's transaction is the caller's");
    let left = database();
    assert!(matches!(apply(&left, ["BEGIN", TABLE]), Err(ApplyError::Unfinished)));
    assert!(left.is_autocommit() && !left.table_exists(None, "customer").expect("it is read"));
}

#[test]
fn a_long_statement_is_named_by_its_beginning() {
    let sql = format!("SELECT '{}\n'", "ä".repeat(500));
    let error =
        apply(&database(), [sql.as_str(), &sql.replace("SELECT", "SELEKT")]).expect_err("it is no SQL");
    let line = error.to_string().lines().last().expect("the error has lines").to_owned();
    assert!(line.starts_with("  SELEKT 'ä") && line.ends_with(" …") && line.chars().count() < 130, "{line}");
}

#[test]
fn a_rollback_that_restores_is_proven() {
    let create = [
        "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b_id INTEGER REFERENCES b (id))",
        "CREATE TABLE b (id INTEGER PRIMARY KEY)",
        "CREATE INDEX a_b_id ON a (b_id)",
    ];
    let report = proof(&create, &["DROP INDEX a_b_id", "DROP TABLE b", "DROP TABLE a"]).expect("both run");
    assert!(report.is_proven(), "{:?}", report.findings);
    assert_eq!(report.introspection.catalog.tables.len(), 2);
    let scratch = database();
    apply(&scratch, create).expect("the script runs");
    assert_eq!(report.created, fingerprint(&scratch).expect("it is read"));
}

#[test]
fn faults_of_a_rollback_are_named() {
    let left = proof(&[TABLE, "CREATE VIEW v AS SELECT 1"], &["DROP TABLE customer"]).expect("both run");
    assert_eq!(left.findings, ["the rollback leaves: + view v: create view v as select 1"]);
    let nothing = proof(&["SELECT 1"], &["SELECT 1"]).expect("both run");
    assert_eq!(nothing.findings, ["the script changes nothing"]);
    let version = proof(&[TABLE, "PRAGMA user_version = 2"], &["DROP TABLE customer"]).expect("both run");
    assert_eq!(
        version.findings,
        ["the rollback leaves: - pragma user_version: 0", "the rollback leaves: + pragma user_version: 2"]
    );
    let error = proof(&[TABLE], &["DROP TABLE nothing"]).expect_err("the rollback does not run");
    assert!(matches!(&error, ProofError::Apply { script: "rollback", .. }), "{error}");
}

#[test]
fn a_foreign_key_to_nothing_is_a_fault() {
    let findings = |target: &str, key: &str| {
        let create = [target.to_owned(), format!("CREATE TABLE line (a INTEGER, CONSTRAINT line_a {key})")];
        let rollback = ["DROP TABLE line".to_owned(), "DROP TABLE customer".to_owned()];
        proof(&create, &rollback).expect("both run").findings
    };
    assert_eq!(
        findings(TABLE, "FOREIGN KEY (a) REFERENCES client (id)"),
        ["foreign key `line_a` of `line` leads to `client`, which is no table"]
    );
    let coded = "CREATE TABLE customer (id INTEGER PRIMARY KEY, code INTEGER)";
    assert_eq!(
        findings(coded, "FOREIGN KEY (a) REFERENCES customer (code)"),
        ["foreign key `line_a` of `line` leads to `code` of `customer`, which is no key"]
    );
    assert_eq!(findings(coded, "FOREIGN KEY (a) REFERENCES customer (id)"), [""; 0]);
    let unique = "CREATE TABLE customer (id INTEGER, code INTEGER UNIQUE)";
    assert_eq!(findings(unique, "FOREIGN KEY (a) REFERENCES customer (code)"), [""; 0]);
}
