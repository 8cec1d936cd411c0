//! What somebody changes by hand is drift, and names what was changed.

use std::sync::OnceLock;

use schema_as_code::emit::{
    catalog::{Name, ObjectId},
    live::{Drift, ForeignKind, Introspection},
};
use support::Engine::{self, MariaDb};

use crate::{ENGINES, made, objects, read};

#[path = "drifted/changes.rs"]
mod changes;

const BASE: [&str; 6] = [
    "CREATE TABLE customer (
        id bigint NOT NULL AUTO_INCREMENT, email varchar(100) NOT NULL,
        name varchar(100) DEFAULT 'nobody' COMMENT 'What they are called.',
        state enum('new', 'paid') NOT NULL DEFAULT 'new', score int NOT NULL DEFAULT 0, age int,
        twice int GENERATED ALWAYS AS (score * 2) VIRTUAL, seen datetime(6) DEFAULT (utc_timestamp(6)), note text,
        PRIMARY KEY (id), UNIQUE KEY customer_email_key (email), KEY customer_name_idx (name(20), age DESC),
        KEY customer_age_idx (age), FULLTEXT KEY customer_note_idx (note),
        CONSTRAINT customer_score_check CHECK (score >= 0)
    ) ENGINE InnoDB DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin COMMENT 'Somebody.'",
    "CREATE TABLE orders (
        id bigint NOT NULL, number bigint NOT NULL, customer_id bigint NOT NULL, PRIMARY KEY (id),
        KEY orders_customer_id_idx (customer_id),
        CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
    ) COLLATE utf8mb4_bin",
    "CREATE TABLE visits (id bigint NOT NULL, day date NOT NULL, PRIMARY KEY (id, day)) COLLATE utf8mb4_bin",
    "SET SESSION sql_mode = 'TRADITIONAL,NO_AUTO_VALUE_ON_ZERO'",
    "CREATE TRIGGER customer_touch BEFORE UPDATE ON customer FOR EACH ROW SET NEW.seen = UTC_TIMESTAMP(6)",
    "CREATE VIEW customer_names AS SELECT id, name FROM customer WHERE age > 1",
];

/// What the statements made, read once; `None` where the server is not to be had.
fn declared(engine: Engine) -> Option<&'static Introspection> {
    static DECLARED: [OnceLock<Option<Introspection>>; 2] = [const { OnceLock::new() }; 2];
    let place = ENGINES.iter().position(|other| *other == engine).expect("it is one of the two");
    DECLARED[place].get_or_init(|| Some(read(&mut made(engine, "declared", &BASE)?))).as_ref()
}

/// A database with a change, read.
fn changed(engine: Engine, change: &[&str]) -> Introspection {
    let mut live = made(engine, "live", &BASE).expect("the server was there");
    change.iter().for_each(|sql| live.run(sql));
    read(&mut live)
}

fn between(live: Introspection, declared: &Introspection) -> Drift {
    Drift::between(live, declared).expect("both are read")
}

fn after(engine: Engine, change: &[&str]) -> Option<Drift> {
    let declared = declared(engine)?;
    Some(between(changed(engine, change), declared))
}

fn is_drift(engine: Engine, object: &ObjectId, change: &[&str]) {
    let Some(declared) = declared(engine) else { return };
    let live = changed(engine, change);
    let drift = between(live.clone(), declared);
    assert!(!drift.is_empty(), "{engine}: {change:?} is not seen");
    assert!(objects(&drift).contains(object), "{engine}: {change:?} is seen as {:?}", objects(&drift));
    assert!(
        !between(declared.clone(), &live).is_empty(),
        "{engine}: the way back from {change:?} is not seen"
    );
}

fn table(name: &'static str) -> Name {
    Name::new(name)
}

fn column(name: &str) -> ObjectId {
    ObjectId::Column(table("customer"), name.to_owned().into())
}

fn index(name: &str) -> ObjectId {
    ObjectId::Index(table("customer"), name.to_owned().into())
}

fn trigger(name: &str) -> ObjectId {
    ObjectId::Trigger(table("customer"), name.to_owned().into())
}

fn check() -> ObjectId {
    ObjectId::Check(table("customer"), "customer_score_check".into())
}

fn foreign_key() -> ObjectId {
    ObjectId::ForeignKey(table("orders"), "orders_customer_id_fkey".into())
}

fn view() -> ObjectId {
    ObjectId::View(table("customer_names"))
}

/// Each on both engines.
fn are_drift(changes: &[(ObjectId, &[&str])]) {
    for engine in ENGINES {
        changes.iter().for_each(|(object, change)| is_drift(engine, object, change));
    }
}

#[test]
fn nothing_was_changed() {
    for engine in ENGINES {
        let Some(drift) = after(engine, &[]) else { continue };
        assert!(drift.is_empty(), "{engine}: {drift:?}");
        assert_eq!(drift.foreign, []);
    }
}

#[test]
fn a_view_that_is_gone_is_drift() {
    for engine in ENGINES {
        let Some(drift) = after(engine, &["DROP VIEW customer_names"]) else { continue };
        assert_eq!(objects(&drift), [view()]);
    }
}

#[test]
fn rows_counters_and_objects_of_others_are_no_drift() {
    for engine in ENGINES {
        let mut change = vec![
            "INSERT INTO customer (email) VALUES ('a'), ('b')",
            "ALTER TABLE customer AUTO_INCREMENT = 700",
            "ANALYZE TABLE customer",
            "CREATE VIEW report AS SELECT count(*) FROM customer",
            "CREATE PROCEDURE sweep() DELETE FROM visits",
            "CREATE FUNCTION one() RETURNS int DETERMINISTIC RETURN 1",
            "CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM visits",
            "CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY, UNIQUE KEY u (version), CHECK (version > 0))",
            "CREATE TRIGGER journal BEFORE INSERT ON _sqlx_migrations FOR EACH ROW SET @a = 1",
            "CREATE TEMPORARY TABLE passing (a int)",
        ];
        if engine == MariaDb {
            change.push("CREATE SEQUENCE numbers");
        }
        let Some(drift) = after(engine, &change) else { continue };
        assert!(drift.is_empty(), "{engine}: {:?}", objects(&drift));
        let of = |kind| -> Vec<&str> {
            let objects = drift.foreign.iter().filter(|object| object.kind == kind);
            objects.map(|object| object.name.as_str()).collect()
        };
        assert_eq!(of(ForeignKind::View), ["report"]);
        assert_eq!(of(ForeignKind::Routine), ["one", "sweep"]);
        assert_eq!(of(ForeignKind::Event), ["nightly"]);
        assert_eq!(of(ForeignKind::Runner), ["_sqlx_migrations"]);
        assert_eq!(of(ForeignKind::Sequence).len(), usize::from(engine == MariaDb));
    }
}
