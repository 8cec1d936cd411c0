//! A live database is held against what its create script makes.
#![cfg(feature = "live-sqlite")]

use rusqlite::Connection;
use schema_as_code_emit::{
    live::{
        Drift,
        sqlite::{DriftError, drift},
    },
    plan::{Change, Object, Step},
};

const CREATE: [&str; 5] = [
    "PRAGMA foreign_keys = ON",
    "BEGIN IMMEDIATE",
    "CREATE TABLE \"customer\" (\n  \"id\" INTEGER PRIMARY KEY AUTOINCREMENT,\n  \"email\" TEXT NOT NULL,\n  \
     CONSTRAINT \"customer_email_check\" CHECK (length(\"email\") <= 60)\n) STRICT",
    "CREATE INDEX \"customer_email_idx\" ON \"customer\" (\"email\" DESC)",
    "COMMIT",
];

fn live(change: &str) -> Connection {
    let live = Connection::open_in_memory().expect("memory is enough");
    for sql in CREATE {
        live.execute_batch(sql).expect("it is SQL");
    }
    live.execute_batch(change).expect("it is SQL");
    live
}

fn after(change: &str) -> Drift {
    drift(&live(change), CREATE).expect("both are read")
}

#[test]
fn what_the_script_made_has_not_drifted() {
    assert!(after("").is_empty());
}

#[test]
fn rows_and_foreign_objects_are_no_drift() {
    let drift = after(
        "INSERT INTO customer (email) VALUES ('a'); ANALYZE;
         CREATE VIEW emails AS SELECT email FROM customer;
         CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, success BOOLEAN NOT NULL);
         CREATE VIRTUAL TABLE words USING fts5(word);",
    );
    assert!(drift.is_empty(), "{:?}", drift.plan);
    let names: Vec<&str> = drift.foreign.iter().map(|object| object.name.as_str()).collect();
    for name in ["sqlite_sequence", "sqlite_stat1", "emails", "_sqlx_migrations", "words", "words_data"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
}

#[test]
fn a_declared_view_that_is_gone_or_changed_is_drift() {
    let create = [&CREATE[..], &["CREATE VIEW emails AS SELECT email FROM customer"]].concat();
    let drifted =
        |change: &str| drift(&live(change), create.iter().copied()).expect("both are read").plan.steps;
    let steps = drifted("");
    assert!(matches!(&steps[..], [Step { change: Change::Create(Object::View(_)), .. }]), "{steps:?}");
    let steps = drifted("CREATE VIEW emails AS SELECT id FROM customer");
    assert!(
        matches!(
            &steps[..],
            [
                Step { change: Change::Drop(Object::View(_)), .. },
                Step { change: Change::Create(Object::View(_)), .. }
            ]
        ),
        "{steps:?}"
    );
    assert!(drifted("create view [emails] as select Email from customer").is_empty());
}

#[test]
fn other_spellings_are_no_drift() {
    let live = Connection::open_in_memory().expect("memory is enough");
    live.execute_batch(
        "create table customer ([id] integer primary key autoincrement, `email` text not null,
            constraint customer_email_check check (LENGTH(Email)<=60)) strict;
         create index customer_email_idx on customer (EMAIL desc);",
    )
    .expect("it is SQL");
    assert!(drift(&live, CREATE).expect("both are read").is_empty());
}

#[test]
fn drift_is_a_step_towards_what_is_declared() {
    let steps = after("DROP INDEX customer_email_idx").plan.steps;
    let [step] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(
        matches!(&step.change, Change::Create(Object::Index { index, .. }) if index.name == "customer_email_idx")
    );

    let steps = after("ALTER TABLE customer ADD COLUMN phone TEXT").plan.steps;
    let [step] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(matches!(&step.change, Change::Drop(Object::Column { column, .. }) if column.name == "phone"));

    let steps = after("CREATE TABLE extra (a TEXT)").plan.steps;
    let [step] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(matches!(&step.change, Change::Drop(Object::Table(table)) if table.name.name == "extra"));

    let steps = after("CREATE TRIGGER t AFTER DELETE ON customer BEGIN SELECT 1; END").plan.steps;
    let [step] = steps.as_slice() else { panic!("{steps:?}") };
    assert!(matches!(&step.change, Change::Drop(Object::Trigger { trigger, .. }) if trigger.name == "t"));
}

#[test]
fn a_loosened_check_is_drift() {
    let live = Connection::open_in_memory().expect("memory is enough");
    for sql in CREATE {
        live.execute_batch(&sql.replace("<= 60", "<= 600")).expect("it is SQL");
    }
    assert!(!drift(&live, CREATE).expect("both are read").is_empty());
}

#[test]
fn a_fact_without_a_place_in_the_catalog_is_drift() {
    let live = Connection::open_in_memory().expect("memory is enough");
    for sql in CREATE {
        live.execute_batch(&sql.replace("TEXT NOT NULL", "TEXT NOT NULL ON CONFLICT IGNORE"))
            .expect("it is SQL");
    }
    let drift = drift(&live, CREATE).expect("both are read");
    assert!(drift.plan.steps.is_empty());
    assert_eq!(drift.unheld[0].fact, "`NOT NULL` says `ON CONFLICT IGNORE`");
    assert!(!drift.is_empty());
}

#[test]
fn a_script_that_does_not_run_is_an_error_and_leaves_the_live_database_alone() {
    let live = live("");
    let error = drift(&live, [CREATE[2], CREATE[2]]).expect_err("the table is there already");
    assert!(matches!(&error, DriftError::Create(_)), "{error}");
    assert!(drift(&live, CREATE).expect("both are read").is_empty());
}
