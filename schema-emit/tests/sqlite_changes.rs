//! No single change of a schema escapes the catalog or the fingerprint.
#![cfg(feature = "live-sqlite")]

use rusqlite::Connection;
use schema_as_code_emit::live::sqlite::{difference, fingerprint, introspect};

/// The schema that every change starts from.
const BEFORE: &str = "
    CREATE TABLE customer (
        id INTEGER NOT NULL,
        email TEXT NOT NULL,
        name TEXT DEFAULT 'nobody' COLLATE NOCASE,
        CONSTRAINT customer_pkey PRIMARY KEY (id),
        CONSTRAINT customer_email_key UNIQUE (email)
    ) STRICT;
    CREATE TABLE item (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL,
        price INTEGER NOT NULL,
        quantity INTEGER NOT NULL DEFAULT 1,
        total INTEGER GENERATED ALWAYS AS (price * quantity) STORED,
        status TEXT NOT NULL,
        CONSTRAINT item_price_check CHECK (price > 0),
        CONSTRAINT item_status_check CHECK (status IN ('open', 'paid')),
        CONSTRAINT item_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX item_customer_id_idx ON item (customer_id, price DESC);
    CREATE UNIQUE INDEX item_open_key ON item (lower(status)) WHERE status = 'open';
    CREATE TABLE note (says TEXT NOT NULL, code TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE words USING fts5(says, code UNINDEXED, tokenize = 'porter');
    INSERT INTO words (words, rank) VALUES ('rank', 'bm25(10.0)');
    CREATE TABLE words_rows (number ANY, code ANY NOT NULL UNIQUE);
    CREATE TRIGGER words_insert AFTER INSERT ON note
    BEGIN INSERT INTO words (says, code) VALUES (new.says, new.code); END;
    CREATE TRIGGER words_delete AFTER DELETE ON note
    BEGIN DELETE FROM words WHERE code = old.code; END;
    CREATE TABLE part (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
    CREATE TRIGGER item_touch AFTER UPDATE OF price ON item WHEN new.price <> old.price
    BEGIN UPDATE customer SET name = 'touched' WHERE id = new.customer_id; END;
";

/// A change of one fact: what is replaced in the schema, by what.
const CHANGES: &[(&str, &str)] = &[
    // Tables.
    ("CREATE TABLE part (", "CREATE TABLE parts ("),
    ("CREATE TABLE part (", "CREATE TABLE Part ("),
    ("PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID", "PRIMARY KEY (a, b)) STRICT"),
    ("PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID", "PRIMARY KEY (a, b)) WITHOUT ROWID"),
    ("CREATE TABLE part", "CREATE TABLE other (a TEXT); CREATE TABLE part"),
    // Columns.
    ("b TEXT NOT NULL, PRIMARY KEY (a, b)", "c TEXT NOT NULL, PRIMARY KEY (a, c)"),
    ("quantity INTEGER NOT NULL DEFAULT 1,", "quantity INTEGER NOT NULL DEFAULT 1, extra TEXT,"),
    ("email TEXT NOT NULL", "email BLOB NOT NULL"),
    ("email TEXT NOT NULL", "email TEXT"),
    ("'nobody'", "'Nobody'"),
    ("'nobody'", "(lower('nobody'))"),
    ("DEFAULT 'nobody' ", ""),
    ("NOT NULL DEFAULT 1", "NOT NULL DEFAULT 2"),
    ("NOT NULL DEFAULT 1", "NOT NULL DEFAULT '1'"),
    (" COLLATE NOCASE", ""),
    ("COLLATE NOCASE", "COLLATE RTRIM"),
    ("PRIMARY KEY AUTOINCREMENT", "PRIMARY KEY"),
    // Generated columns.
    ("price * quantity", "price + quantity"),
    ("STORED", "VIRTUAL"),
    ("GENERATED ALWAYS AS (price * quantity) STORED", ""),
    // Keys.
    ("CONSTRAINT customer_pkey", "CONSTRAINT customer_key"),
    ("PRIMARY KEY (a, b)", "PRIMARY KEY (b, a)"),
    ("PRIMARY KEY (a, b)", "PRIMARY KEY (a)"),
    ("customer_email_key", "customer_email_key2"),
    ("UNIQUE (email)", "UNIQUE (email, name)"),
    (",\n        CONSTRAINT customer_email_key UNIQUE (email)", ""),
    // Checks.
    ("item_price_check", "item_price_positive"),
    ("price > 0", "price >= 0"),
    ("'open', 'paid'", "'open', 'Paid'"),
    ("'open', 'paid'", "'open', 'paid', 'sent'"),
    ("CONSTRAINT item_price_check CHECK (price > 0),", ""),
    ("CONSTRAINT item_price_check CHECK", "CHECK"),
    // Foreign keys.
    ("item_customer_id_fkey", "item_customer_fkey"),
    ("ON DELETE CASCADE", "ON DELETE RESTRICT"),
    ("ON DELETE CASCADE", ""),
    ("ON DELETE CASCADE", "ON DELETE CASCADE ON UPDATE CASCADE"),
    ("ON DELETE CASCADE", "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"),
    ("ON DELETE CASCADE", "ON DELETE CASCADE DEFERRABLE"),
    ("REFERENCES customer (id)", "REFERENCES customer (email)"),
    ("FOREIGN KEY (customer_id)", "FOREIGN KEY (price)"),
    ("REFERENCES customer (id)", "REFERENCES item (id)"),
    // Indexes.
    ("item_customer_id_idx", "item_customer_idx"),
    ("price DESC", "price"),
    ("(customer_id, price DESC)", "(price DESC, customer_id)"),
    ("(customer_id, price DESC)", "(customer_id)"),
    ("(customer_id, price DESC)", "(customer_id COLLATE NOCASE, price DESC)"),
    ("CREATE UNIQUE INDEX", "CREATE INDEX"),
    ("(lower(status))", "(upper(status))"),
    ("(lower(status))", "(status)"),
    ("WHERE status = 'open'", "WHERE status = 'paid'"),
    ("WHERE status = 'open'", ""),
    // Triggers.
    ("item_touch", "item_touched"),
    ("AFTER UPDATE OF price ON item WHEN", "BEFORE UPDATE OF price ON item WHEN"),
    ("UPDATE OF price ON item", "UPDATE OF price, status ON item"),
    ("UPDATE OF price ON item", "UPDATE ON item"),
    ("AFTER UPDATE OF price ON item WHEN new.price <> old.price", "AFTER INSERT ON item WHEN new.price > 0"),
    ("WHEN new.price <> old.price", ""),
    ("'touched'", "'Touched'"),
    ("WHERE id = new.customer_id;", "WHERE id = old.customer_id;"),
    // Searches.
    ("code UNINDEXED", "code"),
    ("fts5(says, code", "fts5(says, extra, code"),
    ("tokenize = 'porter'", "tokenize = 'ascii'"),
    ("bm25(10.0)", "bm25(4.0)"),
    ("    INSERT INTO words (words, rank) VALUES ('rank', 'bm25(10.0)');\n", ""),
    ("code ANY NOT NULL UNIQUE", "code ANY NOT NULL"),
    ("CREATE TABLE words_rows", "CREATE TABLE words_row"),
    ("CREATE TRIGGER words_delete", "CREATE TRIGGER words_deletes"),
    ("WHERE code = old.code", "WHERE code = old.says"),
    ("VALUES (new.says, new.code)", "VALUES (new.code, new.says)"),
];

fn database(sql: &str) -> Connection {
    let database = Connection::open_in_memory().expect("memory is enough");
    database.execute_batch(sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
    database
}

#[test]
fn every_change_of_one_fact_is_seen() {
    let before = database(BEFORE);
    let catalog = introspect(&before).expect("it is read");
    assert_eq!(catalog.unheld, []);
    let print = fingerprint(&before).expect("it is read");
    for (previous, next) in CHANGES {
        assert_eq!(BEFORE.matches(previous).count(), 1, "`{previous}` stands in one place");
        let after = database(&BEFORE.replace(previous, next));
        let changed = introspect(&after).expect("it is read");
        assert_ne!(changed.catalog, catalog.catalog, "`{previous}` became `{next}`");
        assert_eq!(changed.unheld, [], "`{previous}` became `{next}`");
        let changed = fingerprint(&after).expect("it is read");
        assert_ne!(changed.hex(), print.hex(), "`{previous}` became `{next}`");
        assert!(!difference(&print, &changed).is_empty(), "`{previous}` became `{next}`");
    }
}

/// Statements that change a database that is there.
const STATEMENTS: &[&str] = &[
    "ALTER TABLE customer ADD COLUMN age INTEGER",
    "ALTER TABLE customer RENAME TO client",
    "ALTER TABLE customer RENAME COLUMN name TO called",
    "ALTER TABLE customer DROP COLUMN name",
    "ALTER TABLE item RENAME COLUMN price TO cost",
    "DROP INDEX item_open_key",
    "DROP TRIGGER item_touch",
    "DROP TABLE part",
    "CREATE INDEX part_b_idx ON part (b)",
    "CREATE TRIGGER part_t AFTER DELETE ON part BEGIN SELECT 1; END",
];

#[test]
fn every_statement_is_seen() {
    for sql in STATEMENTS {
        let database = database(BEFORE);
        let catalog = introspect(&database).expect("it is read").catalog;
        let print = fingerprint(&database).expect("it is read");
        database.execute_batch(sql).expect("it is SQL");
        assert_ne!(introspect(&database).expect("it is read").catalog, catalog, "{sql}");
        assert_ne!(fingerprint(&database).expect("it is read"), print, "{sql}");
    }
}

#[test]
fn versions_and_foreign_objects_are_in_the_fingerprint() {
    for sql in [
        "PRAGMA user_version = 7",
        "PRAGMA application_id = 7",
        "CREATE VIEW v AS SELECT * FROM part",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
    ] {
        let database = database(BEFORE);
        let print = fingerprint(&database).expect("it is read");
        database.execute_batch(sql).expect("it is SQL");
        assert_ne!(fingerprint(&database).expect("it is read"), print, "{sql}");
    }
}

#[test]
fn rows_counters_and_statistics_are_no_part_of_it() {
    let database = database(BEFORE);
    let catalog = introspect(&database).expect("it is read").catalog;
    let print = fingerprint(&database).expect("it is read");
    database
        .execute_batch(
            "INSERT INTO customer VALUES (1, 'a', 'b');
             INSERT INTO item (customer_id, price, status) VALUES (1, 1, 'paid');
             ANALYZE; DROP TABLE part;
             CREATE TABLE [Part] (a TEXT); DROP TABLE Part;
             CREATE TABLE  part  (A TEXT NOT NULL, \"b\" TEXT NOT NULL,
                                  primary key (a, /* then */ [b])) strict, without rowid;
             ALTER TABLE part RENAME COLUMN A TO x; ALTER TABLE part RENAME COLUMN x TO a;",
        )
        .expect("it is SQL");
    let after = fingerprint(&database).expect("it is read");
    assert_eq!(difference(&print, &after), Vec::<String>::new());
    assert_eq!(introspect(&database).expect("it is read").catalog, catalog);
}

#[test]
fn a_rebuilt_table_is_the_same() {
    let database = database(BEFORE);
    let catalog = introspect(&database).expect("it is read").catalog;
    let print = fingerprint(&database).expect("it is read");
    database
        .execute_batch(
            "PRAGMA legacy_alter_table = ON;
             BEGIN;
             CREATE TABLE part__new (a TEXT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
             DROP TABLE part;
             ALTER TABLE part__new RENAME TO part;
             COMMIT;",
        )
        .expect("it is SQL");
    assert_eq!(difference(&print, &fingerprint(&database).expect("it is read")), Vec::<String>::new());
    assert_eq!(introspect(&database).expect("it is read").catalog, catalog);
}

#[test]
fn a_difference_shows_the_fact() {
    let before = fingerprint(&database(BEFORE)).expect("it is read");
    let after = fingerprint(&database(&BEFORE.replace("price > 0", "price >= 0"))).expect("it is read");
    assert_eq!(
        difference(&before, &after),
        [
            "- table item: … constraint item_price_check check (price > 0), constraint item_status_check check …",
            "+ table item: … constraint item_price_check check (price >= 0), constraint item_status_check check …",
        ]
    );
}
