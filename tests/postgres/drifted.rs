//! Whatever somebody changes by hand is told, by the name of what it was done to.

use schema_as_code::emit::live::{Drift, ForeignKind, postgres};
use support::{Database, Engine};

use super::ENGINES;

const CREATE: &str = include_str!("drifted.sql");

/// What is done by hand, and what has drifted then.
const CHANGES: &str = include_str!("drifted.changes");

/// What is somebody else's, and how it is listed.
const FOREIGN: &[(&str, ForeignKind, &str)] = &[
    ("CREATE VIEW report AS SELECT count(*) FROM orders", ForeignKind::View, "report"),
    ("CREATE MATERIALIZED VIEW report AS SELECT count(*) FROM orders", ForeignKind::View, "report"),
    (
        "CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        ForeignKind::Routine,
        "f(a integer)",
    ),
    (
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        ForeignKind::Routine,
        "f",
    ),
    ("CREATE SEQUENCE s", ForeignKind::Sequence, "s"),
    ("CREATE DOMAIN d AS text", ForeignKind::Type, "d"),
    ("CREATE TYPE pair AS (a int, b int)", ForeignKind::Type, "pair"),
    ("CREATE TYPE span AS RANGE (subtype = int4)", ForeignKind::Type, "span"),
    (
        "CREATE TABLE p (id bigint) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (9)",
        ForeignKind::Table,
        "p",
    ),
    ("CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY)", ForeignKind::Runner, "_sqlx_migrations"),
    ("CREATE COLLATION c (provider = libc, locale = 'C')", ForeignKind::Other, "the collation c"),
    (
        "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)",
        ForeignKind::Other,
        "the text search configuration words",
    ),
    (
        "CREATE FUNCTION eq(integer, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'; CREATE OPERATOR === (FUNCTION = eq, LEFTARG = integer, RIGHTARG = text)",
        ForeignKind::Other,
        "the operator ===",
    ),
    ("CREATE RULE r AS ON INSERT TO rich DO INSTEAD NOTHING", ForeignKind::View, "r"),
    (
        "CREATE TRIGGER t INSTEAD OF INSERT ON rich FOR EACH ROW EXECUTE FUNCTION touch()",
        ForeignKind::View,
        "t",
    ),
];

/// What is neither drift nor listed.
const QUIET: &[&str] = &[
    "",
    "INSERT INTO customers (email) VALUES ('a@example.com'); ANALYZE",
    "GRANT SELECT ON orders TO PUBLIC",
    "CREATE TEMP TABLE passing AS SELECT 1",
    "CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.t (a integer)",
];

struct Pair {
    live: Database,
    scratch: Database,
}

impl Pair {
    fn create(engine: Engine, topic: &str) -> Option<Self> {
        let mut pair =
            Self { live: Database::create(engine, topic)?, scratch: Database::create(engine, topic)? };
        pair.live.run(CREATE);
        pair.scratch.run(CREATE);
        Some(pair)
    }

    /// The drift after `change`, which is undone.
    fn after(&mut self, change: &str) -> Drift {
        self.live.run("BEGIN");
        self.live.run(change);
        let drift = postgres::drift(&mut self.live, &mut self.scratch, &[]).expect("both are read");
        self.live.run("ROLLBACK");
        drift
    }
}

/// proves C3 E6
#[test]
fn a_change_is_told_by_the_name_of_what_changed() {
    let lines = || CHANGES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for engine in ENGINES {
        let Some(mut pair) = Pair::create(engine, "drifted") else { continue };
        let mut faults = Vec::new();
        for line in lines() {
            let (change, objects) = line.split_once(" =>").expect("a line says what has drifted");
            let mut expected: Vec<&str> = objects.split(';').map(str::trim).collect();
            expected.retain(|object| !object.is_empty());
            let drift = pair.after(&expanded(change));
            let mut objects: Vec<String> = drift.objects().iter().map(ToString::to_string).collect();
            objects.sort();
            expected.sort_unstable();
            if objects != expected || drift.is_empty() != expected.is_empty() {
                faults.push(format!("{change}: {objects:?} instead of {expected:?}; {:?}", drift.unheld));
            }
        }
        assert!(faults.is_empty(), "{engine}:\n{}", faults.join("\n"));
    }
    assert!(lines().count() > 100, "changes are missing");
}

fn expanded(change: &str) -> String {
    const KEY: &str = "ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey, ADD CONSTRAINT orders_customer_id_fkey \
                       FOREIGN KEY (customer_id) REFERENCES customers (id)";
    change
        .replace("$KEY", "$OTHER ON DELETE CASCADE")
        .replace("$OTHER", KEY)
        .replace("$INDEX", "DROP INDEX customers_nick_idx; CREATE")
}

/// proves E6
#[test]
fn what_is_somebody_elses_is_listed_and_no_drift() {
    for engine in ENGINES {
        let Some(mut pair) = Pair::create(engine, "foreign") else { continue };
        for (change, kind, name) in FOREIGN {
            let drift = pair.after(change);
            assert!(drift.is_empty(), "{engine}: {change}\n{drift:#?}");
            let is_listed = drift.foreign.iter().any(|object| object.kind == *kind && object.name == *name);
            assert!(is_listed, "{engine}: {change}: {:?}", drift.foreign);
        }
        for change in QUIET {
            let drift = pair.after(change);
            assert!(drift.is_empty() && drift.foreign.is_empty(), "{engine}: {change}\n{drift:#?}");
        }
    }
}

/// proves E6
#[test]
fn newer_servers_have_more_to_tell() {
    let Some(mut pair) = Pair::create(Engine::Postgres18, "newer") else { return };
    for (change, expected) in [
        ("ALTER TABLE orders ADD CONSTRAINT n NOT NULL note NOT VALID", "the column `note` of `orders`"),
        (
            "ALTER TABLE orders ALTER CONSTRAINT orders_customer_id_fkey NOT ENFORCED",
            "the foreign key `orders_customer_id_fkey` of `orders`",
        ),
        (
            "ALTER TABLE customers DROP COLUMN doubled; ALTER TABLE customers ADD COLUMN doubled integer GENERATED ALWAYS AS (points * 2) VIRTUAL",
            "the column `doubled` of `customers`",
        ),
        (
            "ALTER TABLE orders DROP CONSTRAINT orders_pkey; ALTER TABLE orders ADD COLUMN span int4range NOT NULL DEFAULT 'empty', ADD CONSTRAINT orders_pkey PRIMARY KEY (id)",
            "the column `span` of `orders`",
        ),
    ] {
        let objects: Vec<String> = pair.after(change).objects().iter().map(ToString::to_string).collect();
        assert!(objects.contains(&expected.to_owned()), "{change}: {objects:?}");
    }
}

/// proves E6
#[test]
fn the_order_and_the_name_of_a_not_null_are_no_drift() {
    for engine in ENGINES {
        let Some(mut pair) = Pair::create(engine, "same") else { continue };
        let same = "ALTER TABLE customers DROP COLUMN points CASCADE;
            ALTER TABLE customers ADD COLUMN p integer NOT NULL DEFAULT 0;
            ALTER TABLE customers RENAME COLUMN p TO points;
            ALTER TABLE customers ADD COLUMN doubled integer GENERATED ALWAYS AS (points * 2) STORED,
              ADD CONSTRAINT customers_points_check CHECK (points >= 0);
            CREATE INDEX customers_nick_idx ON customers (nick DESC, lower(email)) INCLUDE (born) WHERE points > 0;
            CREATE TRIGGER customers_touch BEFORE UPDATE ON customers
              FOR EACH ROW WHEN (OLD.points IS DISTINCT FROM NEW.points) EXECUTE FUNCTION touch();
            CREATE VIEW rich AS SELECT id FROM customers WHERE points > 100;";
        let drift = pair.after(same);
        assert!(drift.is_empty(), "{engine}: {drift:#?}");
    }
}
