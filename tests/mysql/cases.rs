//! Every case: applied twice, and read back the same; applied once, and read back as it was declared.
// proves C3 E6

use schema_as_code::emit::{
    catalog::{Catalog, Definition, Table},
    live::{Unheld, mysql},
    lower::lower,
};
use support::{Database, Engine, cases};

use crate::{ENGINES, read};

fn is_read_back(case: &cases::Case, engine: Engine) {
    let Some(target) = case.schema.target(engine.dialect()) else { return };
    let Some((mut one, emission)) = Database::with(case.schema, engine, case.name) else { return };
    let (mut other, _) = Database::with(case.schema, engine, case.name).expect("the server was there");
    let context = format!("{} on {engine}", case.name);

    let found = read(&mut one);
    // Of several triggers for one event, one comes second.
    let is_order = |unheld: &&Unheld| unheld.fact.starts_with("it is number ");
    let facts: Vec<&Unheld> = found.unheld.iter().filter(|unheld| !is_order(unheld)).collect();
    assert_eq!(facts, Vec::<&Unheld>::new(), "{context}");
    assert_eq!(found.foreign, [], "{context}");
    let declared = lower(case.schema, target).catalog;
    let deviations = mysql::deviations(&declared, &found.catalog);
    assert_eq!(deviations, Vec::<String>::new(), "{context}\n{}", emission.create.to_sql());
    is_what_the_server_shows(&mut one, &found.catalog);

    for drift in [mysql::drift(&mut one, &mut other), mysql::drift(&mut other, &mut one)] {
        let drift = drift.unwrap_or_else(|error| panic!("{context}: {error}"));
        assert!(drift.is_empty(), "{context}: {drift:?}");
    }
}

/// The two sources that the server has agree, expression by expression.
fn is_what_the_server_shows(database: &mut Database, catalog: &Catalog) {
    for table in &catalog.tables {
        let name = table.name.name.replace('`', "``");
        let rows = database.query(&format!("SHOW CREATE TABLE `{name}`")).expect("the table is there");
        let shown = rows[0][1].as_deref().expect("it is shown");
        for text in expressions(table) {
            // A value is shown in quotes or without.
            let bare = text.trim_matches('\'');
            assert!(shown.contains(bare), "{}: {text} is not in\n{shown}", database.engine());
        }
    }
}

fn expressions(table: &Table) -> impl Iterator<Item = &str> {
    let defaults = table.columns.iter().filter_map(|column| column.default.as_ref());
    let generated = table.columns.iter().filter_map(|column| Some(&column.generated.as_ref()?.definition));
    let checks = table.checks.iter().map(|check| &check.definition);
    let keys = table.indexes.iter().flat_map(|index| &index.keys).map(|key| &key.definition);
    defaults.chain(generated).chain(checks).chain(keys).map(|definition| match definition {
        Definition::Observed(text) => text.as_str(),
        other => panic!("{other:?} was not read"),
    })
}

#[test]
fn every_case_is_read_back() {
    for engine in ENGINES {
        cases::ALL.iter().for_each(|case| is_read_back(case, engine));
    }
}
