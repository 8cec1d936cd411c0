//! Changes, one by one.

use schema_as_code::emit::catalog::ObjectId;
use support::Engine::{MariaDb, MySql};

use super::{
    BASE, ENGINES, are_drift, between, check, column, foreign_key, index, is_drift, made, objects, read,
    table, trigger, view,
};

#[test]
fn changed_columns_are_drift() {
    are_drift(&[
        (column("phone"), &["ALTER TABLE customer ADD phone varchar(30)"]),
        (column("seen"), &["DROP TRIGGER customer_touch", "ALTER TABLE customer DROP seen"]),
        (column("email"), &["ALTER TABLE customer MODIFY email varchar(101) NOT NULL"]),
        (column("email"), &["ALTER TABLE customer MODIFY email varchar(100)"]),
        (
            column("email"),
            &["ALTER TABLE customer MODIFY email varchar(100) COLLATE utf8mb4_general_ci NOT NULL"],
        ),
        (column("email"), &["ALTER TABLE customer MODIFY email varchar(100) CHARACTER SET latin1 NOT NULL"]),
        (column("email"), &["ALTER TABLE customer MODIFY email varchar(100) NOT NULL COMMENT 'Where.'"]),
        (column("email"), &["ALTER TABLE customer MODIFY email varchar(100) NOT NULL DEFAULT '' INVISIBLE"]),
        (column("name"), &["ALTER TABLE customer ALTER name SET DEFAULT 'somebody'"]),
        (column("name"), &["ALTER TABLE customer ALTER name DROP DEFAULT"]),
        (column("name"), &["ALTER TABLE customer MODIFY name varchar(100) DEFAULT 'nobody'"]),
        (
            column("state"),
            &["ALTER TABLE customer MODIFY state enum('new', 'paid', 'x') NOT NULL DEFAULT 'new'"],
        ),
        (column("state"), &["ALTER TABLE customer MODIFY state enum('paid', 'new') NOT NULL DEFAULT 'new'"]),
        (column("age"), &["ALTER TABLE customer MODIFY age int unsigned"]),
        (column("age"), &["ALTER TABLE customer MODIFY age int(5) zerofill"]),
        (column("seen"), &["ALTER TABLE customer MODIFY seen datetime(3) DEFAULT (utc_timestamp(6))"]),
        (column("seen"), &["ALTER TABLE customer MODIFY seen datetime(6) DEFAULT (utc_timestamp(3))"]),
        (
            column("seen"),
            &[
                "ALTER TABLE customer MODIFY seen datetime(6) DEFAULT (utc_timestamp(6)) ON UPDATE current_timestamp(6)",
            ],
        ),
        (column("twice"), &["ALTER TABLE customer MODIFY twice int GENERATED ALWAYS AS (score * 3) VIRTUAL"]),
        (
            column("twice"),
            &[
                "ALTER TABLE customer DROP twice, ADD twice int GENERATED ALWAYS AS (score * 2) STORED AFTER age",
            ],
        ),
        (column("id"), &["SET foreign_key_checks = 0", "ALTER TABLE customer MODIFY id bigint NOT NULL"]),
    ]);
}

#[test]
fn changed_tables_are_drift() {
    let customer = || ObjectId::Table(table("customer"));
    let visits = || ObjectId::Table(table("visits"));
    are_drift(&[
        (ObjectId::Table(table("extra")), &["CREATE TABLE extra (a int)"]),
        (visits(), &["DROP TABLE visits"]),
        (visits(), &["RENAME TABLE visits TO calls"]),
        (customer(), &["ALTER TABLE customer COMMENT 'Nobody.'"]),
        (customer(), &["ALTER TABLE customer MODIFY email varchar(100) NOT NULL AFTER age"]),
        (customer(), &["ALTER TABLE customer COLLATE utf8mb4_general_ci"]),
        (visits(), &["ALTER TABLE visits ENGINE MyISAM"]),
        (visits(), &["ALTER TABLE visits ROW_FORMAT COMPRESSED"]),
        (visits(), &["ALTER TABLE visits PARTITION BY HASH (id) PARTITIONS 2"]),
        (
            ObjectId::PrimaryKey(table("visits")),
            &["ALTER TABLE visits DROP PRIMARY KEY, ADD PRIMARY KEY (day, id)"],
        ),
        (ObjectId::PrimaryKey(table("visits")), &["ALTER TABLE visits DROP PRIMARY KEY"]),
    ]);
    is_drift(MariaDb, &visits(), &["ALTER TABLE visits ADD SYSTEM VERSIONING"]);
}

#[test]
fn partitions_of_another_kind_are_drift_and_further_ones_are_none() {
    for engine in ENGINES {
        let by = |parts: &str| format!("ALTER TABLE visits PARTITION BY {parts}");
        let Some(mut one) = made(engine, "one", &[BASE[2], &by("HASH (id) PARTITIONS 2")]) else { continue };
        let mut more = made(engine, "more", &[BASE[2], &by("HASH (id) PARTITIONS 3")]).expect("it was there");
        let mut other =
            made(engine, "other", &[BASE[2], &by("KEY (id) PARTITIONS 2")]).expect("it was there");
        let one = read(&mut one);
        assert!(between(read(&mut more), &one).is_empty());
        let drift = between(read(&mut other), &one);
        assert_eq!(objects(&drift), [ObjectId::Table(table("visits"))]);
    }
}

#[test]
fn changed_indexes_are_drift() {
    let name = || index("customer_name_idx");
    let again = |keys: &str| {
        let sql = format!("CREATE INDEX customer_name_idx ON customer ({keys})");
        ["DROP INDEX customer_name_idx ON customer".to_owned(), sql]
    };
    for engine in ENGINES {
        for keys in
            ["name(20), age", "name(21), age DESC", "name, age DESC", "age DESC, name(20)", "name(20)"]
        {
            let [drop, create] = again(keys);
            is_drift(engine, &name(), &[&drop, &create]);
        }
    }
    are_drift(&[
        (name(), &["DROP INDEX customer_name_idx ON customer"]),
        (index("customer_seen_idx"), &["CREATE INDEX customer_seen_idx ON customer (seen)"]),
        (
            index("customer_age_idx"),
            &[
                "DROP INDEX customer_age_idx ON customer",
                "CREATE UNIQUE INDEX customer_age_idx ON customer (age)",
            ],
        ),
        (
            index("customer_age_idx"),
            &[
                "DROP INDEX customer_age_idx ON customer",
                "CREATE INDEX customer_age_idx ON customer (age) COMMENT 'Why.'",
            ],
        ),
        (
            ObjectId::Unique(table("customer"), "customer_email_key".into()),
            &["DROP INDEX customer_email_key ON customer"],
        ),
        (
            index("customer_email_key"),
            &[
                "DROP INDEX customer_email_key ON customer",
                "CREATE INDEX customer_email_key ON customer (email)",
            ],
        ),
        (
            index("customer_note_idx"),
            &[
                "DROP INDEX customer_note_idx ON customer",
                "CREATE INDEX customer_note_idx ON customer (note(9))",
            ],
        ),
        (
            ObjectId::Index(table("places"), "place".into()),
            &["CREATE TABLE places (p point NOT NULL, SPATIAL INDEX place (p))"],
        ),
    ]);
    is_drift(
        MySql,
        &index("customer_age_idx"),
        &["ALTER TABLE customer ALTER INDEX customer_age_idx INVISIBLE"],
    );
    is_drift(
        MariaDb,
        &index("customer_age_idx"),
        &["ALTER TABLE customer ALTER INDEX customer_age_idx IGNORED"],
    );
    let [drop, create] = again("(lower(name)), age DESC");
    is_drift(MySql, &name(), &[&drop, &create]);
    is_drift(
        MySql,
        &index("customer_note_idx"),
        &[
            "DROP INDEX customer_note_idx ON customer",
            "CREATE FULLTEXT INDEX customer_note_idx ON customer (note) WITH PARSER ngram",
        ],
    );
}

#[test]
fn changed_constraints_are_drift() {
    let other = |clause: &str| {
        [
            "ALTER TABLE orders DROP FOREIGN KEY orders_customer_id_fkey".to_owned(),
            format!(
                "ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES {clause}"
            ),
        ]
    };
    for engine in ENGINES {
        for clause in [
            "customer (id)",
            "customer (id) ON DELETE RESTRICT",
            "customer (id) ON DELETE CASCADE ON UPDATE CASCADE",
            "orders (id) ON DELETE CASCADE",
        ] {
            let [drop, add] = other(clause);
            is_drift(engine, &foreign_key(), &[&drop, &add]);
        }
    }
    are_drift(&[
        (foreign_key(), &["ALTER TABLE orders DROP FOREIGN KEY orders_customer_id_fkey"]),
        (check(), &["ALTER TABLE customer DROP CONSTRAINT customer_score_check"]),
        (
            check(),
            &[
                "ALTER TABLE customer DROP CONSTRAINT customer_score_check",
                "ALTER TABLE customer ADD CONSTRAINT customer_score_check CHECK (score > 0)",
            ],
        ),
        (
            ObjectId::Check(table("customer"), "extra".into()),
            &["ALTER TABLE customer ADD CONSTRAINT extra CHECK (age > 0)"],
        ),
    ]);
    is_drift(MySql, &check(), &["ALTER TABLE customer ALTER CHECK customer_score_check NOT ENFORCED"]);
    is_drift(
        MariaDb,
        &ObjectId::Check(table("customer"), "unnamed check of `age`".into()),
        &["ALTER TABLE customer MODIFY age int CHECK (age > 0)"],
    );
}

#[test]
fn changed_triggers_are_drift() {
    const DROP: &str = "DROP TRIGGER customer_touch";
    let touch = || trigger("customer_touch");
    let made = |rest: &str| format!("CREATE TRIGGER customer_touch {rest}");
    for engine in ENGINES {
        for rest in [
            "BEFORE UPDATE ON customer FOR EACH ROW SET NEW.seen = UTC_TIMESTAMP(3)",
            "BEFORE INSERT ON customer FOR EACH ROW SET NEW.seen = UTC_TIMESTAMP(6)",
            "AFTER UPDATE ON customer FOR EACH ROW SET @seen = UTC_TIMESTAMP(6)",
        ] {
            is_drift(engine, &touch(), &[DROP, &made(rest)]);
        }
        is_drift(engine, &touch(), &[DROP]);
        let same = made("BEFORE UPDATE ON customer FOR EACH ROW SET NEW.seen = UTC_TIMESTAMP(6)");
        is_drift(engine, &touch(), &[DROP, "SET sql_mode = 'ANSI_QUOTES'", &same]);
        is_drift(engine, &touch(), &[DROP, "SET NAMES utf8mb4 COLLATE utf8mb4_bin", &same]);
        let first =
            "CREATE TRIGGER first BEFORE UPDATE ON customer FOR EACH ROW PRECEDES customer_touch SET @a = 1";
        is_drift(engine, &touch(), &[first]);
        is_drift(engine, &trigger("first"), &[first]);
    }
}

#[test]
fn changed_views_are_drift() {
    are_drift(&[
        (view(), &["ALTER VIEW customer_names AS SELECT id, name FROM customer WHERE age > 2"]),
        (view(), &["ALTER VIEW customer_names (id, called) AS SELECT id, name FROM customer WHERE age > 1"]),
        (
            view(),
            &[
                "ALTER SQL SECURITY INVOKER VIEW customer_names AS SELECT id, name FROM customer WHERE age > 1",
            ],
        ),
        (
            view(),
            &["ALTER VIEW customer_names AS SELECT id, name FROM customer WHERE age > 1 WITH CHECK OPTION"],
        ),
        (
            view(),
            &[
                "ALTER ALGORITHM = TEMPTABLE VIEW customer_names AS SELECT id, name FROM customer WHERE age > 1",
            ],
        ),
    ]);
}
