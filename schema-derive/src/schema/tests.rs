//! The strict grammar of `#[schema(...)]`.

use super::{Faults, check, options, unsupported_item};

/// The faults of `source`, one after the other.
fn faults_of(source: &str) -> Vec<String> {
    let input: syn::DeriveInput = syn::parse_str(source).expect("the source is an item");
    let mut faults = Faults::default();
    let database = options::read(&input, &mut faults);
    check(&database, &mut faults);
    faults.texts()
}

#[track_caller]
fn reports(source: &str, expected: &[&str]) {
    let found = faults_of(source);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (fault, expected) in found.iter().zip(expected) {
        assert!(fault.contains(expected), "{fault:?} contains {expected:?}");
    }
}

#[test]
fn accepts_every_option() {
    reports(
        r#"#[schema(
            postgres("15"), mysql("8.0"), mariadb("10.11"), sqlite("3.40", test, decimal(integer)),
            driver(sqlx), types(String(255), Decimal(10, 2)), on_delete(restrict),
            audit(timestamps, soft_delete, actor, version, log), normal_form(bcnf), crate = ::library,
            naming(tables(singular), prefix = "crm_", objects(kind_first)), include(Base, sales::Sales),
            entities(User, sales::Order,),
            waive(missing_audit_field, reason = "the table is imported from elsewhere"),
        )]
        #[schema(waive(transitive_dependency, reason = "the table is imported from elsewhere"))]
        #[schema(waive(low_value_index, reason = "the table is imported from elsewhere"))]
        struct Shop;"#,
        &[],
    );
}

#[test]
fn refuses_a_waiver_of_what_is_checked_before_any_schema() {
    for rule in ["repeating_group", "undeclared_key", "undeclared_copy", "duplicate_index"] {
        let message = format!(
            "[misplaced_attribute] `{rule}` is checked where an entity is declared, before any schema lists it\nhelp: \
             put `#[waive({rule}, reason = \"…\")]` on each entity that it is about"
        );
        let schema = format!(
            r#"#[schema(postgres("15"), driver(sqlx), entities(User), waive({rule}, reason = "it is a register"))]
            struct Shop;"#
        );
        reports(&schema, &[&message]);
    }
}

#[test]
fn reports_every_fault_at_once() {
    reports(
        r#"#[schema(
            postgress("15"), mysql("5.7"), sqlite("new"), sqlite("3.40"), driver(sqlxx), on_delete(cascde),
            audit(timestamps, timestamps, logs), types(Strin(255), Decimal(2, 3)), entities(User, User, 1 + 1),
            include(Shop, Base, Base, 7), naming(table(singular), prefix = "", objects(first), tables = 1),
            entity(User), waive(no_such_rule, reason = "because it is so"), normal_form(tird),
        )]
        struct Shop;"#,
        &[
            "unknown option in `schema`: `postgress`\nhelp: did you mean `postgres`?",
            "[unsupported_version] MySQL 5.7 is older than what is supported\nhelp: `mysql(\"8.0\")` or newer",
            "`new` is no version\nhelp: write major and minor, as in `sqlite(\"3.40\")`",
            "`sqlite` is given twice in `schema`",
            "unknown value of `driver`: `sqlxx`\nhelp: did you mean `sqlx`?",
            "unknown value of `on_delete`: `cascde`\nhelp: did you mean `cascade`?",
            "`timestamps` is given twice in `audit`",
            "unknown value of `audit`: `logs`\nhelp: did you mean `log`?",
            "did you mean `String`?",
            "no 3 digits after the point",
            "`User` is listed twice in `entities`",
            "`entities` takes the paths of structs",
            "`Base` is listed twice in `include`",
            "`include` takes the paths of structs\nhelp: write `include(Catalog, sales::Sales)`",
            "`Shop` includes itself\nhelp: leave it out: what it lists is in it",
            "unknown option in `naming`: `table`\nhelp: did you mean `tables`?",
            "`prefix` is empty",
            "unknown value of `objects`: `first`",
            "`tables` is not written like this\nhelp: write `tables(singular)`",
            "unknown option in `schema`: `entity`\nhelp: did you mean `entities`?",
            "unknown rule `no_such_rule`",
            "did you mean `third`?",
        ],
    );
}

#[test]
fn an_option_that_was_wrong_is_not_missing() {
    reports(
        "#[schema(postgres(15), driver, entities())] struct Shop;",
        &["`postgres` is not written like this", "`driver` is not written", "`entities` is not written"],
    );
    reports(
        "struct Shop;",
        &["`Shop` names no database", "`Shop` names no driver", "`Shop` lists no entities"],
    );
}

#[test]
fn a_driver_reaches_every_target() {
    reports(
        r#"#[schema(postgres("15"), mysql("8.4"), sqlite("3.45"), driver(rusqlite), entities(User))] struct Shop;"#,
        &["`rusqlite` does not reach PostgreSQL, MySQL"],
    );
}

#[test]
fn hostile_versions_are_refused() {
    for version in ["", "15.", "+15", "15.1.2", "99999", "15; DROP", "1５"] {
        let source = format!("#[schema(postgres({version:?}), driver(sqlx), entities(User))] struct Shop;");
        assert!(faults_of(&source)[0].contains("no version"), "{version}");
    }
    reports(
        r#"#[schema(postgres("15", decimal(text), tset), driver(sqlx), entities(User))] struct Shop;"#,
        &["PostgreSQL stores decimals exactly by itself", "did you mean `test`?"],
    );
}

#[test]
fn a_schema_is_a_plain_struct() {
    for source in ["enum Shop {}", "union Shop { a: u8 }", "struct Shop<T>(T);"] {
        let input: syn::DeriveInput = syn::parse_str(source).expect("the source is an item");
        assert!(unsupported_item(&input).is_some(), "{source}");
    }
}
