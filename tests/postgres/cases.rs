//! Every case: what its script makes is read back as what it declares, and nothing is left to plan.

use schema_as_code::emit::{
    self,
    live::{Drift, IntrospectError, postgres},
    render::Script,
};
use support::{
    Database, Engine,
    cases::{self, Case},
};

use super::ENGINES;

/// proves C3 E6
#[test]
fn what_a_script_makes_has_not_drifted_on_15() {
    are_read_back(Engine::Postgres15);
}

/// proves C3 E6
#[test]
fn what_a_script_makes_has_not_drifted_on_18() {
    are_read_back(Engine::Postgres18);
}

fn are_read_back(engine: Engine) {
    let mut read = 0;
    for case in cases::ALL {
        let Some(target) = case.schema.target(engine.dialect()) else { continue };
        let Some(mut live) = Database::create(engine, case.name) else { return };
        let emission = emit::emit(case.schema, target).unwrap_or_else(|error| panic!("{engine}: {error}"));
        let mut other = Database::create(engine, case.name).expect("the server was there");
        let namespaces: Vec<&str> = emission.catalog.namespaces.iter().map(|name| &**name).collect();
        run(&mut live, &emission.create);
        run(&mut other, &emission.create);

        let context = format!("{} on {engine}", case.name);
        let found = postgres::introspect(&mut live, &namespaces).expect("it is read");
        let deviations = postgres::deviations(&emission.catalog, &found.catalog);
        assert_eq!(deviations, [""; 0], "{context}");
        assert_eq!((&found.foreign, &found.unheld), (&vec![], &vec![]), "{context}");

        let there = postgres::drift(&mut live, &mut other, &namespaces).expect("both are read");
        assert!(there.is_empty(), "{context}: {there:#?}");
        let back = postgres::drift(&mut other, &mut live, &namespaces).expect("both are read");
        assert!(back.is_empty(), "{context}: {back:#?}");
        if namespaces.is_empty() {
            let declared =
                postgres::rehearse(&mut live, emission.create.statements()).expect("it is made and read");
            let drift = Drift::between(found, &declared).expect("it agrees with itself");
            assert!(drift.is_empty(), "{context}, in a schema of the same database: {drift:#?}");
        }

        run(&mut live, &emission.rollback);
        let empty = postgres::introspect(&mut live, &namespaces).expect("it is read");
        assert!(
            empty.catalog.is_empty() && empty.foreign.is_empty() && empty.unheld.is_empty(),
            "{context}: {empty:#?}"
        );
        read += 1;
    }
    assert!(read > 25, "{engine}: {read} cases are for it");
}

/// What is read behind the end of the transaction is the live database, which has not drifted from itself, and what is
/// made there stays.
///
/// proves E6
#[test]
fn a_script_with_its_own_transaction_is_not_rehearsed() {
    for engine in ENGINES {
        let Some(mut live) = Database::create(engine, "rehearsed") else { continue };
        let case = Case::named("shop");
        let target = case.schema.target(engine.dialect()).expect("it is for PostgreSQL");
        let emission = emit::emit(case.schema, target).expect("it is emitted");
        let found = postgres::rehearse(&mut live, emission.create.texts());
        assert!(matches!(found, Err(IntrospectError::Ended)), "{engine}: {found:?}");
        let ends = [
            "COMMIT",
            "END",
            "COMMIT AND CHAIN",
            "CREATE TABLE before (id int); COMMIT; CREATE TABLE behind (id int)",
            "PREPARE TRANSACTION 'rehearsed'",
            "ROLLBACK",
            "rollback and chain",
            "ABORT",
            "SET search_path = public",
        ];
        for end in ends {
            let statements = ["CREATE TABLE first (id int)", end, "CREATE TABLE last (id int)"];
            let found = postgres::rehearse(&mut live, statements);
            assert!(matches!(found, Err(IntrospectError::Ended)), "{engine}: {end}: {found:?}");
        }
        let refused = [
            ("CREATE TABLE first (id int); CREATE TABLE first (id int)", "already exists"),
            ("SET CONSTRAINTS ALL IMMEDIATE", "a_rehearsal_is_not_committed"),
        ];
        for (statement, why) in refused {
            let found = postgres::rehearse(&mut live, [statement, "CREATE TABLE last (id int)"]);
            let Err(IntrospectError::Server(error)) = found else {
                panic!("{engine}: {statement}: {found:?}")
            };
            assert!(error.to_string().contains(why), "{engine}: {error}");
        }
        postgres::rehearse(&mut live, emission.create.statements()).expect("it is rehearsed");
        let says_rollback = "COMMENT ON SCHEMA schema_as_code_scratch IS 'ROLLBACK'";
        postgres::rehearse(&mut live, [says_rollback]).expect("a word is no statement");
        let namespaces = ["schema_as_code_scratch", "schema_as_code_guard"];
        for database in [&mut live.again(), &mut live] {
            let left = postgres::introspect(database, &namespaces).expect("it is read");
            assert!(left.catalog.is_empty(), "{engine}: {left:?}");
        }
    }
}

fn run(database: &mut Database, script: &Script) {
    script.texts().for_each(|sql| database.run(sql));
}
