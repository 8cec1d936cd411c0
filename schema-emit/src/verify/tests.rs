//! The queries, as text and run on an embedded SQLite over rows that contradict and rows that do not.

#![expect(clippy::unwrap_used, reason = "a test whose database fails has failed")]

use expect_test::expect;
use rusqlite::{Connection, types::Value};
use schema_as_code_core::{
    def::{
        AuditRole, ColumnDef, CopiedColumn, CopyDef, CopyKind, DependencyDef, EntityDef, EntityId,
        RelationDef, SchemaDef, TargetDef, TargetRole,
    },
    dialect::{Dialect, Version},
    types::{LogicalType, TypeDef},
};

use super::{Query, Subject, queries};

const fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name, name, TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true }))
}

const fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name, name, TypeDef::new(LogicalType::Text).nullable())
}

const fn entity(name: &'static str, columns: &'static [ColumnDef]) -> EntityDef {
    EntityDef { id: EntityId::of("shop", name), name, table: name, columns, key: &[0], ..EntityDef::EMPTY }
}

fn made(dialect: Dialect, entities: &'static [&'static EntityDef]) -> Vec<Query> {
    let target = TargetDef { dialect, version: Version::new(99, 0), role: TargetRole::Full, decimal: None };
    queries(&SchemaDef { entities, ..SchemaDef::EMPTY }, &target).unwrap()
}

/// What the only query of `entities` returns from a database made by `rows`, a row a line.
fn found(entities: &'static [&'static EntityDef], rows: &str) -> Vec<String> {
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(rows).unwrap();
    let [query] = made(Dialect::Sqlite, entities).try_into().unwrap();
    let mut statement = database.prepare(&query.sql).unwrap();
    let width = statement.column_count();
    let line = |row: &rusqlite::Row<'_>| {
        let values = (0..width).map(|column| match row.get_unwrap(column) {
            Value::Null => "NULL".to_owned(),
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => format!("{other:?}"),
        });
        Ok(values.collect::<Vec<_>>().join(" "))
    };
    statement.query_map([], line).unwrap().map(Result::unwrap).collect()
}

const ADDRESS: EntityDef = EntityDef {
    dependencies: &[DependencyDef::Functional { determinant: &[1, 2], dependent: &[3, 4] }],
    ..entity("address", &[number("id"), text("country"), text("zip"), text("city"), text("state")])
};

const ADDRESSES: &str = "CREATE TABLE address (id, country, zip, city, state);";

// proves C5
#[test]
fn finds_values_with_more_than_one_value_of_what_they_determine() {
    let rows = "INSERT INTO address VALUES
        (1, 'DE', '10115', 'Berlin', 'BE'), (2, 'DE', '10115', 'Berlin', 'BE'),
        (3, 'DE', '80331', 'Munich', 'BY'), (4, 'DE', '80331', 'München', 'BY'),
        (5, 'FR', '80331', 'Amiens', NULL), (6, 'FR', '75001', 'Paris', NULL), (7, 'FR', '75001', 'Paris', 'IDF');";
    assert_eq!(found(&[&ADDRESS], &format!("{ADDRESSES}{rows}")), ["DE 80331 2", "FR 75001 2"]);
}

#[test]
fn a_determinant_that_is_null_says_nothing_and_nulls_are_equal() {
    let rows = "INSERT INTO address VALUES
        (1, 'DE', NULL, 'Berlin', 'BE'), (2, 'DE', NULL, 'Munich', 'BY'), (3, NULL, NULL, 'Rome', NULL),
        (4, 'IT', '00100', NULL, NULL), (5, 'IT', '00100', NULL, NULL);";
    assert_eq!(found(&[&ADDRESS], &format!("{ADDRESSES}{rows}")), [""; 0]);
}

const MATERIAL: EntityDef = EntityDef {
    dependencies: &[DependencyDef::Multivalued { determinant: &[1], dependent: &[2] }],
    ..entity(
        "material",
        &[
            number("id"),
            text("course"),
            text("teacher"),
            text("book"),
            ColumnDef { role: Some(AuditRole::Created), ..number("created_at") },
        ],
    )
};

const MATERIALS: &str = "CREATE TABLE material (id, course, teacher, book, created_at);";

// proves C5
#[test]
fn finds_the_combinations_that_are_missing() {
    let rows = "INSERT INTO material VALUES
        (1, 'art', 'Ada', 'x', 10), (2, 'art', 'Ada', 'y', 11), (3, 'art', 'Bob', 'x', 12),
        (4, 'law', 'Ada', 'x', 13), (5, 'law', 'Bob', 'x', 14),
        (6, NULL, 'Ada', 'x', 15), (7, NULL, 'Bob', 'y', 16),
        (8, 'gym', 'Cyd', NULL, 17), (9, 'gym', NULL, 'x', 18), (10, 'gym', 'Cyd', 'x', 19);";
    assert_eq!(found(&[&MATERIAL], &format!("{MATERIALS}{rows}")), ["art Bob y", "gym NULL NULL"]);
}

#[test]
fn every_combination_is_no_contradiction() {
    let rows = "INSERT INTO material VALUES
        (1, 'art', 'Ada', NULL, 1), (2, 'art', 'Ada', 'y', 2), (3, 'art', 'Bob', NULL, 3), (4, 'art', 'Bob', 'y', 4);";
    assert_eq!(found(&[&MATERIAL], &format!("{MATERIALS}{rows}")), [""; 0]);
}

const USER: EntityDef = entity("user", &[number("id"), text("email"), text("name")]);

const ORDER: EntityDef = EntityDef {
    relations: &[RelationDef::new(&[1], USER.id, "User")],
    copies: &[CopyDef {
        kind: CopyKind::SyncedByApplication,
        relation: &[1],
        columns: &[CopiedColumn { column: 2, source: "email" }, CopiedColumn { column: 3, source: "name" }],
        reason: "shown in lists",
    }],
    ..entity("order", &[number("id"), number("user_id"), text("mail"), text("who")])
};

const USERS_AND_ORDERS: &str = "CREATE TABLE user (id, email, name);
    CREATE TABLE \"order\" (id, user_id, mail, who);
    INSERT INTO user VALUES (1, 'a@x', 'Ada'), (2, 'b@x', NULL);";

// proves C5
#[test]
fn finds_the_copies_that_are_not_their_originals() {
    let rows = "INSERT INTO \"order\" VALUES
        (10, 1, 'a@x', 'Ada'), (11, 1, 'old@x', 'Ada'), (12, 1, 'a@x', NULL), (13, 2, 'b@x', NULL),
        (14, 2, 'b@x', 'Bob'), (15, NULL, 'guest@x', 'guest');";
    assert_eq!(
        found(&[&USER, &ORDER], &format!("{USERS_AND_ORDERS}{rows}")),
        ["11 old@x a@x Ada Ada", "12 a@x a@x NULL Ada", "14 b@x b@x Bob NULL"]
    );
}

#[test]
fn a_copy_that_is_seen_by_its_name_is_tested_too() {
    const SEEN: EntityDef = EntityDef {
        relations: ORDER.relations,
        ..entity("order", &[number("id"), number("user_id"), text("user_email")])
    };
    const ENTITIES: &[&EntityDef] = &[&USER, &SEEN];
    assert_eq!(made(Dialect::Sqlite, ENTITIES)[0].subject, Subject::Copied(0));
    let rows = "CREATE TABLE user (id, email, name);
        CREATE TABLE \"order\" (id, user_id, user_email);
        INSERT INTO user VALUES (1, 'a@x', 'Ada');
        INSERT INTO \"order\" VALUES (10, 1, 'a@x'), (11, 1, NULL);";
    assert_eq!(found(ENTITIES, rows), ["11 NULL a@x"]);
}

#[test]
fn a_relation_of_several_columns_to_a_unique_is_followed() {
    const LINE: EntityDef = EntityDef {
        key: &[0, 1],
        ..entity("line", &[number("order_id"), number("no"), text("sku"), number("code")])
    };
    const NOTE: EntityDef = EntityDef {
        relations: &[RelationDef {
            references: &["no", "order_id"],
            ..RelationDef::new(&[2, 1], LINE.id, "Line")
        }],
        copies: &[CopyDef {
            kind: CopyKind::SyncedByTrigger,
            relation: &[2, 1],
            columns: &[CopiedColumn { column: 3, source: "sku" }],
            reason: "printed",
        }],
        ..entity("note", &[number("id"), number("order_id"), number("line_no"), text("sku")])
    };
    let rows = "CREATE TABLE line (order_id, no, sku, code);
        CREATE TABLE note (id, order_id, line_no, sku);
        INSERT INTO line VALUES (1, 2, 'a', 0), (2, 1, 'b', 0);
        INSERT INTO note VALUES (1, 1, 2, 'a'), (2, 2, 1, 'a');";
    assert_eq!(found(&[&LINE, &NOTE], rows), ["2 a b"]);
}

#[test]
fn a_snapshot_and_a_trivial_dependency_have_no_query() {
    const SNAPSHOT: EntityDef = EntityDef {
        copies: &[CopyDef {
            kind: CopyKind::Snapshot,
            relation: &[1],
            columns: &[CopiedColumn { column: 2, source: "email" }],
            reason: "as of the order",
        }],
        dependencies: &[DependencyDef::Multivalued { determinant: &[1], dependent: &[2, 3] }],
        ..ORDER
    };
    assert_eq!(made(Dialect::Sqlite, &[&USER, &SNAPSHOT]), []);
}

// proves C5
#[test]
fn each_dialect_says_it_in_its_own_words() {
    const SHOP: &[&EntityDef] = &[&ADDRESS, &MATERIAL, &USER, &ORDER];
    let all = |dialect| {
        let queries = made(dialect, SHOP)
            .into_iter()
            .map(|query| format!("-- {}\n{};\n", query.declaration, query.sql));
        queries.collect::<String>()
    };
    expect![[r#"
        -- country, zip -> city, state
        SELECT t."country", t."zip", count(*)
        FROM "address" AS t
        WHERE t."country" IS NOT NULL AND t."zip" IS NOT NULL
        GROUP BY t."country", t."zip"
        HAVING count(DISTINCT t."city") > 1 OR count(t."city") BETWEEN 1 AND count(*) - 1
            OR count(DISTINCT t."state") > 1 OR count(t."state") BETWEEN 1 AND count(*) - 1
        ORDER BY t."country", t."zip";
        -- course ->> teacher
        SELECT DISTINCT one."course", one."teacher", other."book"
        FROM "material" AS one
        JOIN "material" AS other ON other."course" = one."course"
        WHERE NOT EXISTS (
            SELECT 1 FROM "material" AS found
            WHERE found."course" IS NOT DISTINCT FROM one."course" AND found."teacher" IS NOT DISTINCT FROM one."teacher" AND found."book" IS NOT DISTINCT FROM other."book"
        )
        ORDER BY 1, 2, 3;
        -- user_id -> mail, who
        SELECT copy."id", copy."mail", original."email", copy."who", original."name"
        FROM "order" AS copy
        JOIN "user" AS original ON original."id" = copy."user_id"
        WHERE NOT (copy."mail" IS NOT DISTINCT FROM original."email") OR NOT (copy."who" IS NOT DISTINCT FROM original."name")
        ORDER BY copy."id";
    "#]].assert_eq(&all(Dialect::Postgres));
    expect![[r#"
        -- country, zip -> city, state
        SELECT t.`country`, t.`zip`, count(*)
        FROM `address` AS t
        WHERE t.`country` IS NOT NULL AND t.`zip` IS NOT NULL
        GROUP BY t.`country`, t.`zip`
        HAVING count(DISTINCT t.`city`) > 1 OR count(t.`city`) BETWEEN 1 AND count(*) - 1
            OR count(DISTINCT t.`state`) > 1 OR count(t.`state`) BETWEEN 1 AND count(*) - 1
        ORDER BY t.`country`, t.`zip`;
        -- course ->> teacher
        SELECT DISTINCT one.`course`, one.`teacher`, other.`book`
        FROM `material` AS one
        JOIN `material` AS other ON other.`course` = one.`course`
        WHERE NOT EXISTS (
            SELECT 1 FROM `material` AS found
            WHERE found.`course` <=> one.`course` AND found.`teacher` <=> one.`teacher` AND found.`book` <=> other.`book`
        )
        ORDER BY 1, 2, 3;
        -- user_id -> mail, who
        SELECT copy.`id`, copy.`mail`, original.`email`, copy.`who`, original.`name`
        FROM `order` AS copy
        JOIN `user` AS original ON original.`id` = copy.`user_id`
        WHERE NOT (copy.`mail` <=> original.`email`) OR NOT (copy.`who` <=> original.`name`)
        ORDER BY copy.`id`;
    "#]].assert_eq(&all(Dialect::MySql));
    assert_eq!(all(Dialect::MySql), all(Dialect::MariaDb));
}

#[test]
fn hostile_names_stay_names() {
    const HOSTILE: EntityDef = EntityDef {
        dependencies: &[
            DependencyDef::Functional { determinant: &[0], dependent: &[1] },
            DependencyDef::Multivalued { determinant: &[0], dependent: &[1] },
        ],
        key: &[0, 1, 2],
        table: "a\"; DROP TABLE b; --",
        ..entity("x", &[text("k\"k"), text("count(*)"), text("t.\" OR 1=1 --")])
    };
    let database = Connection::open_in_memory().unwrap();
    database
        .execute_batch(
            r#"CREATE TABLE "a""; DROP TABLE b; --" ("k""k", "count(*)", "t."" OR 1=1 --"); CREATE TABLE b (x);
            INSERT INTO "a""; DROP TABLE b; --" VALUES (1, 2, 3), (1, 3, 4);"#,
        )
        .unwrap();
    for query in made(Dialect::Sqlite, &[&HOSTILE]) {
        let rows = database.prepare(&query.sql).unwrap().query_map([], |_| Ok(())).unwrap().count();
        assert_eq!(rows, if matches!(query.subject, Subject::Functional(_)) { 1 } else { 2 });
    }
    database.execute_batch("SELECT x FROM b").unwrap();
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        const BACKTICK: EntityDef = EntityDef { table: "a`b", ..ADDRESS };
        assert!(made(dialect, &[&BACKTICK])[0].sql.contains("FROM `a``b` AS t"));
    }
}

#[test]
fn a_name_that_no_statement_can_hold_is_refused() {
    const NUL: EntityDef = EntityDef { table: "a\0b", ..ADDRESS };
    let target = TargetDef {
        dialect: Dialect::Sqlite,
        version: Version::new(3, 40),
        role: TargetRole::Full,
        decimal: None,
    };
    assert!(queries(&SchemaDef { entities: &[&NUL], ..SchemaDef::EMPTY }, &target).is_err());
}
