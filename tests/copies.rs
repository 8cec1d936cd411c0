//! What a single connection and a single path do not show of the copies that triggers keep equal.

use std::{sync::mpsc, thread, time::Duration};

use schema_as_code::{
    Entity, Schema,
    dialect::Dialect,
    emit::{
        catalog::Catalog,
        emit,
        intent::Intent,
        plan::{Plan, plan},
        render::{Header, script},
    },
};
use support::{Database, Engine, cases::Case, fingerprint::fingerprint};

/// Long enough for a statement to reach the lock it waits for; a shorter wait hides a fault, and reports none.
const A_WHILE: Duration = Duration::from_millis(500);

/// A copy is taken while its original is being changed, and the other way round: the later one waits.
///
/// proves B2
fn writers_at_once(engine: Engine) {
    match engine.dialect() {
        // A snapshot that is older than the row sees it with no lock: docs/design/denormalization.md.
        Dialect::Postgres => {
            writers_at_level(
                engine,
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED",
            );
        }
        _ => {
            writers_at_level(engine, "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
            writers_at_level(engine, "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        }
    }
}

fn writers_at_level(engine: Engine, level: &str) {
    let schema = Case::named("denormalized").schema;
    let Some((mut one, _)) = Database::with(schema, engine, "copies_writers") else { return };
    one.run(level);
    one.run("INSERT INTO customers (id, email, nick, grade) VALUES (1, 'a', 'ann', 'plain'), (2, 'b', 'bea', 'plain'), \
         (3, 'c', 'cat', 'plain')",
    );
    one.run("INSERT INTO calls (id) VALUES (100)");
    let change = "UPDATE customers SET nick = 'changed' WHERE id = ";
    let take = "INSERT INTO calls (customer_id) VALUES ";
    for (first, second) in [
        (format!("{change} 1"), format!("{take} (1)")),
        (format!("{take} (2)"), format!("{change} 2")),
        (format!("{change} 3"), "UPDATE calls SET customer_id = 3 WHERE id = 100".to_owned()),
    ] {
        let mut other = one.again();
        other.run(level);
        one.run("BEGIN");
        one.run(&first);
        let (done, is_done) = mpsc::channel();
        let waiting = thread::spawn(move || {
            other.run(&second);
            done.send(()).expect("the test listens");
        });
        let early = is_done.recv_timeout(A_WHILE);
        one.run("COMMIT");
        waiting.join().expect("the second writer succeeds");
        assert!(early.is_err(), "{engine}: the second writer did not wait for the first");
    }
    let nicks = one.query("SELECT customer_nick FROM calls ORDER BY customer_id").expect("it can be read");
    let changed = || [Some("changed".to_owned())];
    assert_eq!(nicks, [changed(), changed(), changed()], "{engine}");
}

/// PostgreSQL's snapshots: docs/design/denormalization.md says what they miss.
fn a_snapshot_older_than_the_copy(engine: Engine) {
    let schema = Case::named("denormalized").schema;
    let Some((mut one, _)) = Database::with(schema, engine, "copies_snapshot") else { return };
    let mut other = one.again();
    one.run(
        "INSERT INTO customers (id, email, nick, grade) VALUES (1, 'a', 'ann', 'plain'), (2, 'b', 'bea', 'plain')",
    );
    let mut changed = |level: &str, customer: u32| {
        one.run(&format!("BEGIN ISOLATION LEVEL {level}"));
        one.run("SELECT count(*) FROM tariffs");
        other.run(&format!("BEGIN ISOLATION LEVEL {level}"));
        other.run(&format!("INSERT INTO calls (customer_id) VALUES ({customer})"));
        other.run("COMMIT");
        let change = format!("UPDATE customers SET nick = 'changed' WHERE id = {customer}");
        let result = one.execute(&change).and_then(|()| one.execute("COMMIT"));
        if result.is_err() {
            one.run("ROLLBACK");
        }
        let copy = format!("SELECT customer_nick FROM calls WHERE customer_id = {customer}");
        (result.is_ok(), one.query(&copy).expect("it can be read").remove(0).remove(0))
    };
    assert_eq!(changed("SERIALIZABLE", 1), (false, Some("ann".to_owned())), "{engine}: one of two fails");
    assert_eq!(
        changed("REPEATABLE READ", 2),
        (true, Some("bea".to_owned())),
        "{engine}: it is no longer missed"
    );
}

/// The triggers come to tables with rows in them, and go again.
///
/// proves C2
fn triggers_come_and_go(engine: Engine) {
    let schema = Case::named("denormalized").schema;
    let target = schema.target(engine.dialect()).expect("the case is for every dialect");
    let Some(mut database) = Database::create(engine, "copies_migration") else { return };
    let next = emit(schema, target).expect("the case can be emitted").catalog;
    let is_ours = |name: &str| ["_copy", "_copy_insert", "_spread"].iter().any(|end| name.ends_with(end));
    let mut previous = next.clone();
    previous.routines.retain(|routine| !is_ours(&routine.name.name));
    for table in &mut previous.tables {
        table.triggers.retain(|trigger| !is_ours(&trigger.name));
    }
    let empty = Catalog::empty(next.dialect, next.version);
    let (first, second) = (steps(&empty, &previous), steps(&previous, &next));
    run(&mut database, &first);
    database.run("INSERT INTO customers (id, email, nick, grade) VALUES (1, 'a', 'ann', 'plain')");
    database.run("INSERT INTO calls (id, customer_id, customer_nick) VALUES (1, 1, 'ann')");
    let before = fingerprint(&mut database);
    let nick = "SELECT customer_nick FROM calls";

    run(&mut database, &second);
    let after = fingerprint(&mut database);
    database.run("UPDATE customers SET nick = 'changed'");
    assert_eq!(database.query(nick), Ok(vec![vec![Some("changed".to_owned())]]), "{engine}");
    run(&mut database, &second.inverted());
    assert_eq!(before, fingerprint(&mut database), "{engine}: the way back left something");
    database.run("UPDATE calls SET customer_nick = 'free'");
    assert_eq!(database.query(nick), Ok(vec![vec![Some("free".to_owned())]]), "{engine}");
    run(&mut database, &second);
    assert_eq!(after, fingerprint(&mut database), "{engine}: the second time is not like the first");
}

fn steps<'c>(from: &'c Catalog, to: &'c Catalog) -> Plan<'c> {
    plan(from, to, &Intent::default()).expect("there is an order")
}

fn run(database: &mut Database, plan: &Plan<'_>) {
    let script = script(plan, &Header::default()).expect("every step has SQL");
    script.texts().for_each(|sql| database.run(sql));
}

/// Tables in schemas of their own, and names that mean something to the text of a routine.
#[derive(Schema)]
#[schema(postgres("14"), driver(sqlx), types(String(20)), entities(Account, Visit))]
struct Qualified;

#[derive(Entity)]
#[entity(in_schema = "the \"head\" office")]
#[expect(dead_code, reason = "only the definition of the struct is read")]
struct Account {
    #[key(identity)]
    id: i64,
    #[column(name = "$sql$ $body$ $1 %s '")]
    name: String,
}

#[derive(Entity)]
#[entity(in_schema = "branch")]
#[denormalized(account_id, account_name(name), sync(trigger), reason = "shown in every list")]
#[expect(dead_code, reason = "only the definition of the struct is read")]
struct Visit {
    #[key(identity)]
    id: i64,
    #[relation(Account, on_delete(restrict))]
    account_id: i64,
    #[column(name = "$sql1$ $body1$ %I '")]
    account_name: String,
}

fn schemas_of_their_own(engine: Engine) {
    let Some((mut database, emission)) = Database::with(Qualified::DEF, engine, "copies_schemas") else {
        return;
    };
    database.run("SET search_path = ''");
    database.run("INSERT INTO \"the \"\"head\"\" office\".accounts VALUES (1, 'a')");
    database.run("INSERT INTO branch.visits VALUES (1, 1, 'junk')");
    let name = "SELECT \"$sql1$ $body1$ %I '\" FROM branch.visits";
    assert_eq!(database.query(name), Ok(vec![vec![Some("a".to_owned())]]), "{engine}");
    database.run("UPDATE \"the \"\"head\"\" office\".accounts SET \"$sql$ $body$ $1 %s '\" = 'b'");
    assert_eq!(database.query(name), Ok(vec![vec![Some("b".to_owned())]]), "{engine}");
    emission.rollback.texts().for_each(|sql| database.run(sql));
}

/// A schema that no declaration names, and a caller whose path leads to tables of the same names elsewhere.
fn another_path(engine: Engine) {
    let schema = Case::named("denormalized").schema;
    let Some((mut database, _)) = Database::with(schema, engine, "copies_path") else { return };
    let target = schema.target(Dialect::Postgres).expect("the case is for every dialect");
    let emission = emit(schema, target).expect("the case can be emitted");
    database.run("CREATE SCHEMA tenant");
    database.run("SET search_path = tenant");
    emission.create.texts().for_each(|sql| database.run(sql));
    database.run("SET search_path = public");
    database.run("SET standard_conforming_strings = off");
    for (schema, nick) in [("tenant", "ann"), ("public", "bea")] {
        let insert = format!(
            "INSERT INTO {schema}.customers (id, email, nick, grade) VALUES (1, '', '{nick}', 'plain')"
        );
        // The enum of the other schema has the same name.
        database.run(&insert.replace("'plain'", &format!("'plain'::{schema}.grade")));
        database.run(&format!("INSERT INTO {schema}.calls (id, customer_id) VALUES (1, 1)"));
    }
    let both = "SELECT t.customer_nick, p.customer_nick FROM tenant.calls AS t, public.calls AS p";
    let row = |tenant: &str, public: &str| Ok(vec![vec![Some(tenant.to_owned()), Some(public.to_owned())]]);
    assert_eq!(database.query(both), row("ann", "bea"), "{engine}");
    database.run("UPDATE tenant.customers SET nick = 'changed'");
    assert_eq!(database.query(both), row("changed", "bea"), "{engine}");
}

macro_rules! on_engines {
    ($($test:ident: $($name:ident $engine:ident),*;)*) => {
        $(mod $test { $(#[test] fn $name() { super::$test(super::Engine::$engine); })* })*
    };
}

on_engines! {
    triggers_come_and_go:
        on_postgres_15 Postgres15, on_postgres_18 Postgres18, on_mysql MySql, on_mariadb MariaDb, on_sqlite Sqlite;
    // SQLite has one writer at a time.
    writers_at_once: on_postgres_15 Postgres15, on_postgres_18 Postgres18, on_mysql MySql, on_mariadb MariaDb;
    a_snapshot_older_than_the_copy: on_postgres_15 Postgres15, on_postgres_18 Postgres18;
    schemas_of_their_own: on_postgres_15 Postgres15, on_postgres_18 Postgres18;
    another_path: on_postgres_15 Postgres15, on_postgres_18 Postgres18;
}
