use schema_as_code_core::dialect::Dialect;

use super::{Flavor, Pattern, can_match};

const PLAIN: Flavor = Flavor { any: ".", end: "$", count: 255 };

fn spelled(pattern: &str) -> String {
    match Pattern::parse(pattern) {
        Ok(read) => read.spelled(&PLAIN).unwrap_or_else(|fault| fault.0.to_owned()),
        Err(fault) => fault.0.to_owned(),
    }
}

#[test]
fn says_the_same_without_backslashes_where_it_can() {
    assert_eq!(spelled(r"^\d{3}-\w+\.(a|b)?$"), r"^[0-9]{3}-[A-Za-z0-9_]+[.](?:a|b)?$");
    assert_eq!(spelled(r"[\]\-^a]"), r"[\]\^a-]");
    assert_eq!(spelled("[[](|a)"), r"[\[](?:|a)");
    assert_eq!(spelled(r"\^\[\\"), r"\^\[\\");
    assert_eq!(spelled(r"a{2,}b{0,1}c*"), "a{2,}b{0,1}c*".replace("{0,1}", "?"));
}

#[test]
fn refuses_what_dialects_read_differently() {
    for (pattern, reason) in [
        ("", "it is empty"),
        ("a**", "it has a quantifier after a quantifier"),
        ("a+?", "it has a quantifier after a quantifier"),
        ("(?=a)", "it has a group of another kind than `(…)` and `(?:…)`"),
        ("(?i)a", "it has a group of another kind than `(…)` and `(?:…)`"),
        (r"\bword", "it has an escape that not every dialect knows"),
        (r"(a)\1", "it has an escape that not every dialect knows"),
        ("[[:alpha:]]", "it has a named class: write the characters"),
        ("[z-a]", "it has a range that ends before it begins"),
        ("a{3,2}", "it has a count that ends before it begins"),
        ("(a", "it has a `(` without `)`"),
        ("a)", "it has a `)` without `(`"),
        ("^*", "it repeats an anchor"),
        ("a\0", "it contains NUL"),
        ("a{256}", "it has a count that is too large for the database: use a check of the length"),
    ] {
        assert_eq!(spelled(pattern), reason, "{pattern}");
    }
    let deep = format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(spelled(&deep), "its groups are nested too deeply");
}

#[test]
fn names_the_pattern_that_sqlite_cannot_say() {
    let fault = can_match(Dialect::Sqlite, "^(a|b)$").expect_err("alternatives have no GLOB").to_string();
    assert!(
        fault.starts_with("the pattern \"^(a|b)$\" cannot be part of a statement: SQLite has no regular")
    );
    for pattern in ["[a-z]+", "^[a-z]+[0-9]+$", "^a(b)c$", "^a|b$"] {
        assert!(can_match(Dialect::Sqlite, pattern).is_err(), "{pattern}");
        assert!(can_match(Dialect::Postgres, pattern).is_ok(), "{pattern}");
        assert!(can_match(Dialect::MySql, pattern).is_ok(), "{pattern}");
        assert!(can_match(Dialect::MariaDb, pattern).is_ok(), "{pattern}");
    }
}
