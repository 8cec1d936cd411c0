//! Names and texts that break careless SQL, in databases whose names do so, too.

use schema_as_code::emit::{catalog::Name, live::Drift};
use support::Database;

use crate::{ENGINES, made, objects, read};

const NAMES: [&str; 8] = [
    "it's",
    "a`b",
    "\"q\"",
    "back\\slash",
    "line\nend",
    "select",
    "/* no */ -- no",
    "\u{fc}\u{2211}\u{4e2d}?",
];

const TEXT: &str = "it's \"a\" `b` \\ \n /* ; -- \u{fc}\u{2211}\u{1f600}?";

fn name(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

/// Every object is called by every name.
fn fill(database: &mut Database) {
    let text = literal(TEXT);
    for (number, own) in NAMES.iter().enumerate() {
        let (table, of) = (name(own), NAMES[(number + 1) % NAMES.len()]);
        let [column, other, index, key, relation] = [
            name(of),
            name(&format!("{of}2")),
            name(&format!("{own}i")),
            name(&format!("{own}k")),
            name(&format!("{own}r")),
        ];
        let comment = literal(&TEXT.replace('\u{1f600}', ""));
        database.run(&format!(
            "CREATE TABLE {table} (id bigint NOT NULL PRIMARY KEY, {column} varchar(90) DEFAULT {text} COMMENT {comment},
                {other} varchar(90) AS (concat({column}, {text})) STORED, e enum({comment}, 'x'), up bigint,
                KEY {index} ({other}, {column}), CONSTRAINT {key} CHECK ({column} <> {text}),
                CONSTRAINT {relation} FOREIGN KEY (up) REFERENCES {table} (id)) COMMENT {comment}"
        ));
        database.run(&format!(
            "CREATE TRIGGER {key} BEFORE INSERT ON {table} FOR EACH ROW SET NEW.{column} = {text}"
        ));
        database.run(&format!(
            "CREATE VIEW {} AS SELECT v.{column} AS {column}, {text} AS {other} FROM {table} AS v WHERE v.{column} = {text}",
            name(&format!("{own}v"))
        ));
    }
}

#[test]
fn hostile_names_and_texts_are_read() {
    for engine in ENGINES {
        let Some(mut one) = made(engine, "hostile", &[]) else { continue };
        let mut other = made(engine, "hostile", &[]).expect("the server was there");
        let names = [format!("{}`.'x\\", one.name()), format!("{} \"\u{fc}\"", other.name())];
        for (database, own) in [&mut one, &mut other].into_iter().zip(&names) {
            database.run(&format!("CREATE DATABASE {}", name(own)));
            database.run(&format!("USE {}", name(own)));
            fill(database);
        }
        let [live, declared] = [read(&mut one), read(&mut other)];
        for (database, own) in [&mut one, &mut other].into_iter().zip(&names) {
            database.run(&format!("DROP DATABASE {}", name(own)));
        }
        for (number, own) in NAMES.iter().enumerate() {
            let table =
                declared.catalog.table(&Name::new(*own)).unwrap_or_else(|| panic!("{engine}: {own:?}"));
            let column = table.column(NAMES[(number + 1) % NAMES.len()]).expect("it is called so");
            assert_eq!(column.comment, Some(TEXT.replace('\u{1f600}', "").into()));
            assert_eq!(table.comment, column.comment);
            assert!(declared.catalog.views.iter().any(|view| view.name.name == format!("{own}v")));
        }
        let drift = Drift::between(live, &declared).expect("both are read");
        assert!(drift.is_empty(), "{engine}: {:?}", objects(&drift));
    }
}
