//! What an application takes on by depending on us.

use std::{collections::BTreeSet, env, path::Path, process::Command};

/// The names of the packages that `arguments` of `cargo tree` lists.
fn packages(folder: &Path, arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(folder)
        .args(["tree", "--prefix", "none", "--format", "{p}", "--no-dedupe"])
        .args(arguments)
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout)
        .expect("names are UTF-8")
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

// proves E1
#[test]
fn the_default_features_add_at_most_eight_crates() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let packages = packages(&project, &["--package", "schema-as-code", "--edges", "normal,build"]);
    assert!(packages.contains("schema-as-code-core"), "{packages:?}");
    assert!(packages.len() <= 8, "{} crates: {packages:?}", packages.len());
}

// proves E1
#[test]
fn the_application_links_neither_parser_nor_emitter() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    let linked = packages(app, &["--edges", "normal,no-proc-macro"]);
    assert!(linked.contains("schema-as-code-core") && linked.contains("sqlx"), "{linked:?}");
    for absent in ["syn", "sea-query", "schema-as-code-derive", "schema-as-code-emit"] {
        assert!(!linked.contains(absent), "the application links `{absent}`: {linked:?}");
    }
}
