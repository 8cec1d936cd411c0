//! The traps of sea-query that lie on no way of ours: what leads there is refused, or never called.

use std::{fs, path::Path};

use schema_as_code_core::dialect::Dialect;

use super::{
    shop::{built_in, column, foreign_key, index, key, table},
    texts,
};
use crate::{
    catalog::{Column, Name, Table},
    plan::{Change, Object},
    render::RenderError,
};

#[test]
fn a_table_takes_no_other_name() {
    // trap 9: the new name would be written with its schema, which no server takes.
    for dialect in Dialect::ALL {
        let mut previous = table(dialect, "t");
        let mut next = table(dialect, "u");
        if dialect == Dialect::Postgres {
            previous.name = Name::qualified(Some("s"), "t");
            next.name = Name::qualified(Some("s"), "u");
        }
        let object = |table: Table| Object::Table(table.into());
        let fault = texts(Change::altered(object(previous), object(next)), dialect);
        assert!(matches!(fault, Err(RenderError::Unwritten { verb: "changed", .. })), "{fault:?}");
    }
}

#[test]
fn a_table_has_its_options_behind_its_parts_and_nothing_behind_them() {
    // trap 19: a partition would stand between the parts and the options.
    for dialect in Dialect::ALL {
        let mut table = table(dialect, "t");
        table.columns.push(Column::new("a", built_in("integer")));
        table.foreign_keys.push(foreign_key("k", "id", "t"));
        if matches!(dialect, Dialect::MySql | Dialect::MariaDb) {
            table.indexes.push(index("i", vec![key(column("a"))]));
        }
        let sql = texts(Change::Create(Object::Table(table.into())), dialect).unwrap().remove(0);
        let (_, options) = sql.rsplit_once("\n)").unwrap();
        assert!(!sql.to_uppercase().contains("PARTITION"), "{sql}");
        assert!(!options.contains('('), "{sql}");
    }
}

/// What of sea-query's leads to wrong output, with the number of the trap.
const WORDS: [(&str, u8); 24] = [
    (".enumeration(", 1),
    ("Enum {", 2),
    ("Index::create", 3),
    ("Index::drop", 3),
    ("ForeignKey::create", 3),
    ("ForeignKey::drop", 3),
    (".modify_column(", 4),
    ("Statement::rename", 9),
    ("Table::rename", 9),
    ("IndexCreateStatement", 10),
    (".money", 12),
    (".auto_increment(", 14),
    (".index(", 15),
    ("Comments::new", 17),
    (".engine(", 18),
    (".collate(", 18),
    (".character_set(", 18),
    ("partition_by", 19),
    (".add_partition", 19),
    (".partition_of", 19),
    ("column_if_exists", 20),
    ("Extension::", 23),
    ("Type::create", 24),
    ("value_to_string", 24),
];

#[test]
fn nothing_that_leads_to_wrong_output_is_called() {
    // traps 9, 19 and 23
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render");
    let mut sources = Vec::new();
    read(&folder, &mut sources);
    assert!(sources.iter().any(|(_, text)| text.contains("sea_query")), "the sources are found");
    for (file, text) in &sources {
        for (word, trap) in WORDS {
            assert!(!text.contains(word), "{file}: `{word}` leads to trap {trap}");
        }
    }
}

fn read(folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            read(&path, sources);
        } else if path.is_file() && !path.ends_with("tests.rs") {
            sources.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Every trap is named in a test, by a comment that begins with its number or numbers.
#[test]
fn no_trap_is_forgotten() {
    let mut named = [false; 27];
    for line in [include_str!("traps.rs"), include_str!("unreached.rs")].iter().flat_map(|text| text.lines())
    {
        let Some(numbers) = line.trim_start().strip_prefix("// trap") else { continue };
        let numbers = numbers.trim_start_matches('s').split(':').next().unwrap_or_default();
        let mut words = numbers.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
        let mut previous: Option<usize> = None;
        while let Some(word) = words.next() {
            match (word, previous, word.parse::<usize>()) {
                ("to", Some(first), _) => {
                    let last: usize = words.peek().unwrap().parse().unwrap();
                    named[first..=last].fill(true);
                }
                (_, _, Ok(number)) => {
                    named[number] = true;
                    previous = Some(number);
                }
                _ => assert_eq!(word, "and"),
            }
        }
    }
    let missing: Vec<usize> = (1..=26).filter(|&number| !named[number]).collect();
    assert_eq!(missing, <[usize; 0]>::default());
}
