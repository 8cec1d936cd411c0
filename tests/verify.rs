//! The verification queries on every engine: nothing while a declaration holds, then the rows that contradict
//! it and no other.

use schema_as_code::{
    Entity, Schema,
    def::SchemaDef,
    dialect::Dialect,
    emit::{catalog::Catalog, verify},
};
use support::{Database, Engine, cases::Case};

/// Facts that no constraint holds.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(20)),
    entities(Address, Lesson)
)]
struct Facts;

/// `zip` determines what is not unique by it.
#[derive(Entity)]
#[entity(table = "addresses")]
#[determines(zip -> city, state)]
#[waive(transitive_dependency, reason = "the rows that contradict it are what is tested")]
#[expect(dead_code, reason = "only the definition of the struct is read")]
struct Address {
    id: i64,
    zip: Option<String>,
    city: Option<String>,
    state: String,
}

/// Teachers and books of a course, independent of each other.
#[derive(Entity)]
#[determines(course ->> teacher)]
#[unique(course, teacher, book)]
#[expect(dead_code, reason = "only the definition of the struct is read")]
struct Lesson {
    id: i64,
    course: String,
    teacher: String,
    book: String,
}

/// What the queries of `schema` find: the entity and the first `width` values of each row. Every query is run.
fn found(database: &mut Database, schema: &SchemaDef, width: fn(&str) -> usize) -> Vec<String> {
    let target = schema.target(database.engine().dialect()).expect("the schema is for every dialect");
    let queries = verify::queries(schema, target).expect("the names can be written");
    let mut found = Vec::new();
    for query in &queries {
        let rows = database.query(&query.sql);
        for row in rows.unwrap_or_else(|error| panic!("{}: {error}\n{}", database.engine(), query.sql)) {
            let values: Vec<_> = row.iter().map(|value| value.as_deref().unwrap_or("NULL")).collect();
            found.push(format!("{} {}", query.entity, values[..width(query.entity)].join("|")));
        }
    }
    found
}

/// As many values as the entity's key has columns.
fn key_of_copy(entity: &str) -> usize {
    if entity == "Quote" { 2 } else { 1 }
}

fn drop_triggers(database: &mut Database, catalog: &Catalog) {
    let dialect = database.engine().dialect();
    let quote = if matches!(dialect, Dialect::MySql | Dialect::MariaDb) { '`' } else { '"' };
    let quoted = |name: &str| format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")));
    for table in &catalog.tables {
        for trigger in &table.triggers {
            let of = if dialect == Dialect::Postgres {
                format!(" ON {}", quoted(&table.name.name))
            } else {
                String::new()
            };
            database.run(&format!("DROP TRIGGER {}{of}", quoted(&trigger.name)));
        }
    }
}

/// proves B2
fn copies(engine: Engine) {
    let schema = Case::named("denormalized").schema;
    let Some((mut database, emission)) = Database::with(schema, engine, "verify_copies") else { return };
    for sql in [
        "INSERT INTO customers (id, email, nick, grade) VALUES (1, 'a', 'ann', 'plain'), (2, 'b', NULL, 'plain')",
        "INSERT INTO calls (id, customer_id, customer_nick) VALUES (1, 1, ''), (2, 2, ''), (3, NULL, ''), (4, 1, '')",
        "INSERT INTO tariffs (zone, class, price) VALUES (1, 1, 100), (1, 2, 200)",
        "INSERT INTO quotes (number, line, zone, class, price) VALUES (1, 1, 1, 1, 0), (1, 2, 1, 2, 0), (2, 1, 1, 1, 0)",
        "UPDATE customers SET nick = 'bea' WHERE id = 2",
        "UPDATE tariffs SET price = 300 WHERE class = 2",
        "UPDATE calls SET customer_nick = 'junk'",
    ] {
        database.run(sql);
    }
    let none: [&str; 0] = [];
    assert_eq!(found(&mut database, schema, key_of_copy), none, "{engine}: the triggers keep every copy");

    drop_triggers(&mut database, &emission.catalog);
    assert_eq!(found(&mut database, schema, key_of_copy), none, "{engine}: nothing has changed");
    for sql in [
        "UPDATE calls SET customer_nick = 'junk' WHERE id = 1",
        "UPDATE customers SET nick = NULL WHERE id = 2",
        "UPDATE tariffs SET price = 400 WHERE class = 1",
    ] {
        database.run(sql);
    }
    let expected = ["Call 1", "Call 2", "Quote 1|1", "Quote 2|1"];
    assert_eq!(found(&mut database, schema, key_of_copy), expected, "{engine}");
    database.run("UPDATE calls SET customer_nick = NULL WHERE id = 1");
    database.run("UPDATE quotes SET price = 400 WHERE class = 1");
    assert_eq!(found(&mut database, schema, key_of_copy), ["Call 1", "Call 2"], "{engine}: NULL is a value");
}

/// proves B2
fn dependencies(engine: Engine) {
    let schema = Facts::DEF;
    let width: fn(&str) -> usize = |entity| if entity == "Address" { 2 } else { 3 };
    let Some((mut database, _)) = Database::with(schema, engine, "verify_facts") else { return };
    database.run("INSERT INTO addresses (id, zip, city, state) VALUES \
         (1, '1', 'x', 's'), (2, '1', 'x', 's'), (3, NULL, 'x', 's'), (4, NULL, 'y', 't'), (5, '5', NULL, 's'), \
         (6, '5', NULL, 's')",
    );
    database.run("INSERT INTO lessons (id, course, teacher, book) VALUES \
         (1, 'm', 'ann', 'b1'), (2, 'm', 'ann', 'b2'), (3, 'm', 'bob', 'b1'), (4, 'm', 'bob', 'b2'), (5, 'n', 'ann', 'b3')",
    );
    let none: [&str; 0] = [];
    assert_eq!(found(&mut database, schema, width), none, "{engine}: every declaration holds");
    // Another value, a value beside NULL, and another value of the second dependent.
    database.run("INSERT INTO addresses (id, zip, city, state) VALUES \
         (11, '2', 'x', 's'), (12, '2', 'y', 's'), (13, '2', 'y', 's'), (14, '3', 'x', 's'), (15, '3', NULL, 's'), \
         (16, '4', 'x', 's'), (17, '4', 'x', 't')",
    );
    database.run("DELETE FROM lessons WHERE id = 4");
    database.run("INSERT INTO lessons (id, course, teacher, book) VALUES (6, 'n', 'bob', 'b4')");
    let expected = [
        "Address 2|3",
        "Address 3|2",
        "Address 4|2",
        "Lesson m|bob|b2",
        "Lesson n|ann|b4",
        "Lesson n|bob|b3",
    ];
    assert_eq!(found(&mut database, schema, width), expected, "{engine}");
}

macro_rules! on_every_engine {
    ($($test:ident: $($name:ident $engine:ident),*;)*) => {
        $(mod $test { $(#[test] fn $name() { super::$test(super::Engine::$engine); })* })*
    };
}

on_every_engine! {
    copies: on_postgres_15 Postgres15, on_postgres_18 Postgres18, on_mysql MySql, on_mariadb MariaDb, on_sqlite Sqlite;
    dependencies:
        on_postgres_15 Postgres15, on_postgres_18 Postgres18, on_mysql MySql, on_mariadb MariaDb, on_sqlite Sqlite;
}
