//! What is read, fact by fact.

use schema_as_code::emit::catalog::{
    Column, ColumnType, Definition, IndexOrder, Method, Name, ObjectId, ReferentialAction, Storage, Table,
    TableOption, Text, TriggerEvent, TriggerTiming, Visibility,
};
use support::Engine;

use crate::{ENGINES, made, read};

/// The table `t` that `sql` makes, and the facts that have no place in a catalog.
fn table(engine: Engine, sql: &[&str]) -> Option<(Table, Vec<String>)> {
    let found = read(&mut made(engine, "facts", sql)?);
    let table = found.catalog.table(&Name::new("t")).expect("it is there").clone();
    Some((table, found.unheld.into_iter().map(|unheld| unheld.fact).collect()))
}

fn text(definition: &Definition) -> &str {
    match definition {
        Definition::Observed(text) => text,
        other => panic!("{other:?} was not read"),
    }
}

fn default(column: &Column) -> Option<&str> {
    column.default.as_ref().map(text)
}

#[test]
fn columns_are_read() {
    for engine in ENGINES {
        let sql = "CREATE TABLE t (
            `b``c` int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'it''s\n\"x\" \\\\', a decimal(10, 2) DEFAULT 1.5,
            c varchar(20) CHARACTER SET latin1 DEFAULT 'it''s', d datetime(6) DEFAULT current_timestamp(6),
            e enum('a''b', 'c,d', '(', '') DEFAULT 'a''b', f json, g bit(3) DEFAULT b'101', h text COLLATE utf8mb4_bin,
            i timestamp NULL ON UPDATE current_timestamp, k varchar(9) DEFAULT 'NULL', l tinyint(1), m bigint unsigned,
            n char(36) DEFAULT (uuid()), o int INVISIBLE) COLLATE utf8mb4_general_ci";
        let Some((table, facts)) = table(engine, &[sql]) else { continue };
        let names: Vec<_> = table.columns.iter().map(|column| &*column.name).collect();
        assert_eq!(names, ["b`c", "a", "c", "d", "e", "f", "g", "h", "i", "k", "l", "m", "n", "o"]);
        let types: Vec<_> = table.columns.iter().map(|column| column.ty.clone()).collect();
        let built_in = |text: &'static str| ColumnType::built_in(text);
        let values = ["a'b", "c,d", "(", ""].map(Into::into).to_vec();
        assert_eq!(
            types,
            [
                built_in("int unsigned"),
                built_in("decimal(10,2)"),
                built_in("varchar(20)"),
                built_in("datetime(6)"),
                ColumnType::Values(values.into()),
                built_in("json"),
                built_in("bit(3)"),
                built_in("text"),
                built_in("timestamp"),
                built_in("varchar(9)"),
                built_in("tinyint(1)"),
                built_in("bigint unsigned"),
                built_in("char(36)"),
                built_in("int"),
            ]
        );
        let column = |name: &str| table.column(name).expect("it is there");
        let first = column("b`c");
        assert!(first.is_identity && !first.is_nullable);
        assert_eq!(first.comment.as_deref(), Some("it's\n\"x\" \\"));
        assert_eq!(column("c").collation.as_deref().map(Text::as_str), Some("latin1_swedish_ci"));
        assert_eq!(column("h").collation.as_deref().map(Text::as_str), Some("utf8mb4_bin"));
        assert_eq!((column("e").collation.as_ref(), column("f").collation.as_ref()), (None, None));
        assert_eq!(column("o").visibility, Visibility::Invisible);
        assert_eq!(default(column("c")), Some("'it''s'"));
        assert_eq!(default(column("e")), Some("'a''b'"));
        assert_eq!(default(column("g")), Some("b'101'"));
        assert_eq!(default(column("k")), Some("'NULL'"));
        assert_eq!(default(column("n")), Some("uuid()"));
        assert_eq!(default(column("l")), None);
        assert!(default(column("d")).is_some_and(|text| text.eq_ignore_ascii_case("current_timestamp(6)")));
        assert!(table.checks.is_empty(), "{:?}", table.checks);
        assert_eq!(facts.len(), 1);
        assert!(facts[0].starts_with("on update it becomes "), "{facts:?}");
        let options = [
            TableOption::Engine("InnoDB".into()),
            TableOption::CharacterSet("utf8mb4".into()),
            TableOption::Collation("utf8mb4_general_ci".into()),
        ];
        assert_eq!(table.options, options);
    }
}

#[test]
fn a_document_is_told_from_text() {
    for engine in ENGINES {
        let sql = "CREATE TABLE t (a json, b longtext COLLATE utf8mb4_bin, c longtext COLLATE utf8mb4_bin,
            d longtext, CHECK (json_valid(c))) COLLATE utf8mb4_general_ci";
        let Some((table, _)) = table(engine, &[sql]) else { continue };
        let types: Vec<_> = table.columns.iter().map(|column| column.ty.clone()).collect();
        let (json, text) = (ColumnType::built_in("json"), ColumnType::built_in("longtext"));
        assert_eq!(types, [json, text.clone(), text.clone(), text]);
        assert_eq!(table.checks.len(), 1);
    }
    // Where the word means text with a check of the column, that is what it is called; a check of more is one.
    let sql = "CREATE TABLE t (a longtext COLLATE utf8mb4_bin CHECK (json_valid(a)), b json CHECK (json_length(b) > 1))";
    let Some((table, _)) = table(Engine::MariaDb, &[sql]) else { return };
    assert_eq!(table.columns[0].ty, ColumnType::built_in("json"));
    assert_eq!(table.columns[1].ty, ColumnType::built_in("longtext"));
    let checks: Vec<_> =
        table.checks.iter().map(|check| (check.name.as_str(), text(&check.definition))).collect();
    assert_eq!(checks, [("unnamed check of `b`", "json_length(`b`) > 1")]);
}

#[test]
fn generated_columns_are_read() {
    for engine in ENGINES {
        let sql = "CREATE TABLE t (a int, b int AS (a + 1) STORED, c varchar(9) AS (concat('it''s \\\\', a)) VIRTUAL)";
        let Some((table, _)) = table(engine, &[sql]) else { continue };
        let generated = |name: &str| table.column(name).and_then(|column| column.generated.as_deref());
        let (stored, computed) = (generated("b").expect("it is"), generated("c").expect("it is"));
        assert_eq!((stored.storage, computed.storage), (Storage::Stored, Storage::Virtual));
        let words = text(&computed.definition);
        let expected = if engine == Engine::MySql {
            ["(`a` + 1)", "concat(_utf8mb4'it\\'s \\\\',`a`)"]
        } else {
            ["`a` + 1", "concat('it\\'s \\\\',`a`)"]
        };
        assert_eq!([text(&stored.definition), words], expected);
        assert!(table.columns[1].default.is_none());
    }
}

#[test]
fn keys_and_indexes_are_read() {
    for engine in ENGINES {
        let sql = "CREATE TABLE t (a int NOT NULL, b varchar(50) NOT NULL, c text, PRIMARY KEY (b(9), a),
            UNIQUE KEY u (a, b), UNIQUE KEY p (b(3)), KEY d (a DESC, b(7)), FULLTEXT KEY f (c))";
        let Some((table, facts)) = table(engine, &[sql]) else { continue };
        assert_eq!(table.primary_key.expect("it has one").columns, ["b", "a"]);
        assert_eq!(facts, ["it has `b`(9) only"]);
        let [unique] = table.uniques.as_slice() else { panic!("{:?}", table.uniques) };
        assert_eq!((unique.name.as_str(), unique.columns.join(" ")), ("u", "a b".to_owned()));
        let indexes: Vec<_> = table
            .indexes
            .iter()
            .map(|index| {
                let keys: Vec<_> = index.keys.iter().map(|key| (text(&key.definition), key.order)).collect();
                (index.name.as_str(), index.is_unique, index.method, keys)
            })
            .collect();
        let (up, down) = (IndexOrder::Ascending, IndexOrder::Descending);
        assert_eq!(
            indexes,
            [
                ("d", false, Method::Tree, vec![("`a`", down), ("`b`(7)", up)]),
                ("f", false, Method::FullText, vec![("`c`", up)]),
                ("p", true, Method::Tree, vec![("`b`(3)", up)]),
            ]
        );
    }
}

#[test]
fn foreign_keys_lead_to_other_databases() {
    for engine in ENGINES {
        let Some(mut other) =
            made(engine, "other", &["CREATE TABLE far (x int, y int, KEY (y, x), UNIQUE (y, x))"])
        else {
            continue;
        };
        let sql = format!(
            "CREATE TABLE t (a int, b int, c int PRIMARY KEY, d int,
                CONSTRAINT f FOREIGN KEY (a, b) REFERENCES `{}`.far (y, x) ON DELETE SET NULL,
                CONSTRAINT s FOREIGN KEY (d) REFERENCES t (c) ON UPDATE CASCADE)",
            other.name()
        );
        let (table, facts) = table(engine, &[&sql]).expect("the server was there");
        let [far, own] = table.foreign_keys.as_slice() else { panic!("{:?}", table.foreign_keys) };
        assert_eq!(far.target, Name::qualified(Some(other.name().to_owned()), "far"));
        assert_eq!(
            (far.columns.join(" "), far.target_columns.join(" ")),
            ("a b".to_owned(), "y x".to_owned())
        );
        assert_eq!(far.on_delete, ReferentialAction::SetNull);
        assert_eq!((&own.target, own.on_update), (&Name::new("t"), ReferentialAction::Cascade));
        assert!(facts.is_empty());
        // The server refuses to drop what is referred to.
        assert!(other.execute("DROP TABLE far").is_err());
    }
}

#[test]
fn triggers_are_read() {
    for engine in ENGINES {
        let statements = [
            "CREATE TABLE t (a varchar(50))",
            "SET SESSION sql_mode = 'TRADITIONAL,NO_AUTO_VALUE_ON_ZERO'",
            "CREATE TRIGGER `for each row` BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 'it''s ?'",
            "CREATE TRIGGER b AFTER DELETE ON t FOR EACH ROW BEGIN SET @a = OLD.a; END",
        ];
        let Some((table, facts)) = table(engine, &statements) else { continue };
        let triggers: Vec<_> = table
            .triggers
            .iter()
            .map(|trigger| (trigger.name.as_str(), trigger.timing, trigger.event, text(&trigger.definition)))
            .collect();
        assert_eq!(
            triggers,
            [
                ("b", TriggerTiming::After, TriggerEvent::Delete, "BEGIN SET @a = OLD.a; END"),
                ("for each row", TriggerTiming::Before, TriggerEvent::Insert, "SET NEW.a = 'it''s ?'"),
            ]
        );
        assert!(facts.iter().all(|fact| fact.starts_with("its connection was in ")), "{facts:?}");
    }
}

#[test]
fn views_are_read_without_the_name_of_their_database() {
    for engine in ENGINES {
        let statements = [
            "CREATE TABLE t (id int, `?` int)",
            "CREATE VIEW plain AS SELECT id FROM t",
            "CREATE VIEW asked AS SELECT `?` FROM t",
            "CREATE VIEW pair (one, other) AS SELECT plain.id, t.id FROM plain JOIN t ON t.id = plain.id",
        ];
        let Some(mut database) = made(engine, "facts", &statements) else { continue };
        let found = read(&mut database);
        let name = database.name().to_owned();
        let views: Vec<_> = found.catalog.views.iter().map(|view| &*view.name.name).collect();
        assert_eq!(views, ["asked", "pair", "plain"]);
        for view in &found.catalog.views {
            assert!(!text(&view.definition).contains(&name), "{view:?}");
            assert_eq!(view.depends_on, [ObjectId::Table(Name::new("t"))], "{view:?}");
        }
        let pair = text(&found.catalog.views[1].definition);
        assert!(pair.contains("(`one`, `other`)"), "{pair}");
    }
}
