//! Schemas that nobody wrote, on the servers: each is made, read back, used, undone without a trace, and made again.
//!
//! The embedded engine has its own, larger run in `schema-emit/tests/generated.rs`, with the same generator.
// proves C1 C2 C3

#[path = "../schema-emit/tests/generated/choice.rs"]
mod choice;
#[path = "../schema-emit/tests/generated/column.rs"]
mod column;
#[path = "../schema-emit/tests/generated/constraint.rs"]
mod constraint;
#[path = "generated/read_back.rs"]
mod read_back;
#[path = "generated/rows.rs"]
mod rows;
#[path = "../schema-emit/tests/generated/schema.rs"]
mod schema;

use std::cell::{Cell, RefCell};

use proptest::{
    prelude::{ProptestConfig, any, prop},
    test_runner::{TestCaseError, TestRunner},
};
use schema_as_code::{
    def::SchemaDef,
    emit::{
        catalog::Catalog,
        lower::{Lowered, lower},
        plan::plan,
        render::{Header, Script, script},
    },
};
use support::{Database, Engine, fingerprint::fingerprint};

/// Schemas on each server in each run; those that a diagnostic refuses are not counted.
const SCHEMAS: u32 = 50;

/// A database in which nothing is, and what is in it then.
struct Empty {
    database: Database,
    print: Vec<String>,
}

impl Empty {
    fn create(engine: Engine) -> Option<Self> {
        let mut database = Database::create(engine, "generated")?;
        let print = fingerprint(&mut database);
        Some(Self { database, print })
    }
}

fn are_proven(engine: Engine) {
    let Some(empty) = Empty::create(engine) else { return };
    // One database serves as long as nothing fails in it: each schema leaves it as it was.
    let spare = RefCell::new(Some(empty));
    let used = Cell::new(0);
    let config = ProptestConfig {
        cases: SCHEMAS,
        failure_persistence: None,
        max_shrink_iters: 40,
        ..ProptestConfig::default()
    };
    let bytes = prop::collection::vec(any::<u8>(), 0..700);
    let outcome = TestRunner::new(config).run(&bytes, |bytes| {
        let Some(lowered) = lowered(schema::schema(&bytes), engine) else {
            return Err(TestCaseError::reject("a diagnostic refuses it"));
        };
        let mut empty = spare.take().or_else(|| Empty::create(engine)).expect("the server was there");
        prove(&mut empty, &lowered).map_err(TestCaseError::fail)?.then(|| used.set(used.get() + 1));
        spare.replace(Some(empty));
        Ok(())
    });
    if let Err(fault) = outcome {
        panic!("{engine}: {fault}");
    }
    assert!(used.get() * 2 > SCHEMAS, "{engine}: {} of {SCHEMAS} schemas took a row", used.get());
}

/// `None`: refused.
fn lowered(schema: &SchemaDef, engine: Engine) -> Option<Lowered> {
    let lowered = lower(schema, schema.target(engine.dialect()).expect("every dialect is a target"));
    (!lowered.is_refused()).then_some(lowered)
}

/// Whether a row was taken; `Err`: what is not as it must be.
fn prove(empty: &mut Empty, lowered: &Lowered) -> Result<bool, String> {
    let Catalog { dialect, version, .. } = lowered.catalog;
    let before = Catalog::empty(dialect, version);
    let create = plan(&before, &lowered.catalog, &lowered.intent);
    let create = create.map_err(|error| error.to_string())?;
    let rendered = |plan| script(plan, &Header::default()).map_err(|error| error.to_string());
    let (create, rollback) = (rendered(&create)?, rendered(&create.inverted())?);
    let Empty { database, print } = empty;

    run(database, &create)?;
    let created = fingerprint(database);
    if created == *print {
        return Err("the create script changed nothing".to_owned());
    }
    let read = |database: &mut Database| {
        read_back::read(database, &lowered.catalog)
            .map_err(|error| format!("read back: {error}\n-- in\n{}", create.to_sql()))
    };
    let first = read(database)?;
    read_back::same(first.as_ref(), read_back::elsewhere(database, &create)?.as_ref())?;
    let has_row = rows::write(database, &lowered.catalog)
        .map_err(|error| format!("{error}\n-- in\n{}", create.to_sql()))?;
    run(database, &rollback)?;
    same(print, &fingerprint(database), "the rollback left something", &rollback)?;
    run(database, &create)?;
    same(&created, &fingerprint(database), "the second time is not like the first", &create)?;
    read_back::same(first.as_ref(), read(database)?.as_ref())?;
    run(database, &rollback)?;
    Ok(has_row)
}

fn run(database: &mut Database, script: &Script) -> Result<(), String> {
    for statement in script.texts() {
        database
            .execute(statement)
            .map_err(|error| format!("{error}\n{statement}\n-- of\n{}", script.to_sql()))?;
    }
    Ok(())
}

fn same(expected: &[String], found: &[String], what: &str, script: &Script) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let missing: Vec<_> = expected.iter().filter(|fact| !found.contains(fact)).collect();
    let extra: Vec<_> = found.iter().filter(|fact| !expected.contains(fact)).collect();
    Err(format!("{what}\nmissing: {missing:#?}\nextra: {extra:#?}\n{}", script.to_sql()))
}

#[test]
fn on_postgres_15() {
    are_proven(Engine::Postgres15);
}

#[test]
fn on_postgres_18() {
    are_proven(Engine::Postgres18);
}

#[test]
fn on_mysql() {
    are_proven(Engine::MySql);
}

#[test]
fn on_mariadb() {
    are_proven(Engine::MariaDb);
}
