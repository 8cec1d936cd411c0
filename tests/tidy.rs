//! What the compiler does not check: layering, registries, sizes, generated documents.

#[path = "tidy/features.rs"]
mod features;

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use schema_as_code::rules::{self, Level, Stage, Waiver};

/// derive → core ← emit, facade → all; nothing else, and nothing heavy below.
#[test]
fn crates_depend_only_downwards() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        (
            "schema-as-code-core",
            &["bytes", "chrono", "ipnetwork", "jiff", "rust_decimal", "serde_json", "time", "uuid"][..],
        ),
        ("schema-as-code-derive", &["proc-macro2", "quote", "schema-as-code-core", "strsim", "syn"][..]),
        ("schema-as-code", &["schema-as-code-core", "schema-as-code-derive", "schema-as-code-emit"][..]),
    ]);
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name");
        let dependencies = package["dependencies"].as_array().expect("dependencies");
        let normal = dependencies.iter().filter(|dependency| dependency["kind"].is_null());
        let names: BTreeSet<&str> = normal.filter_map(|dependency| dependency["name"].as_str()).collect();
        if let Some(allowed) = allowed.get(name) {
            let extra: Vec<_> = names.iter().filter(|name| !allowed.contains(name)).collect();
            assert!(extra.is_empty(), "{name} may not depend on {extra:?}");
        }
        if name == "schema-as-code-emit" {
            assert!(!names.contains("schema-as-code-derive"), "emit knows the model, not the macros");
        }
    }
}

/// Stages are functions of their arguments; only the modules that are for it touch the world.
#[test]
fn only_build_cli_and_live_do_io() {
    const WORLD: [&str; 7] =
        ["std::fs", "std::env", "std::io", "std::net", "std::process", "std::time", "println!"];
    let stages = sources().into_iter().filter(|path| {
        let path = path.to_string_lossy();
        let is_crate = ["schema-core/src/", "schema-derive/src/", "schema-emit/src/"]
            .iter()
            .any(|part| path.contains(part));
        let is_io = ["build", "cli", "live"].iter().any(|module| {
            path.contains(&format!("schema-emit/src/{module}/"))
                || path.ends_with(&format!("schema-emit/src/{module}.rs"))
        });
        is_crate && !is_io && !path.contains("/tests/") && !path.ends_with("/tests.rs")
    });
    for path in stages {
        let text = production_part(&read(&path));
        for word in WORLD {
            let uses = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .any(|line| line.contains(word));
            assert!(!uses, "{} uses {word}", path.display());
        }
    }
}

/// Hash order must not reach any output.
#[test]
fn nothing_iterates_in_hash_order() {
    let is_production = |path: &PathBuf| {
        let path = path.to_string_lossy();
        path.contains("/src/") && !path.contains("/tests/") && !path.ends_with("/tests.rs")
    };
    for path in sources().into_iter().filter(is_production) {
        let text = production_part(&read(&path));
        for word in ["HashMap", "HashSet"] {
            assert!(
                !text.contains(word),
                "{} uses {word}: BTreeMap and IndexMap keep an order",
                path.display()
            );
        }
    }
}

#[test]
fn files_hold_one_idea() {
    for path in sources() {
        let text = read(&path);
        let lines = text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines: two ideas", path.display());
        assert!(!path.ends_with("mod.rs"), "{}: `foo.rs` and `foo/`, not `foo/mod.rs`", path.display());
        let glob = text
            .lines()
            .find(|line| line.trim_start().starts_with("use ") && line.trim_end().ends_with("::*;"));
        assert!(glob.is_none(), "{}: {}", path.display(), glob.unwrap_or_default());
    }
}

#[test]
fn every_rule_is_registered_under_the_name_of_its_file() {
    let files: BTreeSet<String> = fs::read_dir(root().join("schema-core/src/rules"))
        .expect("the rules have a folder")
        .map(|entry| {
            entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned()
        })
        .collect();
    let registered: BTreeSet<String> = rules::ALL.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(files, registered);
    assert_eq!(rules::ALL.len(), registered.len(), "an id is used twice");
}

#[test]
fn every_rule_is_documented_and_has_cases() {
    for rule in rules::ALL {
        let docs: Vec<&str> = rule.docs.iter().map(|line| line.trim()).collect();
        assert!(docs.contains(&"# Why"), "{} does not say why", rule.id);
        if matches!(rule.stage, Stage::Lowering | Stage::Advice) {
            continue;
        }
        let folder = root().join("tests/ui").join(rule.id);
        let names: Vec<String> = fs::read_dir(&folder)
            .unwrap_or_else(|_| panic!("{} has no folder {}", rule.id, folder.display()))
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        for kind in ["fail", "pass"] {
            let has_one = names.iter().any(|name| name.starts_with(kind) && name.ends_with(".rs"));
            assert!(has_one, "{} has no {kind}ing case", rule.id);
        }
    }
}

#[test]
fn the_page_of_rules_is_fresh() {
    let mut page = String::from(
        "<!-- Generated from schema-core/src/rules by `BLESS=1 cargo test -p schema-as-code-tests --test tidy`. -->\n\n\
         # Rules\n\n| rule | level | checked | way out |\n|---|---|---|---|\n",
    );
    for rule in rules::ALL {
        let level = match rule.level {
            Level::Error => "error",
            Level::Advice => "advice",
        };
        let stage = match rule.stage {
            Stage::Entity => "while the struct is read",
            Stage::Relation => "when types are known",
            Stage::Schema => "when the schema is known",
            Stage::Lowering => "when SQL is made",
            Stage::Advice => "in the report",
        };
        let waiver = match rule.waiver {
            Waiver::Allowed => format!("`#[waive({}, reason = \"…\")]`", rule.id),
            Waiver::Refused => "none".to_owned(),
        };
        page.push_str(&format!("| [{0}](#{0}) | {level} | {stage} | {waiver} |\n", rule.id));
    }
    for rule in rules::ALL {
        page.push_str(&format!("\n## {}\n\n", rule.id));
        for line in rule.docs {
            let line = line.strip_prefix(' ').unwrap_or(line);
            let line =
                line.strip_prefix("# ").map_or_else(|| line.to_owned(), |title| format!("### {title}"));
            page.push_str(
                line.replace("```rust,fires", "```rust").replace("```rust,passes", "```rust").trim_end(),
            );
            page.push('\n');
        }
    }
    assert_fresh("docs/rules.md", &page);
}

/// Which test proves which requirement; `docs/requirements.txt` lists what is owed.
#[test]
fn the_page_of_requirements_is_fresh() {
    let owed = read(&root().join("docs/requirements.txt"));
    let mut proofs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in tracked() {
        let name = path.strip_prefix(root()).expect("a file of the project").to_string_lossy().into_owned();
        if !(name.ends_with(".rs") || name.ends_with(".checks")) {
            continue;
        }
        for line in read(&path).lines() {
            let Some((before, ids)) = line.split_once("proves ") else { continue };
            if !matches!(before.trim(), "//" | "///" | "//!" | "#") {
                continue;
            }
            for id in ids.split([' ', ',']).filter(|id| is_id(id)) {
                proofs.entry(id.to_owned()).or_default().insert(name.clone());
            }
        }
    }
    let mut page = String::from(
        "<!-- Generated from docs/requirements.txt and the `proves` lines of the tests by \
         `BLESS=1 cargo test -p schema-as-code-tests --test tidy`. -->\n\n\
         # Requirements and their proofs\n\nA test that names a requirement proves a part of it, not always all.\n\n\
         | id | capability | tests |\n|---|---|---|\n",
    );
    let mut known = BTreeSet::new();
    for (id, capability) in owed.lines().filter_map(|line| line.split_once(' ')) {
        known.insert(id.to_owned());
        let tests = proofs.get(id).map_or_else(
            || "none yet".to_owned(),
            |tests| tests.iter().map(|test| format!("`{test}`")).collect::<Vec<_>>().join(", "),
        );
        page.push_str(&format!("| {id} | {capability} | {tests} |\n"));
    }
    let unknown: Vec<_> = proofs.keys().filter(|id| !known.contains(*id)).collect();
    assert!(unknown.is_empty(), "no such requirements: {unknown:?}");
    assert_fresh("docs/requirements.md", &page);
}

fn is_id(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| ('A'..='E').contains(&first)) && {
        let digits = letters.as_str();
        !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit())
    }
}

fn assert_fresh(file: &str, content: &str) {
    let path = root().join(file);
    if env::var_os("BLESS").is_some() {
        fs::write(&path, content).expect("the page can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == content, "{file} is stale: BLESS=1 cargo test -p schema-as-code-tests --test tidy");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are below the root").to_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Everything before the file's own tests.
fn production_part(text: &str) -> String {
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// Rust files of the project.
fn sources() -> Vec<PathBuf> {
    tracked().into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// Files that belong to the project: all that are not ignored.
fn tracked() -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git does not list the files");
    let list = String::from_utf8(output.stdout).expect("names are UTF-8");
    list.lines().map(|line| root().join(line)).filter(|path| path.is_file()).collect()
}
