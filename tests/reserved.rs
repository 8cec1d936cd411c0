//! The words that a query cannot use as a name without quoting it, asked of the engines themselves.
//!
//! `BLESS=1 cargo test -p schema-as-code-tests --test reserved` writes the lists anew, with every engine at hand.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use schema_as_code::{dialect::Dialect, emit::advice::reserved_words};
use support::{Database, Engine};

/// The words that are asked for: whatever some engine calls a keyword.
const SOURCES: [(Engine, &str); 3] = [
    (Engine::Postgres18, "SELECT word FROM pg_get_keywords()"),
    (Engine::MySql, "SELECT word FROM information_schema.keywords"),
    (Engine::MariaDb, "SELECT word FROM information_schema.keywords"),
];

/// proves B10
#[test]
fn the_lists_of_reserved_words_are_those_of_the_engines() {
    let mut databases: BTreeMap<&str, (Engine, Database)> = BTreeMap::new();
    for engine in Engine::ALL {
        if let Some(database) = Database::create(engine, "reserved") {
            databases.insert(engine.name(), (engine, database));
        }
    }
    let mut words: BTreeSet<String> =
        Dialect::ALL.into_iter().flat_map(reserved_words).map(str::to_owned).collect();
    for (engine, query) in SOURCES {
        if let Some((_, database)) = databases.get_mut(engine.name()) {
            let rows = database.query(query).expect("an engine knows its keywords");
            let is_word = |word: &String| word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
            words
                .extend(rows.into_iter().flatten().flatten().map(|word| word.to_lowercase()).filter(is_word));
        }
    }
    assert!(words.len() > 200, "{} words are too few", words.len());

    for dialect in Dialect::ALL {
        let of_dialect: Vec<&str> =
            Engine::ALL.into_iter().filter(|engine| engine.dialect() == dialect).map(Engine::name).collect();
        let mut refused: BTreeSet<&str> = BTreeSet::new();
        let mut is_complete = true;
        for engine in of_dialect {
            let Some((_, database)) = databases.get_mut(engine) else {
                is_complete = false;
                continue;
            };
            refused
                .extend(words.iter().map(String::as_str).filter(|word| is_reserved(database, dialect, word)));
        }
        let listed: BTreeSet<&str> = reserved_words(dialect).collect();
        if env::var_os("BLESS").is_some() && is_complete {
            bless(dialect, &refused);
            continue;
        }
        let missing: Vec<_> = refused.difference(&listed).collect();
        assert!(missing.is_empty(), "{dialect:?} reserves {missing:?}, too (BLESS=1 writes the list anew)");
        if is_complete {
            let extra: Vec<_> = listed.difference(&refused).collect();
            assert!(
                extra.is_empty(),
                "{dialect:?} does not reserve {extra:?} (BLESS=1 writes the list anew)"
            );
        }
    }
}

/// Whether the bare word does not name the column that is called so.
fn is_reserved(database: &mut Database, dialect: Dialect, word: &str) -> bool {
    let quote = if matches!(dialect, Dialect::MySql | Dialect::MariaDb) { '`' } else { '"' };
    let alias = format!("{quote}{word}{quote}");
    // A word that is a function without parentheses answers something else.
    let column = database.query(&format!("SELECT {word} FROM (SELECT 707 AS {alias}) AS probe"));
    !column.is_ok_and(|rows| rows == [[Some("707".to_owned())]])
}

fn bless(dialect: Dialect, words: &BTreeSet<&str>) {
    let mut text = String::from(
        "# Generated from the engines by `BLESS=1 cargo test -p schema-as-code-tests --test reserved`.\n",
    );
    for word in words {
        text.push_str(word);
        text.push('\n');
    }
    fs::write(path(dialect), text).expect("the list can be written");
}

fn path(dialect: Dialect) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../schema-emit/src/dialect/reserved")
        .join(format!("{}.txt", dialect.name()))
}
