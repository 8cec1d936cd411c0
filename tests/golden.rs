//! Golden files: what every dialect makes of every case, read in review like code.
//!
//! `BLESS=1 cargo test -p schema-as-code-tests --test golden` writes them anew.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use schema_as_code::emit::{self, document, verify::verification};
use support::cases::{ALL, Case};

/// proves C1 C2 C3 C4
#[test]
fn every_case_becomes_its_golden_files() {
    let differences: Vec<String> = ALL.iter().flat_map(compare).collect();
    assert!(differences.is_empty(), "{}\n(BLESS=1 writes them anew)", differences.join("\n"));
}

/// proves C3
#[test]
fn the_same_schema_becomes_the_same_bytes() {
    for case in ALL {
        assert_eq!(files(case), files(case), "{}", case.name);
    }
}

/// File names and contents.
fn files(case: &Case) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for target in case.schema.targets {
        let emission =
            emit::emit(case.schema, target).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let dialect = target.dialect.name();
        files.push((format!("{dialect}.sql"), emission.create.to_sql()));
        files.push((format!("{dialect}.rollback.sql"), emission.rollback.to_sql()));
        let verify =
            verification(case.schema, target).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        if verify.statements().len() > 0 {
            files.push((format!("{dialect}.verify.sql"), verify.to_sql()));
        }
    }
    for output in document::OUTPUTS {
        files.push((output.file.to_owned(), (output.make)(case.schema)));
    }
    files
}

fn compare(case: &Case) -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases").join(case.name);
    let bless = env::var_os("BLESS").is_some();
    if bless {
        fs::create_dir_all(&folder).expect("the folder can be made");
    }
    let mut differences = Vec::new();
    let mut expected = BTreeSet::from(["schema.rs".to_owned(), "behaviour.checks".to_owned()]);
    for (name, content) in files(case) {
        let path = folder.join(&name);
        if bless {
            fs::write(&path, &content).expect("the golden file can be written");
        } else if fs::read_to_string(&path).ok().as_deref() != Some(content.as_str()) {
            differences.push(format!("{}/{name} differs", case.name));
        }
        expected.insert(name);
    }
    let stale = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    for name in stale.filter_map(|name| name.into_string().ok()).filter(|name| !expected.contains(name)) {
        differences.push(format!("{}/{name} belongs to no output", case.name));
    }
    differences
}
