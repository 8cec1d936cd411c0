//! What a message proposes is Rust that compiles: the suggestion of every case that breaks a normal form is read
//! from the compiler's own output, followed to the letter, and compiled.

use std::{fs, path::Path};

use support::{
    compile::{self, Outcome},
    suggestion::{Suggestion, apply, ways},
};

/// The rules about normal forms: their messages propose tables, keys or declarations.
const RULES: [&str; 8] = [
    "type_not_storable",
    "repeating_group",
    "partial_dependency",
    "transitive_dependency",
    "non_key_determinant",
    "independent_facts",
    "undeclared_key",
    "undeclared_copy",
];

/// A message may say that another must be followed first: so many runs of the compiler lead to the end.
const ROUNDS: usize = 3;

/// proves B2 B3
#[test]
fn every_suggestion_compiles_once_it_is_followed() {
    compiles_when_followed("suggestions", cases());
}

/// proves B2 B3
#[test]
fn suggestions_for_random_declarations_compile_once_they_are_followed() {
    let mut random = Random(1);
    let programs = (0..80).map(|number| (format!("case_{number}"), program(&mut random)));
    compiles_when_followed("random-suggestions", programs.collect());
}

#[track_caller]
fn compiles_when_followed(name: &str, mut programs: Vec<(String, String)>) {
    for round in 0..ROUNDS {
        let outcomes = compile::check(name, &programs);
        let open: Vec<(&(String, String), &Outcome)> =
            programs.iter().zip(&outcomes).filter(|(_, outcome)| !outcome.errors.is_empty()).collect();
        assert!(round > 0 || 3 * open.len() > programs.len(), "so few have faults that little is tested");
        let next: Vec<(String, String)> =
            open.into_iter().flat_map(|((name, source), outcome)| followed(name, source, outcome)).collect();
        if round > 0 {
            let clean = outcomes.iter().filter(|outcome| outcome.errors.is_empty());
            let warned: Vec<&Outcome> = clean.filter(|outcome| !outcome.warnings.is_empty()).collect();
            assert!(warned.is_empty(), "{warned:#?}");
        }
        if next.is_empty() {
            return;
        }
        programs = next;
    }
    let left = compile::check(name, &programs);
    let left: Vec<String> = left
        .iter()
        .zip(&programs)
        .filter(|(outcome, _)| !outcome.errors.is_empty())
        .map(|(outcome, (name, source))| format!("{name}:\n{source}\n{}", outcome.errors.join("\n")))
        .collect();
    assert!(left.is_empty(), "{}", left.join("\n"));
}

/// The program in each of the ways that its messages offer: all of the first ways together, then each other way.
fn followed(name: &str, source: &str, outcome: &Outcome) -> Vec<(String, String)> {
    let errors = outcome.errors.iter().filter(|error| error.contains("-->"));
    let offers: Vec<_> = errors.map(|error| ways(error, source)).collect();
    let count = offers.iter().map(Vec::len).max().unwrap_or_default();
    assert!(count > 0, "{name}: no message says what to do:\n{source}\n{}", outcome.errors.join("\n"));
    let in_way = |way: usize| {
        let mut chosen: Vec<Suggestion> = Vec::new();
        for suggestion in offers.iter().filter_map(|ways| ways.get(way).or(ways.first())) {
            // Each schema that asks says it; it is done once.
            if !chosen.contains(suggestion) {
                chosen.push(suggestion.clone());
            }
        }
        apply(source, &chosen)
    };
    (0..count).map(|way| (format!("{name}_{way}"), in_way(way))).collect()
}

/// A generator of numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        // Knuth's multiplier and increment for 64 bits.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn is_one_in(&mut self, count: u64) -> bool {
        self.below(count) == 0
    }

    /// Some of the columns, at least one.
    fn columns(&mut self, most: u64, without: &[&'static str]) -> Vec<&'static str> {
        let mut rest: Vec<&str> =
            COLUMNS.iter().filter(|column| !without.contains(column)).copied().collect();
        let count = 1 + self.below(most);
        (0..count)
            .map(|_| rest.remove(usize::try_from(self.below(rest.len() as u64)).unwrap_or_default()))
            .collect()
    }
}

const COLUMNS: [&str; 6] = ["a", "b_id", "c", "d", "e", "f"];

/// A struct with random keys, uniques and dependencies.
fn program(random: &mut Random) -> String {
    let entity = entity(random);
    format!(
        "#![allow(dead_code)]\n\nuse schema_as_code::Entity;\n\n#[derive(Entity)]\nstruct Other {{\n    id: i64,\n}}\n\n{entity}fn main() {{}}\n"
    )
}

/// A struct of its own.
fn entity(random: &mut Random) -> String {
    let form = ["", "#[entity(normal_form(bcnf))]\n", "#[entity(normal_form(fourth))]\n"]
        [usize::try_from(random.below(3)).unwrap_or_default()];
    let mut header = form.to_owned();
    for _ in 0..=random.below(3) {
        let determinant = random.columns(2, &[]);
        let dependent = random.columns(2, &determinant);
        let arrow = if form.contains("fourth") && random.is_one_in(3) { "->>" } else { "->" };
        let line = format!("#[determines({} {arrow} {})]\n", determinant.join(", "), dependent.join(", "));
        if !header.contains(&line) {
            header += &line;
        }
    }
    let key = if random.is_one_in(2) { Vec::new() } else { random.columns(2, &[]) };
    if random.is_one_in(2) {
        // A unique of the key's columns would be a fault of its own.
        header += &format!("#[unique({})]\n", random.columns(2, &key).join(", "));
    }
    let related = random.is_one_in(3);
    let mut fields = String::new();
    if key.is_empty() {
        fields += "    id: i64,\n";
    }
    for column in COLUMNS {
        if key.contains(&column) {
            fields += "    #[key]\n";
        }
        if column == "b_id" && related {
            fields += "    #[relation(Other)]\n";
        }
        fields += &format!("    {column}: i64,\n");
    }
    format!("#[derive(Entity)]\n{header}struct Case {{\n{fields}}}\n\n")
}

fn cases() -> Vec<(String, String)> {
    let mut programs = Vec::new();
    for rule in RULES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui").join(rule);
        let entries = fs::read_dir(&folder).expect("a rule has cases");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        for case in names.iter().filter(|name| name.starts_with("fail_") && name.ends_with(".rs")) {
            let source = fs::read_to_string(folder.join(case)).expect("a case is readable");
            programs.push((format!("{rule}__{}", case.trim_end_matches(".rs")), source));
        }
    }
    programs
}
