//! Every rule has a folder of declarations that break it and declarations that do not.
//!
//! That each case fails with its rule or passes is asked of whichever compiler compiles the tests; the
//! words are compared in `tests/ui/words.rs`.

use std::{fs, path::Path};

use support::compile;

/// proves B1 B2 B4
#[test]
fn every_case_fails_with_its_rule_or_passes() {
    let mut programs = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    for rule in sorted(&folder).into_iter().filter(|name| folder.join(name).is_dir()) {
        for case in sorted(&folder.join(&rule)).into_iter().filter(|name| name.ends_with(".rs")) {
            let source = fs::read_to_string(folder.join(&rule).join(&case)).expect("a case is readable");
            programs.push((format!("{rule}__{}", case.trim_end_matches(".rs")), source));
        }
    }
    let mut faults = Vec::new();
    for outcome in compile::check("ui-cases", &programs) {
        let (rule, case) = outcome.name.split_once("__").expect("a rule and a case");
        if case.starts_with("pass") {
            faults.extend(outcome.errors.iter().map(|error| format!("{}: {error}", outcome.name)));
        } else if !outcome.errors.iter().any(|error| error.contains(&format!("[{rule}]"))) {
            faults.push(format!("{}: its rule does not fire: {:#?}", outcome.name, outcome.errors));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn sorted(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the cases have a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
