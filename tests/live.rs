//! Every case on every engine: up, used, down, up again.

use schema_as_code::{
    def::{AuditDef, EntityDef, SchemaDef},
    emit::{
        self,
        catalog::Catalog,
        intent::Intent,
        lower::lower,
        plan::{Plan, plan},
        render::{Header, Script, script},
    },
};
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

/// proves A10 A11 C3
///
/// A database with rows begins to keep deleted rows and to log, and stops again.
fn begins_to_keep(engine: Engine) {
    let after = Case::named("soft_delete").schema;
    let entities = after.entities.iter().map(|&entity| {
        let audit = AuditDef { soft_delete: false, live_view: false, log: None, ..entity.audit };
        &*Box::leak(Box::new(EntityDef { audit, ..*entity }))
    });
    let entities: Vec<&'static EntityDef> = entities.collect();
    let before = SchemaDef { entities: entities.leak(), ..*after };
    let target = after.target(engine.dialect()).expect("the case is for every dialect");
    let Some(mut database) = Database::create(engine, "begins_to_keep") else { return };
    let empty = Catalog::empty(target.dialect, target.version);
    let (from, to) = (lower(&before, target).catalog, lower(after, target).catalog);
    let way = |from: &Catalog, to: &Catalog| {
        plan(from, to, &Intent::default()).expect("there is an order").into_owned()
    };
    let sql = |plan: &Plan<'_>| script(plan, &Header::default()).expect("every step has its SQL");
    let context = format!("begins to keep on {engine}");

    run(&mut database, &sql(&way(&empty, &from)), &context);
    let previous = fingerprint(&mut database);
    let row = "INSERT INTO members (email) VALUES ('kept@example.com')";
    database.execute(row).expect("there was no reason against it");
    let step = way(&from, &to);
    run(&mut database, &sql(&step), &context);
    let next = fingerprint(&mut database);
    let rows = database.query("SELECT email FROM members_live").expect("the view is there");
    assert_eq!(rows, [[Some("kept@example.com".to_owned())]], "{context}");
    run(&mut database, &sql(&step.inverted()), &context);
    assert_same(&previous, &fingerprint(&mut database), &context, "the way back left something");

    let Some(mut fresh) = Database::create(engine, "keeps_from_the_start") else { return };
    run(&mut fresh, &sql(&way(&empty, &to)), &context);
    assert_same(&fingerprint(&mut fresh), &next, &context, "the way differs from a fresh start");
}

#[test]
fn a_database_begins_to_keep_and_to_log() {
    Engine::ALL.into_iter().for_each(begins_to_keep);
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
    chinook,
    pagila,
    keys,
    types,
    moments,
    addresses,
    arrays,
    enums,
    relations,
    uniques,
    indexes,
    index_methods,
    deferrable,
    checks,
    search,
    json,
    generated,
    audit,
    audit_log,
    soft_delete,
    soft_delete_tree,
    combined,
    names,
    denormalized,
    denormalized_late,
    full_text,
    set_default,
    composed,
}
