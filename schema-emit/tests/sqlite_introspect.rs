//! What is read back from a SQLite database.
#![cfg(feature = "live-sqlite")]

use rusqlite::Connection;
use schema_as_code_emit::{
    catalog::{
        ColumnType, Deferral, Definition, IndexOrder, Name, ObjectId, ReferentialAction, Storage, Table,
        TableOption, Text, TriggerEvent, TriggerTiming,
    },
    live::{
        ForeignKind, Introspection,
        sqlite::{IntrospectError, introspect, is_unnamed},
    },
};

fn read(sql: &str) -> Introspection {
    let database = Connection::open_in_memory().expect("memory is enough");
    database.execute_batch(sql).expect("the test's SQL is SQL");
    introspect(&database).expect("it is read")
}

/// The last table of `sql`, of which nothing is left over.
fn table(sql: &str) -> Table {
    let mut found = read(sql);
    assert_eq!(found.unheld, []);
    found.catalog.tables.pop().expect("there is a table")
}

fn observed(text: &str) -> Definition {
    Definition::Observed(text.to_owned().into())
}

fn unheld(sql: &str) -> Vec<String> {
    read(sql).unheld.into_iter().map(|unheld| unheld.fact).collect()
}

#[test]
fn reads_columns() {
    let table = table(
        "CREATE TABLE \"Order Line\" (
            a INTEGER NOT NULL, [b c] DECIMAL(10, 2) DEFAULT -1.50, `d` TEXT COLLATE nocase DEFAULT 'It''s',
            e, f TEXT DEFAULT paid, g TEXT DEFAULT (lower( 'X' )), h TEXT DEFAULT CURRENT_TIMESTAMP,
            i TEXT DEFAULT NULL NOT NULL, \"j\"\"k\" BLOB DEFAULT x'AB' COLLATE BINARY)",
    );
    assert_eq!(table.name, Name::new("Order Line"));
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|column| {
            let ColumnType::BuiltIn(ty) = &column.ty else { panic!("SQLite has built-in types only") };
            let default = column.default.as_ref().map(|default| match default {
                Definition::Observed(text) => text.as_str(),
                other => panic!("{other:?} was not read"),
            });
            (
                &*column.name,
                ty.to_string(),
                column.is_nullable,
                default,
                column.collation.as_deref().map(Text::as_str),
            )
        })
        .collect();
    assert_eq!(
        columns,
        [
            ("a", "INTEGER", false, None, None),
            ("b c", "DECIMAL(10, 2)", true, Some("- 1.50"), None),
            ("d", "TEXT", true, Some("'It''s'"), Some("NOCASE")),
            ("e", "", true, None, None),
            ("f", "TEXT", true, Some("'paid'"), None),
            ("g", "TEXT", true, Some("lower('X')"), None),
            ("h", "TEXT", true, Some("current_timestamp"), None),
            ("i", "TEXT", false, Some("null"), None),
            ("j\"k", "BLOB", true, Some("x'ab'"), None),
        ]
        .map(|(name, ty, is_nullable, default, collation)| (
            name,
            ty.to_owned(),
            is_nullable,
            default,
            collation
        ))
    );
}

#[test]
fn reads_generated_columns() {
    let table = table(
        "CREATE TABLE t (q INTEGER, p INTEGER, a INTEGER GENERATED ALWAYS AS (q*\"P\") STORED,
                         b INTEGER AS (q + 1), c TEXT GENERATED ALWAYS AS (q || ')') VIRTUAL NOT NULL)",
    );
    let generated: Vec<_> = table.columns[2..]
        .iter()
        .map(|column| column.generated.clone().expect("it is generated"))
        .map(|generated| (generated.definition, generated.storage))
        .collect();
    assert_eq!(
        generated,
        [
            (observed("q * p"), Storage::Stored),
            (observed("q + 1"), Storage::Virtual),
            (observed("q || ')'"), Storage::Virtual),
        ]
    );
}

#[test]
fn reads_options_and_keys() {
    let counted = table("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, x TEXT) STRICT");
    assert_eq!(counted.options, [TableOption::Strict]);
    assert!(counted.columns[0].is_identity && !counted.columns[0].is_nullable);

    let plain = table("CREATE TABLE t (id INTEGER PRIMARY KEY)");
    assert!(!plain.columns[0].is_identity && !plain.columns[0].is_nullable);

    let text = table("CREATE TABLE t (id TEXT PRIMARY KEY)");
    assert!(text.columns[0].is_nullable, "SQLite lets a text key be NULL");

    let both = table(
        "CREATE TABLE t (a INT, B INT, c INT, CONSTRAINT [the key] PRIMARY KEY (c, \"b\")) WITHOUT ROWID, STRICT",
    );
    assert_eq!(both.options, [TableOption::Strict, TableOption::WithoutRowid]);
    let key = both.primary_key.expect("it has a key");
    assert_eq!(key.name.as_deref(), Some("the key"));
    assert_eq!(key.columns, ["c", "B"]);
    assert!(table("CREATE TABLE t (a INT)").primary_key.is_none());
}

#[test]
fn reads_uniques() {
    let table = table(
        "CREATE TABLE t (a INT CONSTRAINT t_a_key UNIQUE, b INT UNIQUE, c INT,
                         CONSTRAINT \"t b c\" UNIQUE (b, [C]), UNIQUE (c), PRIMARY KEY (a, c))",
    );
    let uniques: Vec<_> =
        table.uniques.iter().map(|unique| (unique.name.as_str(), unique.columns.join(", "))).collect();
    assert_eq!(
        uniques,
        [
            ("t_a_key", "a".to_owned()),
            ("unnamed unique (b)", "b".to_owned()),
            ("t b c", "b, c".to_owned()),
            ("unnamed unique (c)", "c".to_owned()),
        ]
    );
    assert!(is_unnamed(&table.uniques[1].name) && !is_unnamed(&table.uniques[0].name));
}

#[test]
fn reads_checks() {
    let table = table(
        "CREATE TABLE t (price INT CONSTRAINT t_price_check CHECK (price>0) CHECK (price < 10), s TEXT,
                         CONSTRAINT [t s] CHECK ([s] IN ('A', \"B\", ')')), CHECK (price < 10))",
    );
    let checks: Vec<_> = table.checks.iter().map(|check| (check.name.as_str(), &check.definition)).collect();
    assert_eq!(
        checks,
        [
            ("t_price_check", &observed("price > 0")),
            ("unnamed check (price < 10)", &observed("price < 10")),
            ("t s", &observed("s in ('A', \"B\", ')')")),
            ("unnamed check (price < 10) 2", &observed("price < 10")),
        ]
    );
}

#[test]
fn reads_foreign_keys() {
    let table = table(
        "CREATE TABLE Customer (Id INTEGER PRIMARY KEY, code TEXT UNIQUE);
         CREATE TABLE line (
            a INT CONSTRAINT line_a REFERENCES customer ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            b TEXT REFERENCES customer (CODE) ON UPDATE SET NULL ON DELETE RESTRICT DEFERRABLE,
            c INT, d INT,
            CONSTRAINT line_self FOREIGN KEY (c, d) REFERENCES line (c, d) ON DELETE SET DEFAULT NOT DEFERRABLE,
            UNIQUE (c, d))",
    );
    let [first, second, third] = table.foreign_keys.as_slice() else { panic!("three keys are declared") };
    assert_eq!((first.name.as_str(), &*first.target.name), ("line_a", "Customer"));
    assert_eq!(first.target_columns, ["Id"]);
    assert_eq!((first.on_delete, first.on_update), (ReferentialAction::Cascade, ReferentialAction::NoAction));
    assert_eq!(first.deferral, Deferral::Deferred);
    assert_eq!(second.name, "unnamed foreign key (b) to customer");
    assert_eq!(second.target_columns, ["code"]);
    assert_eq!(
        (second.on_delete, second.on_update),
        (ReferentialAction::Restrict, ReferentialAction::SetNull)
    );
    assert_eq!(second.deferral, Deferral::Deferrable);
    assert_eq!(third.columns, ["c", "d"]);
    assert_eq!((third.on_delete, third.deferral), (ReferentialAction::SetDefault, Deferral::Immediate));
}

#[test]
fn reads_indexes() {
    let table = table(
        "CREATE TABLE t (a TEXT, [b c] INT, \"desc\" INT);
         CREATE INDEX i1 ON t (A, \"b c\" DESC);
         CREATE UNIQUE INDEX [i 2] ON t (lower(a) DESC, a COLLATE NOCASE ASC) WHERE [b c]>0 AND a <> ')';
         CREATE INDEX i3 ON t (\"desc\", (\"desc\") DESC);",
    );
    let indexes: Vec<_> = table
        .indexes
        .iter()
        .map(|index| {
            let keys: Vec<_> = index.keys.iter().map(|key| (key.definition.clone(), key.order)).collect();
            (index.name.as_str(), index.is_unique, keys, index.predicate.as_deref().cloned())
        })
        .collect();
    assert_eq!(
        indexes,
        [
            (
                "i1",
                false,
                vec![(observed("a"), IndexOrder::Ascending), (observed("\"b c\""), IndexOrder::Descending)],
                None
            ),
            (
                "i 2",
                true,
                vec![
                    (observed("lower(a)"), IndexOrder::Descending),
                    (observed("a collate nocase"), IndexOrder::Ascending)
                ],
                Some(observed("\"b c\" > 0 and a <> ')'"))
            ),
            (
                "i3",
                false,
                vec![
                    (observed("\"desc\""), IndexOrder::Ascending),
                    (observed("(\"desc\")"), IndexOrder::Descending)
                ],
                None
            ),
        ]
    );
}

#[test]
fn reads_triggers() {
    let table = table(
        "CREATE TABLE log (x); CREATE TABLE t (a INT, b INT);
         CREATE TRIGGER t1 AFTER UPDATE OF a, [B] ON t FOR EACH ROW WHEN NEW.a IS NOT old.\"A\"
         BEGIN INSERT INTO \"LOG\" VALUES ('A'); SELECT CASE WHEN 1 THEN 2 END; END;
         CREATE TRIGGER [t 2] BEFORE DELETE ON \"T\" BEGIN SELECT 1; END;
         CREATE TRIGGER t3 INSERT ON t BEGIN SELECT 1; END;",
    );
    let triggers: Vec<_> =
        table.triggers.iter().map(|trigger| (trigger.name.as_str(), trigger.timing, trigger.event)).collect();
    assert_eq!(
        triggers,
        [
            ("t1", TriggerTiming::After, TriggerEvent::Update),
            ("t 2", TriggerTiming::Before, TriggerEvent::Delete),
            ("t3", TriggerTiming::Before, TriggerEvent::Insert),
        ]
    );
    let body = "of a, b when new.a is not old.a begin insert into log values ('A'); \
                select case when 1 then 2 end; end";
    assert_eq!(table.triggers[0].definition, observed(body));
    assert_eq!(table.triggers[0].depends_on, [ObjectId::Table(Name::new("log"))]);
    assert_eq!(table.triggers[1].depends_on, []);
}

#[test]
fn reads_what_alter_table_leaves_behind() {
    let table = table(
        "CREATE TABLE t (a INT, b TEXT -- the last one
         , CONSTRAINT c CHECK (a > 0));
         CREATE INDEX i ON t (b) WHERE a > 1;
         ALTER TABLE t ADD COLUMN d TEXT NOT NULL DEFAULT '' CHECK (d <> 'x');
         ALTER TABLE t RENAME COLUMN a TO \"first one\";
         ALTER TABLE t RENAME TO u;",
    );
    assert_eq!(table.name.name, "u");
    let columns: Vec<_> = table.columns.iter().map(|column| &*column.name).collect();
    assert_eq!(columns, ["first one", "b", "d"]);
    assert_eq!(table.checks[1].definition, observed("\"first one\" > 0"));
    assert_eq!(table.indexes[0].predicate.as_deref(), Some(&observed("\"first one\" > 1")));
}

#[test]
fn reads_a_table_made_from_a_query() {
    let table =
        table("CREATE TABLE s (a INT, b TEXT); CREATE TABLE t AS SELECT a, b AS \"B c\", 1 AS d FROM s");
    let columns: Vec<_> = table.columns.iter().map(|column| &*column.name).collect();
    assert_eq!(columns, ["a", "B c", "d"]);
}

#[test]
fn lists_what_is_not_ours() {
    let found = read(
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);
         CREATE VIEW v AS SELECT * FROM t;
         CREATE TRIGGER v1 INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
         CREATE VIRTUAL TABLE f USING fts5(a);
         CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY);
         INSERT INTO t (a) VALUES ('x'); CREATE INDEX i ON t (a); ANALYZE;",
    );
    let names: Vec<_> = found.catalog.tables.iter().map(|table| &*table.name.name).collect();
    assert_eq!(names, ["t"]);
    let of = |kind| -> Vec<&str> {
        let objects = found.foreign.iter().filter(|object| object.kind == kind);
        objects.map(|object| object.name.as_str()).collect()
    };
    assert_eq!(of(ForeignKind::View), ["v1"]);
    assert_eq!(of(ForeignKind::Virtual), ["f"]);
    assert_eq!(of(ForeignKind::Shadow), ["f_data", "f_idx", "f_content", "f_docsize", "f_config"]);
    assert_eq!(of(ForeignKind::Runner)[0], "_sqlx_migrations");
    assert!(of(ForeignKind::Internal).contains(&"sqlite_sequence"));
    assert!(of(ForeignKind::Internal).contains(&"sqlite_stat1"));
}

#[test]
fn reads_views() {
    let found = read(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, \"Gone\" TEXT);
         CREATE TEMP VIEW passing AS SELECT 1;
         CREATE VIEW IF NOT EXISTS \"t's live\" AS SELECT [id] /* the key */ FROM T WHERE \"gone\" IS NULL;
         CREATE VIEW main.w (x, y) AS SELECT 1, 'It''s';",
    );
    let [live, named] = found.catalog.views.as_slice() else { panic!("{:?}", found.catalog.views) };
    assert_eq!(live.name.name, "t's live");
    assert_eq!(live.definition, observed("as select id from t where gone is null"));
    assert_eq!(live.depends_on, [ObjectId::Table(Name::new("t"))]);
    assert_eq!(named.definition, observed("(x, y) as select 1, 'It''s'"));
    assert_eq!(named.depends_on, []);
}

#[test]
fn names_facts_that_a_catalog_cannot_hold() {
    assert_eq!(
        unheld("CREATE TABLE t (a INT NOT NULL ON CONFLICT IGNORE UNIQUE ON CONFLICT REPLACE)"),
        ["`NOT NULL` says `ON CONFLICT IGNORE`", "it says `ON CONFLICT REPLACE`"]
    );
    assert_eq!(unheld("CREATE TABLE t (a INT, PRIMARY KEY (a DESC))"), ["`a` is descending"]);
    assert_eq!(unheld("CREATE TABLE t (a TEXT, UNIQUE (a COLLATE NOCASE))"), ["`a` says `COLLATE NOCASE`"]);
    assert_eq!(unheld("CREATE TABLE t (a INT REFERENCES t MATCH FULL)"), ["it says `MATCH FULL`"]);
    assert_eq!(unheld("CREATE TABLE t (a INT CONSTRAINT x NOT NULL)"), ["`NOT NULL` has the name `x`"]);
    assert_eq!(unheld("CREATE TABLE t (a INT CONSTRAINT x)"), ["the name `x` has no constraint"]);
    assert_eq!(
        unheld("CREATE TABLE t (a INT, CONSTRAINT x CHECK (a > 0), CONSTRAINT x CHECK (a < 9))"),
        ["more than one constraint is called `x`"]
    );
}

#[test]
fn reads_inside_the_callers_transaction() {
    let database = Connection::open_in_memory().expect("memory is enough");
    database.execute_batch("BEGIN; CREATE TABLE t (a INT)").expect("it is SQL");
    assert_eq!(introspect(&database).expect("it is read").catalog.tables.len(), 1);
    database.execute_batch("ROLLBACK").expect("the transaction is still open");
    assert!(introspect(&database).expect("it is read").catalog.is_empty());
    assert!(database.is_autocommit());
}

#[test]
fn an_unreadable_text_is_an_error_that_names_its_object() {
    let database = Connection::open_in_memory().expect("memory is enough");
    // A text that was written past SQLite: nobody may guess what it means.
    database
        .execute_batch(
            "CREATE TABLE \"odd one\" (a INT); PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = 'CREATE TABLE \"odd one\" (a INT, b INT, c INT)';",
        )
        .expect("it is SQL");
    let error = introspect(&database).expect_err("text and database disagree");
    assert!(matches!(error, IntrospectError::Disagreement { .. }), "{error}");
    assert_eq!(
        error.to_string(),
        "table `odd one`: its SQL and the database disagree about the columns: [\"a\", \"b\", \"c\"] against [\"a\"]"
    );
    database
        .execute_batch("UPDATE sqlite_schema SET sql = 'CREATE TABLE \"odd one\" (a INT) ENGINE = x'")
        .expect("it is SQL");
    let error = introspect(&database).expect_err("the text is not SQLite's");
    assert_eq!(
        error.to_string(),
        "table `odd one`: not understood at byte 31 of its SQL: expected `STRICT` or `WITHOUT ROWID`, found `ENGINE`"
    );
}
