//! Real schemas, written by hand as entities, hold on PostgreSQL what their own scripts make.
//!
//! The scripts are no part of this project. They are read from the folder that `SCHEMA_CORPUS` names, else
//! from `shared/schemas` beside the project or above it; without them the tests say so and pass, unless
//! `SCHEMA_CORPUS` is set.

use std::{
    collections::BTreeSet,
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use example_schemas::{chinook::Chinook, pagila::Pagila};
use schema_as_code::{
    Schema,
    def::{EntityDef, SchemaDef, WaiverDef},
    dialect::Dialect,
    emit::{self, advice},
    facts,
};
use support::{Database, Engine};

#[path = "corpus/chinook.rs"]
mod chinook;
#[path = "corpus/pagila.rs"]
mod pagila;

const FACTS: &str = include_str!("corpus/facts.sql");

/// Where the original and the entities differ on purpose.
struct Difference {
    /// Why.
    because: &'static str,
    /// What only the original holds.
    original: &'static [&'static str],
    /// What only the entities make.
    entities: &'static [&'static str],
}

/// proves A2 A3 A5
#[test]
fn chinook_is_what_its_script_makes() {
    is_like_the_original("chinook", Chinook::DEF, chinook::TABLES, chinook::DIFFERENCES);
}

/// proves A2 A3 A4 A5 A6
#[test]
fn pagila_is_what_its_script_makes() {
    is_like_the_original("pagila", Pagila::DEF, pagila::TABLES, pagila::DIFFERENCES);
}

/// The rules were right about the original, or said nothing: what they found is waived with its reason.
#[test]
fn no_hint_is_left() {
    for schema in [Chinook::DEF, Pagila::DEF] {
        let hints = advice::advise(schema);
        assert_eq!(hints, [], "{}", schema.name);
    }
}

/// Whoever reads the examples sees each waiver with its reason, and none that is gone.
#[test]
fn the_readme_lists_every_waiver() {
    let readme = include_str!("../examples/schemas/README.md");
    for schema in [Chinook::DEF, Pagila::DEF] {
        let sections = readme.split("\n## ");
        let section = sections.into_iter().find(|section| section.lines().next() == Some(schema.name));
        let rows = section.expect("the schema has a section").lines().filter(|line| line.starts_with("| `"));
        let listed: BTreeSet<String> = rows.map(str::to_owned).collect();
        let waived = schema.entities.iter().flat_map(|entity| {
            let row =
                |waiver: &WaiverDef| format!("| `{}` | `{}` | {} |", waiver.rule, entity.name, waiver.reason);
            entity.waivers.iter().map(row)
        });
        assert_eq!(listed, waived.collect::<BTreeSet<_>>(), "{}", schema.name);
        assert_eq!(schema.waivers, [], "{}: a waiver of the schema has no row", schema.name);
    }
}

/// A waiver that outlives its cause hides the next fault.
#[test]
fn every_waiver_excuses_something() {
    for schema in [Chinook::DEF, Pagila::DEF] {
        for entity in schema.entities.iter().filter(|entity| !entity.waivers.is_empty()) {
            let bare: &'static EntityDef = Box::leak(Box::new(EntityDef { waivers: &[], ..**entity }));
            let found = rules_that_speak(schema, entity, bare);
            for waiver in entity.waivers {
                assert!(found.contains(&waiver.rule), "{}: {} has no cause", entity.name, waiver.rule);
            }
        }
    }
}

/// What is said about `bare`, which stands in the place of `entity`.
fn rules_that_speak(schema: &SchemaDef, entity: &EntityDef, bare: &'static EntityDef) -> Vec<&'static str> {
    let exchanged = schema.entities.iter().map(|listed| if listed.id == entity.id { bare } else { *listed });
    let entities: &'static [&'static EntityDef] = exchanged.collect::<Vec<_>>().leak();
    let schema = SchemaDef { entities, ..*schema };
    let analysis = facts::analyse(bare, &schema).expect("the entity is narrow enough");
    let mut rules: Vec<&str> = analysis.faults().map(|fault| fault.rule.id).collect();
    rules.extend(analysis.undeclared_keys.first().map(|_| "undeclared_key"));
    rules.extend(advice::advise(&schema).iter().map(|hint| hint.rule.id));
    rules
}

fn is_like_the_original(name: &str, schema: &SchemaDef, tables: usize, differences: &[Difference]) {
    let Some(script) = original(&format!("pg/{name}.sql")) else { return };
    let Some(mut theirs) = Database::create(Engine::Postgres15, &format!("{name}_original")) else { return };
    let Some(mut ours) = Database::create(Engine::Postgres15, &format!("{name}_entities")) else { return };

    theirs.execute(&without_meta_commands(&script)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let target = schema.target(Dialect::Postgres).expect("the schema is for PostgreSQL");
    let emission = emit::emit(schema, target).unwrap_or_else(|error| panic!("{name}: {error}"));
    for statement in emission.create.texts() {
        ours.execute(statement).unwrap_or_else(|error| panic!("{name}: {error}\n{statement}"));
    }

    let (mut original, mut entities) = (facts_of(&mut theirs), facts_of(&mut ours));
    let found = original.iter().filter(|fact| fact.starts_with("table ")).count();
    assert_eq!(found, tables, "{name}: the script makes another number of tables than was written by hand");
    for Difference { because, original: only_original, entities: only_entities } in differences {
        for fact in *only_original {
            let is_true = original.remove(*fact) && !entities.contains(*fact);
            assert!(is_true, "{name}: not only the original holds `{fact}` ({because})\n{original:#?}");
        }
        for fact in *only_entities {
            let is_true = entities.remove(*fact) && !original.contains(*fact);
            assert!(is_true, "{name}: not only the entities make `{fact}` ({because})\n{entities:#?}");
        }
    }
    let missing: Vec<_> = original.difference(&entities).collect();
    let extra: Vec<_> = entities.difference(&original).collect();
    assert!(original == entities, "{name}\nmissing: {missing:#?}\nextra: {extra:#?}");
}

/// The text of a script; `None`, said loudly, where the folder is not to be had.
fn original(path: &str) -> Option<String> {
    let asked = env::var_os("SCHEMA_CORPUS").map(PathBuf::from);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are below the root");
    let beside = root.ancestors().skip(1).map(|folder| folder.join("shared/schemas"));
    let folder = asked.clone().into_iter().chain(beside).find(|folder| folder.join(path).is_file());
    match (folder, asked) {
        (Some(folder), _) => {
            let file = folder.join(path);
            Some(fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
        }
        (None, Some(asked)) => {
            panic!("SCHEMA_CORPUS is set, and neither {} nor `shared/schemas` holds {path}", asked.display())
        }
        (None, None) => {
            // `eprintln!` is captured when a test passes, which this one does.
            let message = format!("NOT COMPARED: {path} is not to be had; SCHEMA_CORPUS names its folder\n");
            io::stderr().write_all(message.as_bytes()).expect("standard error takes a line");
            None
        }
    }
}

/// `pg_dump` writes lines that only `psql` understands.
fn without_meta_commands(script: &str) -> String {
    script.lines().filter(|line| !line.starts_with('\\')).map(|line| format!("{line}\n")).collect()
}

fn facts_of(database: &mut Database) -> BTreeSet<String> {
    database.execute("SET search_path = ''").expect("a setting is accepted");
    let rows = database.query(FACTS).expect("the catalogs answer");
    let count = rows.len();
    let facts: BTreeSet<String> = rows.into_iter().flatten().flatten().collect();
    assert_eq!(facts.len(), count, "each fact is told once, and none is NULL");
    facts
}
