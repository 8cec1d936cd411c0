//! Each advice where it is right, and where it must be silent.

mod declared;
mod facts;
mod names;
mod relations;
mod uniques;

use std::{collections::BTreeSet, fs, path::Path};

use schema_as_code_core::{
    def::{ColumnDef, EntityDef, EntityId, SchemaDef, WaiverDef},
    rules::{self, Level, Stage, Waiver},
    types::{LogicalType, TypeDef},
};

use super::{ADVICE, Basis, advise, advise_by};
use crate::diagnostic::Diagnostic;

const fn of(field: &'static str, logical: LogicalType) -> ColumnDef {
    ColumnDef::new(field, field, TypeDef::new(logical))
}

const fn number(field: &'static str) -> ColumnDef {
    of(field, LogicalType::Integer { bits: 64, is_signed: true })
}

const fn text(field: &'static str) -> ColumnDef {
    of(field, LogicalType::Text)
}

const fn entity(name: &'static str, columns: &'static [ColumnDef]) -> EntityDef {
    EntityDef { id: EntityId::of("shop", name), name, table: name, columns, key: &[0], ..EntityDef::EMPTY }
}

/// What the rule says about `entities`: place and message of each hint.
fn hints(rule: &str, entities: &'static [&'static EntityDef]) -> Vec<String> {
    hints_in(rule, &SchemaDef { entities, ..SchemaDef::EMPTY })
}

/// The same in `schema`.
fn hints_in(rule: &str, schema: &SchemaDef) -> Vec<String> {
    let found = found_in(rule, schema);
    found.iter().map(|hint| format!("{}: {}", hint.place, hint.message)).collect()
}

fn found_in(rule: &str, schema: &SchemaDef) -> Vec<Diagnostic> {
    let advice: Vec<_> = ADVICE.iter().filter(|advice| advice.rule.id == rule).collect();
    assert_eq!(advice.len(), 1, "{rule} is registered once");
    advise_by(schema, advice)
}

/// The same for a single entity made on the spot.
fn hints_of(rule: &str, columns: Vec<ColumnDef>) -> Vec<String> {
    let entity: &'static EntityDef = Box::leak(Box::new(entity("Any", columns.leak())));
    hints(rule, vec![entity].leak())
}

#[test]
fn every_advice_is_a_rule_a_file_and_a_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/advice");
    let mut files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder of the advice is readable")
        .map(|entry| entry.expect("an entry is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().expect("a file has a stem").to_string_lossy().into_owned())
        .collect();
    for other in ["words", "tests"] {
        assert!(files.remove(other));
    }
    let registered: BTreeSet<String> = ADVICE.iter().map(|advice| advice.rule.id.to_owned()).collect();
    assert_eq!(registered.len(), ADVICE.len());
    assert_eq!(registered, files);
    let rules = rules::ALL.iter().filter(|rule| rule.stage == Stage::Advice);
    assert_eq!(registered, rules.map(|rule| rule.id.to_owned()).collect());
    for advice in ADVICE {
        assert_eq!(
            (advice.rule.level, advice.rule.waiver),
            (Level::Advice, Waiver::Allowed),
            "{}",
            advice.rule.id
        );
    }
}

#[test]
fn the_documentation_says_what_was_measured_and_whether_the_rule_is_on() {
    for advice in ADVICE {
        let docs = advice.rule.docs.concat();
        let (switch, basis) =
            if advice.is_default() { ("On by", "default.") } else { ("Off by", "default.") };
        assert!(docs.contains(switch) && docs.contains(basis), "{}", advice.rule.id);
        let says = match advice.basis {
            Basis::Declared => "nothing is guessed".to_owned(),
            Basis::Unmeasured => "not measured on real schemas".to_owned(),
            Basis::Measured { hits_read, .. } => format!("of {hits_read} "),
        };
        assert!(docs.contains(&says), "{}: {says}", advice.rule.id);
    }
}

#[test]
fn guesses_that_were_wrong_too_often_or_hit_too_much_are_off() {
    let off: Vec<_> =
        ADVICE.iter().filter(|advice| !advice.is_default()).map(|advice| advice.rule.id).collect();
    assert_eq!(off, ["diamond_relation", "stored_counter", "cloned_columns"]);
    const POST: EntityDef = entity("Post", &[number("id"), number("comment_count")]);
    let schema = SchemaDef { entities: &[&POST], ..SchemaDef::EMPTY };
    assert_eq!(advise(&schema), []);
    assert_eq!(advise_by(&schema, ADVICE).len(), 1);
}

// proves B13
#[test]
fn a_waiver_silences_its_rule_and_no_other() {
    const ARTICLE: EntityDef = EntityDef {
        waivers: &[WaiverDef { rule: "list_in_text", reason: "opaque to us" }],
        ..entity("Article", &[number("id"), text("tags"), of("price", LogicalType::Float { bits: 64 })])
    };
    let ids = |schema: &SchemaDef| advise(schema).iter().map(|hint| hint.rule.id).collect::<Vec<_>>();
    let schema = SchemaDef { entities: &[&ARTICLE], ..SchemaDef::EMPTY };
    assert_eq!(ids(&schema), ["float_money"]);
    let waivers = &[WaiverDef { rule: "float_money", reason: "a game's gold" }];
    assert_eq!(ids(&SchemaDef { waivers, ..schema }), [""; 0]);
}
