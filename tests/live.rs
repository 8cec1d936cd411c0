//! Every case on every engine: up, used, down, up again.

use schema_as_code::emit::{self, render::Script};
use support::{
    Database, Engine, behaviour,
    cases::{self, Case},
    fingerprint::fingerprint,
};

/// proves C1 C2 C3
fn goes_up_and_down(case: &Case, engine: Engine) {
    let Some(target) = case.schema.target(engine.dialect()) else { return };
    let Some(mut database) = Database::create(engine, case.name) else { return };
    let emission = emit::emit(case.schema, target).unwrap_or_else(|error| panic!("{engine}: {error}"));
    let context = format!("{} on {engine}", case.name);

    let before = fingerprint(&mut database);
    run(&mut database, &emission.create, &context);
    let created = fingerprint(&mut database);
    assert_ne!(before, created, "{context}: the create script changed nothing");

    behaviour::check(&mut database, case.name, case.behaviour);
    assert_same(&created, &fingerprint(&mut database), &context, "use changed the schema");

    run(&mut database, &emission.rollback, &context);
    assert_same(&before, &fingerprint(&mut database), &context, "the rollback left something");

    run(&mut database, &emission.create, &context);
    assert_same(&created, &fingerprint(&mut database), &context, "the second time is not like the first");
}

fn run(database: &mut Database, script: &Script, context: &str) {
    for statement in script.texts() {
        if let Err(error) = database.execute(statement) {
            panic!("{context}: {error}\n{statement}");
        }
    }
}

fn assert_same(expected: &[String], found: &[String], context: &str, what: &str) {
    let missing: Vec<_> = expected.iter().filter(|fact| !found.contains(fact)).collect();
    let extra: Vec<_> = found.iter().filter(|fact| !expected.contains(fact)).collect();
    assert!(expected == found, "{context}: {what}\nmissing: {missing:#?}\nextra: {extra:#?}");
}

macro_rules! on_every_engine {
    ($($case:ident,)*) => {
        $(mod $case {
            use super::{Case, Engine, goes_up_and_down};

            #[test] fn on_postgres_15() { goes_up_and_down(Case::named(stringify!($case)), Engine::Postgres15); }
            #[test] fn on_postgres_18() { goes_up_and_down(Case::named(stringify!($case)), Engine::Postgres18); }
            #[test] fn on_mysql() { goes_up_and_down(Case::named(stringify!($case)), Engine::MySql); }
            #[test] fn on_mariadb() { goes_up_and_down(Case::named(stringify!($case)), Engine::MariaDb); }
            #[test] fn on_sqlite() { goes_up_and_down(Case::named(stringify!($case)), Engine::Sqlite); }
        })*

        #[test]
        fn no_case_is_left_out() {
            let tested = [$(stringify!($case)),*];
            let all: Vec<_> = cases::ALL.iter().map(|case| case.name).collect();
            assert_eq!(all, tested);
        }
    };
}

on_every_engine! {
    quickstart,
    shop,
    keys,
    types,
    enums,
    relations,
    uniques,
    indexes,
    checks,
    audit,
    names,
    denormalized,
    denormalized_late,
}
