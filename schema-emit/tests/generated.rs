//! Schemas that nobody wrote: random, and full of names and texts that break careless SQL.
//!
//! Every schema is either refused by a diagnostic, or its SQL runs, makes what was declared, and is
//! undone without a trace.
#![cfg(feature = "live-sqlite")]

#[path = "generated/choice.rs"]
mod choice;
#[path = "generated/column.rs"]
mod column;
#[path = "generated/constraint.rs"]
mod constraint;
#[path = "generated/schema.rs"]
mod schema;

use proptest::{
    prelude::{ProptestConfig, Strategy, any, prop, proptest},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use rusqlite::Connection;
use schema_as_code_core::{
    def::{DefaultDef, SchemaDef},
    dialect::Dialect,
    expr::Literal,
    types::LogicalType,
};
use schema_as_code_emit::{
    catalog::{Catalog, ColumnType, Definition, Name},
    live::sqlite::{apply, deviations, difference, drift, fingerprint, proof},
    lower::{Lowered, lower},
    plan::{Object, plan},
    render::{Header, Script, script},
};

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..700)
}

fn lowered(schema: &SchemaDef, dialect: Dialect) -> Lowered {
    let target = schema.target(dialect).expect("every dialect is a target");
    let lowered = lower(schema, target);
    for diagnostic in &lowered.diagnostics {
        assert!(!diagnostic.message.is_empty() && !diagnostic.place.is_empty(), "{diagnostic:?}");
    }
    lowered
}

/// The create script and its rollback.
fn scripts(lowered: &Lowered) -> (Script, Script) {
    let Catalog { dialect, version, .. } = lowered.catalog;
    let empty = Catalog::empty(dialect, version);
    let create = plan(&empty, &lowered.catalog, &lowered.intent);
    let create = create.unwrap_or_else(|error| panic!("{}: no plan: {error}", dialect.name()));
    let rendered = |plan| {
        script(plan, &Header::default()).unwrap_or_else(|error| panic!("{}: no SQL: {error}", dialect.name()))
    };
    (rendered(&create), rendered(&create.inverted()))
}

/// `None`: refused.
fn prove_on_sqlite(schema: &SchemaDef) -> Option<()> {
    let lowered = lowered(schema, Dialect::Sqlite);
    if lowered.is_refused() {
        return None;
    }
    let (create, rollback) = scripts(&lowered);
    let context = || format!("{}\n-- rollback\n{}", create.to_sql(), rollback.to_sql());
    let statements: Vec<&str> = create.texts().collect();
    let undo: Vec<&str> = rollback.texts().collect();
    let report = proof(&statements, &undo).unwrap_or_else(|error| panic!("{error}\n{}", context()));
    assert_eq!(report.findings, Vec::<String>::new(), "{}", context());
    assert_eq!(report.introspection.unheld, [], "{}", context());
    let missing = deviations(&lowered.catalog, &report.introspection.catalog);
    assert_eq!(missing, Vec::<String>::new(), "{}", context());

    defaults_fit(&report.introspection.catalog);
    defaults_are_exact(schema, &report.introspection.catalog);
    let live = Connection::open_in_memory().expect("memory is enough");
    let empty = fingerprint(&live).expect("it is read");
    apply(&live, statements.iter().copied()).expect("it ran before");
    let drift =
        drift(&live, statements.iter().copied()).unwrap_or_else(|error| panic!("{error}\n{}", context()));
    assert!(drift.is_empty(), "{drift:?}\n{}", context());
    apply(&live, undo.iter().copied()).expect("it ran before");
    assert_eq!(difference(&empty, &fingerprint(&live).expect("it is read")), Vec::<String>::new());
    Some(())
}

/// A default is a value that its column takes: a strict table refuses any other when a row is written.
fn defaults_fit(observed: &Catalog) {
    let database = Connection::open_in_memory().expect("memory is enough");
    for table in &observed.tables {
        for column in &table.columns {
            let Some(Definition::Observed(sql)) = &column.default else { continue };
            let found: String = database
                .query_row(&format!("SELECT typeof({sql})"), [], |row| row.get(0))
                .unwrap_or_else(|error| panic!("`{}`.`{}`: {error}: {sql}", table.name, column.name));
            let ColumnType::BuiltIn(ty) = &column.ty else { panic!("{:?} is no type of SQLite", column.ty) };
            let ty = ty.to_string();
            let fits = match found.as_str() {
                "null" => column.is_nullable,
                "integer" => ["INTEGER", "INT", "REAL", "ANY"].contains(&&*ty),
                other => ty.eq_ignore_ascii_case(other) || ty == "ANY",
            };
            assert!(fits, "`{}`.`{}` of type {ty} has the default {sql}: {found}", table.name, column.name);
        }
    }
}

/// Every text that is a default, and every variant, is in the database as it was declared.
fn defaults_are_exact(schema: &SchemaDef, observed: &Catalog) {
    let database = Connection::open_in_memory().expect("memory is enough");
    for entity in schema.entities {
        for column in entity.columns {
            let declared = match (column.default, column.ty.logical) {
                (DefaultDef::Literal(Literal::Text(text)), LogicalType::Text) => text,
                (DefaultDef::Variant(ident), LogicalType::Enum(def)) => {
                    def.value_of(ident).expect("the variant is one of its enum")
                }
                _ => continue,
            };
            let table = observed.table(&Name::new(entity.table)).expect("the table is there");
            let found = table.column(column.name).expect("the column is there");
            let Some(Definition::Observed(sql)) = &found.default else { panic!("{found:?} has no default") };
            let value: String = database
                .query_row(&format!("SELECT {sql}"), [], |row| row.get(0))
                .expect("a default is an expression");
            assert_eq!(value, declared, "`{}`.`{}`", entity.table, column.name);
        }
    }
}

/// `None`: refused.
fn render_twice(bytes: &[u8], dialect: Dialect) -> Option<()> {
    let text = || {
        let lowered = lowered(schema::schema(bytes), dialect);
        (!lowered.is_refused())
            .then(|| scripts(&lowered))
            .map(|(create, rollback)| create.to_sql() + &rollback.to_sql())
    };
    let first = text();
    assert_eq!(first, text(), "{}", dialect.name());
    first.map(|_| ())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(700))]

    #[test]
    fn what_is_emitted_for_sqlite_runs_and_is_undone(bytes in bytes()) {
        prove_on_sqlite(schema::schema(&bytes));
    }
}

/// The comparison can fail: a statement that is left out, or one too many, is seen.
fn a_lost_statement_is_seen(schema: &SchemaDef, pick: usize) {
    let lowered = lowered(schema, Dialect::Sqlite);
    if lowered.is_refused() {
        return;
    }
    let (create, _) = scripts(&lowered);
    let statements: Vec<&str> = create.texts().collect();
    // Rows and triggers need their tables.
    let is_optional = |sql: &&&str| {
        sql.starts_with("CREATE") && !sql.starts_with("CREATE TABLE") && !sql.starts_with("CREATE VIRTUAL")
    };
    let optional: Vec<&&str> = statements.iter().filter(is_optional).collect();
    let live = Connection::open_in_memory().expect("memory is enough");
    if optional.is_empty() {
        apply(&live, statements.iter().copied()).expect("it ran before");
        live.execute_batch("CREATE TABLE \"one too many\" (a)").expect("it is SQL");
    } else {
        let lost = *optional[pick % optional.len()];
        apply(&live, statements.iter().copied().filter(|sql| *sql != lost)).expect("it ran before");
        let whole = Connection::open_in_memory().expect("memory is enough");
        apply(&whole, statements.iter().copied()).expect("it ran before");
        let prints = [&live, &whole].map(|database| fingerprint(database).expect("it is read"));
        assert_ne!(prints[0], prints[1], "{lost}");
    }
    let drift = drift(&live, statements.iter().copied()).expect("both are read");
    assert!(!drift.is_empty(), "{}", create.to_sql());
    // A search goes and comes as a whole.
    let is_search = drift.plan.steps.iter().all(|step| matches!(step.change.object(), Object::Search { .. }));
    assert_eq!(drift.plan.steps.len(), if is_search { 2 } else { 1 }, "{drift:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_statement_that_is_missing_is_drift(bytes in bytes(), pick in any::<usize>()) {
        a_lost_statement_is_seen(schema::schema(&bytes), pick);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_dialect_is_rendered_the_same_every_time(bytes in bytes()) {
        for dialect in Dialect::ALL {
            render_twice(&bytes, dialect);
        }
    }
}

#[test]
fn most_generated_schemas_are_emitted() {
    let mut runner = TestRunner::deterministic();
    let schemas: Vec<Vec<u8>> =
        (0..200).map(|_| bytes().new_tree(&mut runner).expect("bytes are made").current()).collect();
    for dialect in Dialect::ALL {
        let emitted =
            schemas.iter().filter(|bytes| !lowered(schema::schema(bytes), dialect).is_refused()).count();
        assert!(emitted > 100, "{}: {emitted} of 200", dialect.name());
    }
}
