//! The tool as its user sees it.

mod show;

use std::{ffi::OsString, fs, path::Path};

use expect_test::{Expect, expect};
use schema_as_code_core::{
    def::{
        ColumnDef, Conventions, EntityDef, EntityId, FeatureUse, SchemaDef, Site, TargetDef, TargetRole,
        UniqueDef,
    },
    dialect::{Dialect, Feature, Version},
    types::{LogicalType, TypeDef},
};

use super::{Color, Status, Terminal, run};
use crate::document::OUTPUTS;

const fn target(dialect: Dialect) -> TargetDef {
    TargetDef { dialect, version: dialect.oldest(), role: TargetRole::Full, decimal: None }
}

const USER: EntityDef = EntityDef {
    id: EntityId::of("shop", "User"),
    name: "User",
    module: "shop",
    table: "users",
    columns: &[
        ColumnDef {
            is_identity: true,
            ..ColumnDef::new("id", "id", TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true }))
        },
        ColumnDef::new("email", "email", TypeDef::new(LogicalType::Text)),
    ],
    key: &[0],
    uniques: &[UniqueDef::new(&[1])],
    ..EntityDef::EMPTY
};

const CONVENTIONS: Conventions = Conventions { text_length: Some(255), ..Conventions::NONE };

const SHOP: &SchemaDef = &SchemaDef {
    name: "Shop",
    targets: &[
        target(Dialect::Postgres),
        target(Dialect::MySql),
        target(Dialect::MariaDb),
        target(Dialect::Sqlite),
    ],
    conventions: CONVENTIONS,
    entities: &[&USER],
    ..SchemaDef::EMPTY
};

const MY_LOG: &SchemaDef = &SchemaDef {
    name: "MyLog",
    targets: &[target(Dialect::Sqlite)],
    conventions: CONVENTIONS,
    entities: &[&USER],
    ..SchemaDef::EMPTY
};

/// What a run printed, and how it ended.
struct Ran {
    status: Status,
    out: String,
    error: String,
}

fn tool(schemas: &[&'static SchemaDef], words: &[&str]) -> Ran {
    let (mut out, mut error) = (Vec::new(), Vec::new());
    let mut terminal =
        Terminal { out: &mut out, error: &mut error, out_color: Color::Never, error_color: Color::Never };
    let status = run(schemas, Some("/bin/emit".into()), words.iter().map(OsString::from), &mut terminal);
    let text = |bytes| String::from_utf8(bytes).expect("the tool writes UTF-8");
    Ran { status, out: text(out), error: text(error) }
}

fn check_misuse(words: &[&str], expected: &Expect) {
    let ran = tool(&[MY_LOG, SHOP], words);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Misused, ""), "{}", ran.error);
    expected.assert_eq(&ran.error);
}

#[test]
fn says_what_was_meant_by_a_wrong_name() {
    check_misuse(
        &["--schema", "shpo"],
        &expect![[r#"
        error: no schema is called `shpo`
          help: did you mean `shop`? the schemas are `my_log` and `shop`
    "#]],
    );
    check_misuse(
        &["--schema", "warehouse"],
        &expect![[r#"
        error: no schema is called `warehouse`
          help: the schemas are `my_log` and `shop`
    "#]],
    );
    check_misuse(
        &["--dialect=postgresql"],
        &expect![[r#"
        error: no dialect is called `postgresql`
          help: did you mean `postgres`? the dialects are `postgres`, `mysql`, `mariadb` and `sqlite`
    "#]],
    );
    check_misuse(
        &["--dialekt", "mysql"],
        &expect![[r#"
        error: there is no option `--dialekt`
          help: did you mean `--dialect`?
    "#]],
    );
    check_misuse(
        &["shop"],
        &expect![[r#"
        error: `shop` belongs to no option
          help: write `--schema shop`
    "#]],
    );
    check_misuse(
        &["-x"],
        &expect![[r#"
        error: there is no option `-x`
          help: see `emit --help`
    "#]],
    );
}

#[test]
fn refuses_what_contradicts_itself() {
    check_misuse(
        &["--stdout", "--out", "here"],
        &expect![[r#"
        error: `--stdout` and `--out` contradict each other
          help: leave one of them out
    "#]],
    );
    check_misuse(
        &["--stdout"],
        &expect![[r#"
        error: `--stdout` prints one script, and 5 are asked for
          help: name the one with `--schema` and `--dialect`
    "#]],
    );
    check_misuse(
        &["--stdout=yes"],
        &expect![[r#"
        error: `--stdout` takes no value
          help: see `emit --help`
    "#]],
    );
    check_misuse(
        &["--schema"],
        &expect![[r#"
        error: `--schema` needs a value
          help: see `emit --help`
    "#]],
    );
    check_misuse(
        &["--schema", "my_log", "--dialect", "mysql"],
        &expect![[r#"
            error: `MyLog` has no target `mysql`
              help: its targets are `sqlite`; add another to its `#[schema(...)]`
        "#]],
    );
    let ran = tool(&[MY_LOG], &["--dialect", "mysql"]);
    assert_eq!(
        ran.error,
        "error: no schema has the target `mysql`\n  help: add the target to the `#[schema(...)]` of one\n"
    );
    let ran = tool(&[SHOP, SHOP], &[]);
    assert_eq!(ran.status, Status::Misused);
    expect![[r#"
        error: `Shop` and `Shop` would both be written to `shop`
          help: rename one of the two structs
    "#]]
    .assert_eq(&ran.error);
}

// proves E4
#[test]
fn helps() {
    let ran = tool(&[MY_LOG, SHOP], &["--help"]);
    assert_eq!((ran.status, ran.error.as_str()), (Status::Done, ""));
    expect![[r#"
        Writes what each schema becomes: SQL that creates it, SQL that removes it, its catalog, its diagram.

        usage: emit [options]
               emit show ENTITY [options]   one entity, every convention resolved, and its SQL
               emit explain RULE            what a rule asks for, and why

          --schema NAME    only this schema; may be repeated (my_log, shop)
          --dialect NAME   only this dialect; may be repeated (postgres, mysql, mariadb, sqlite)
          --out DIR        write below DIR; else below `schema` in cargo's target folder
          --stdout         print the create script of one schema and dialect, and write nothing
          --help           print this
          --version        print the version

        exit codes: 0 everything was done
                    1 a schema was refused, a proof failed, or a file could not be written
                    2 the command line was not understood
    "#]]
    .assert_eq(&ran.out);
    assert_eq!(tool(&[], &["-V"]).out, format!("schema-as-code {}\n", env!("CARGO_PKG_VERSION")));
}

fn files(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            paths.extend(files(&path).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            paths.push(name);
        }
    }
    paths.sort();
    paths
}

// proves C3 C6 E2
#[test]
fn writes_every_schema_for_each_of_its_dialects() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().to_str().expect("a path in UTF-8");
    let ran = tool(&[MY_LOG, SHOP], &["--out", out]);
    assert_eq!((ran.status, ran.error.as_str()), (Status::Done, ""));
    let mut expected = Vec::new();
    for (schema, dialects) in
        [("my_log", &["sqlite"][..]), ("shop", &["postgres", "mysql", "mariadb", "sqlite"][..])]
    {
        for dialect in dialects {
            expected.extend(
                ["schema.sql", "rollback.sql", "catalog.json"]
                    .map(|file| format!("{schema}/{dialect}/{file}")),
            );
        }
        expected.extend(OUTPUTS.iter().map(|output| format!("{schema}/{}", output.file)));
        expected.push(format!("{schema}/summary.json"));
    }
    expected.sort();
    assert_eq!(files(folder.path()), expected);
    assert!(!ran.out.contains('\u{1b}'), "no color into a pipe: {}", ran.out);

    let summary = fs::read_to_string(folder.path().join("shop/summary.json")).expect("it is there");
    let summary: serde_json::Value = serde_json::from_str(&summary).expect("it is JSON");
    assert_eq!(summary["targets"][0]["counts"]["tables"], 1);
    assert_eq!(summary["targets"][0]["counts"]["uniques"], 1);

    let again = tool(&[MY_LOG, SHOP], &["--out", out]);
    assert_eq!(again.out.matches("nothing has changed").count(), 2, "{}", again.out);
}

#[test]
fn prints_one_script() {
    let ran = tool(&[MY_LOG, SHOP], &["--stdout", "--schema", "my_log"]);
    assert_eq!((ran.status, ran.error.as_str()), (Status::Done, ""));
    assert!(ran.out.contains("CREATE TABLE"), "{}", ran.out);
    let ran = tool(&[MY_LOG, SHOP], &["--stdout", "--schema=Shop", "--dialect=postgres"]);
    assert!(ran.out.contains("GENERATED"), "{}", ran.out);
}

#[test]
fn some_dialects_leave_the_documents_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().to_str().expect("a path in UTF-8");
    let ran = tool(&[MY_LOG, SHOP], &["--out", out, "--dialect", "mysql"]);
    assert_eq!(ran.status, Status::Done);
    assert_eq!(
        files(folder.path()),
        ["shop/mysql/catalog.json", "shop/mysql/rollback.sql", "shop/mysql/schema.sql"]
    );
}

#[cfg(feature = "live-sqlite")]
// proves C2 E2
#[test]
fn says_what_was_proven() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ran = tool(&[MY_LOG], &["--out", folder.path().to_str().expect("a path in UTF-8")]);
    assert!(ran.out.contains("proven on SQLite 3."), "{}", ran.out);
    let summary = fs::read_to_string(folder.path().join("my_log/summary.json")).expect("it is there");
    assert!(summary.contains("\"proof\""), "{summary}");
}

const REFUSED: &SchemaDef = &SchemaDef {
    name: "Refused",
    targets: &[
        target(Dialect::Postgres),
        TargetDef { version: Version::new(3, 40), ..target(Dialect::Sqlite) },
    ],
    entities: &[&EntityDef {
        namespace: Some("sales"),
        features: &[FeatureUse { feature: Feature::Namespace, site: Site::Entity }],
        ..USER
    }],
    ..SchemaDef::EMPTY
};

#[test]
fn a_refused_schema_fails_and_the_others_are_written() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ran = tool(&[REFUSED, MY_LOG], &["--out", folder.path().to_str().expect("a path in UTF-8")]);
    assert_eq!(ran.status, Status::Failed);
    expect![[r#"
        error: `Refused` cannot be emitted:

        SQLite
          error: [unsupported_feature] User: SQLite has no schema `sales` for the table `users`
            help: SQLite has no schemas: leave out `in_schema`, or prefix the table's name
    "#]]
    .assert_eq(&ran.error);
    assert!(folder.path().join("my_log/summary.json").is_file());
    assert!(!folder.path().join("refused").exists());
}

#[test]
fn a_file_in_the_way_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("my_log"), "").expect("written");
    let ran = tool(&[MY_LOG], &["--out", folder.path().to_str().expect("a path in UTF-8")]);
    assert_eq!(ran.status, Status::Failed);
    assert!(ran.error.contains("my_log"), "{}", ran.error);
}
