//! Searches on SQLite: in step with their rows whatever writes them, made and taken away with the rows there,
//! read back, and missed when they drift.
#![cfg(feature = "live-sqlite")]
// proves A9 C2 C3

use rusqlite::Connection;
use schema_as_code_core::{
    def::{
        ColumnDef, EntityDef, EntityId, SchemaDef, SearchDef, SearchWeight, SearchedColumn, Size, TargetDef,
        TargetRole,
    },
    dialect::Dialect,
    types::{LogicalType, TypeDef},
};
use schema_as_code_emit::{
    catalog::Catalog,
    intent::{Intent, Rename},
    live::{
        ForeignKind, ForeignObject,
        sqlite::{apply_script, deviations, difference, drift, fingerprint, introspect},
    },
    lower::lower,
    plan::{Plan, plan},
    render::{Header, Script, script},
};

const fn column(name: &'static str, logical: LogicalType) -> ColumnDef {
    ColumnDef { size: Size::Unbounded, ..ColumnDef::new(name, name, TypeDef::new(logical)) }
}

const NUMBER: LogicalType = LogicalType::Integer { bits: 64, is_signed: true };
const IDENTITY: ColumnDef = ColumnDef { is_identity: true, ..column("id", NUMBER) };

/// What an entity with the name of a column is called.
const HOSTILE: &str = "it's \"a]b`c\\d\" -- */ $1 ?";

const fn books(columns: &'static [ColumnDef], search: Option<SearchDef>) -> EntityDef {
    let id = EntityId::of("tests", "Book");
    EntityDef { id, name: "Book", table: "books", columns, key: &[0], search, ..EntityDef::EMPTY }
}

const SEARCH: SearchDef = SearchDef {
    columns: &[
        SearchedColumn { column: 1, weight: SearchWeight::A },
        SearchedColumn { column: 2, weight: SearchWeight::B },
    ],
    language: "english",
};

const KEYS: [ColumnDef; 3] = [IDENTITY, column("id", LogicalType::Uuid), column("id", LogicalType::Text)];

fn catalog(entity: EntityDef) -> Catalog {
    let target = TargetDef {
        dialect: Dialect::Sqlite,
        version: Dialect::Sqlite.oldest(),
        role: TargetRole::Full,
        decimal: None,
    };
    let schema = SchemaDef {
        name: "Library",
        entities: vec![&*Box::leak(Box::new(entity))].leak(),
        ..SchemaDef::EMPTY
    };
    let lowered = lower(&schema, &target);
    assert_eq!(lowered.diagnostics, []);
    lowered.catalog
}

fn with_key(key: ColumnDef, search: Option<SearchDef>) -> Catalog {
    let columns = vec![
        key,
        column("title", LogicalType::Text),
        ColumnDef { ty: TypeDef::new(LogicalType::Text).nullable(), ..column("story", LogicalType::Text) },
    ];
    catalog(books(columns.leak(), search))
}

fn empty() -> Catalog {
    Catalog::empty(Dialect::Sqlite, Dialect::Sqlite.oldest())
}

fn way<'c>(from: &'c Catalog, to: &'c Catalog) -> Plan<'c> {
    plan(from, to, &Intent::default()).expect("there is an order")
}

fn sql(plan: &Plan<'_>) -> Script {
    script(plan, &Header::default()).expect("every step has its SQL")
}

fn made(catalog: &Catalog) -> Connection {
    let database = Connection::open_in_memory().expect("memory is enough");
    apply_script(&database, &sql(&way(&empty(), catalog))).expect("nothing stands against it");
    database
}

fn found(database: &Connection, words: &str) -> Vec<String> {
    let mut statement = database
        .prepare("SELECT b.title FROM books_search s JOIN books b ON b.id = s.id WHERE books_search MATCH ?1 ORDER BY s.rank")
        .expect("it is SQL");
    let rows = statement.query_map([words], |row| row.get(0)).expect("it is asked");
    rows.collect::<Result<_, _>>().expect("it answers")
}

fn kept(database: &Connection) -> (i64, i64) {
    let count = |sql| database.query_row(sql, [], |row| row.get(0)).expect("it answers");
    (count("SELECT count(*) FROM books_search"), count("SELECT count(*) FROM books"))
}

/// The key number `n`, as the column holds it.
fn key(column: &ColumnDef, number: u8) -> String {
    match column.ty.logical {
        LogicalType::Uuid => format!("x'000000000000400080000000000000{number:02x}'"),
        LogicalType::Text => format!("'k{number}'"),
        _ => number.to_string(),
    }
}

#[test]
fn it_is_in_step_whatever_writes() {
    for column in KEYS {
        let database = made(&with_key(column, Some(SEARCH)));
        let run = |sql: String| database.execute_batch(&sql).unwrap_or_else(|error| panic!("{error}\n{sql}"));
        let [one, two, three] = [1, 2, 3].map(|number| key(&column, number));
        run(format!("INSERT INTO books VALUES ({one}, 'Running', 'of a lamp'), ({two}, 'Lamps', NULL)"));
        assert_eq!(found(&database, "run"), ["Running"], "words are reduced to their stems");
        assert_eq!(found(&database, "LAMP"), ["Lamps", "Running"], "the title counts more");
        run(format!("UPDATE books SET title = 'Chairs' WHERE id = {two}"));
        assert_eq!(found(&database, "lamp"), ["Running"]);
        // Without `recursive_triggers` no trigger tells that the row before is gone.
        run(format!("REPLACE INTO books VALUES ({one}, 'Tables', 'round')"));
        run(format!(
            "INSERT INTO books VALUES ({two}, 'x', 'x') ON CONFLICT (id) DO UPDATE SET story = 'of wood'"
        ));
        run(format!("INSERT OR IGNORE INTO books VALUES ({two}, 'y', 'y'), ({three}, 'Beds', 'soft')"));
        assert_eq!(found(&database, "lamp OR y"), <[&str; 0]>::default());
        assert_eq!(found(&database, "wood OR soft OR round").len(), 3);
        assert_eq!(kept(&database), (3, 3));
        let moved = key(&column, 9);
        run(format!("UPDATE books SET id = {moved} WHERE id = {one}"));
        run(format!("REPLACE INTO books VALUES ({moved}, 'Shelves', 'high')"));
        assert_eq!(found(&database, "high"), ["Shelves"]);
        run(format!("DELETE FROM books WHERE id = {two}"));
        assert_eq!(found(&database, "wood"), <[&str; 0]>::default());
        run("VACUUM".to_owned());
        assert_eq!(found(&database, "soft"), ["Beds"]);
        run("DELETE FROM books".to_owned());
        assert_eq!(kept(&database), (0, 0));
        run("INSERT INTO books_search (books_search) VALUES ('integrity-check')".to_owned());
    }
}

#[test]
fn another_trigger_may_write_the_row_before_or_after() {
    for column in KEYS {
        let database = made(&with_key(column, Some(SEARCH)));
        let other = "CREATE TRIGGER another AFTER UPDATE OF title ON books BEGIN UPDATE books SET story = 'now ' || NEW.title WHERE id = NEW.id; END;
                     CREATE TRIGGER further AFTER INSERT ON books BEGIN UPDATE books SET story = 'first ' || NEW.title WHERE id = NEW.id; END;";
        database.execute_batch(other).expect("it is SQL");
        let one = key(&column, 1);
        database
            .execute_batch(&format!("INSERT INTO books VALUES ({one}, 'Lamps', NULL)"))
            .expect("it is a row");
        assert_eq!(found(&database, "story : first"), ["Lamps"]);
        database.execute_batch("UPDATE books SET title = 'Beds'").expect("it is a row");
        assert_eq!(found(&database, "first OR lamps"), <[&str; 0]>::default());
        assert_eq!(found(&database, "story : now"), ["Beds"]);
        assert_eq!(kept(&database), (1, 1));
    }
}

#[test]
fn it_comes_and_goes_with_the_rows_there() {
    for column in KEYS {
        let (without, with) = (with_key(column, None), with_key(column, Some(SEARCH)));
        let database = made(&without);
        let one = key(&column, 1);
        database
            .execute_batch(&format!("INSERT INTO books VALUES ({one}, 'Lamps', NULL)"))
            .expect("it is a row");
        let before = fingerprint(&database).expect("it is read");
        let step = way(&without, &with);
        apply_script(&database, &sql(&step)).expect("nothing stands against it");
        assert_eq!(found(&database, "lamp"), ["Lamps"]);
        let after = fingerprint(&database).expect("it is read");
        let fresh = fingerprint(&made(&with)).expect("it is read");
        assert_eq!(difference(&fresh, &after), Vec::<String>::new());
        apply_script(&database, &sql(&step.inverted())).expect("nothing stands against it");
        assert_eq!(difference(&before, &fingerprint(&database).expect("it is read")), Vec::<String>::new());
        // The way back from one that goes takes the rows up again.
        apply_script(&database, &sql(&way(&with, &without).inverted())).expect("nothing stands against it");
        assert_eq!(found(&database, "lamp"), ["Lamps"]);
    }
}

#[test]
fn it_changes_with_the_rows_there() {
    let before = with_key(IDENTITY, Some(SEARCH));
    let weights = SearchDef {
        columns: &[
            SearchedColumn { column: 2, weight: SearchWeight::A },
            SearchedColumn { column: 1, weight: SearchWeight::D },
        ],
        language: "simple",
    };
    let after = with_key(IDENTITY, Some(weights));
    let database = made(&before);
    database
        .execute_batch("INSERT INTO books VALUES (1, 'Lamp', NULL), (2, 'Beds', 'a lamp')")
        .expect("they are rows");
    assert_eq!(found(&database, "lamps"), ["Lamp", "Beds"]);
    let step = way(&before, &after);
    apply_script(&database, &sql(&step)).expect("nothing stands against it");
    assert_eq!(found(&database, "lamps"), <[&str; 0]>::default());
    assert_eq!(found(&database, "lamp"), ["Beds", "Lamp"]);
    apply_script(&database, &sql(&step.inverted())).expect("nothing stands against it");
    assert_eq!(found(&database, "lamps"), ["Lamp", "Beds"]);
}

#[test]
fn it_follows_a_renamed_column() {
    let before = with_key(IDENTITY, Some(SEARCH));
    let columns = vec![
        IDENTITY,
        column("title", LogicalType::Text),
        ColumnDef { ty: TypeDef::new(LogicalType::Text).nullable(), ..column("plot", LogicalType::Text) },
    ];
    let after = catalog(books(columns.leak(), Some(SEARCH)));
    let table = before.tables[0].name.clone();
    let rename = Rename { table, previous: vec!["story".into()], next: "plot".into() };
    let intent = Intent { renames: vec![rename], ..Intent::default() };
    let step = plan(&before, &after, &intent).expect("there is an order");
    let database = made(&before);
    database.execute_batch("INSERT INTO books VALUES (1, 'Lamp', 'of a genie')").expect("it is a row");
    let print = fingerprint(&database).expect("it is read");
    apply_script(&database, &sql(&step)).expect("nothing stands against it");
    assert_eq!(found(&database, "plot : genie"), ["Lamp"]);
    apply_script(&database, &sql(&step.inverted())).expect("nothing stands against it");
    assert_eq!(found(&database, "story : genie"), ["Lamp"]);
    assert_eq!(difference(&print, &fingerprint(&database).expect("it is read")), Vec::<String>::new());
}

#[test]
fn hostile_names_are_quoted() {
    let columns = vec![
        ColumnDef::new(HOSTILE, HOSTILE, TypeDef::new(LogicalType::Uuid)),
        ColumnDef::new("row_number", "row_number", TypeDef::new(NUMBER)),
        ColumnDef {
            size: Size::Unbounded,
            ..ColumnDef::new("a\" UNINDEXED, \"b", "a\" UNINDEXED, \"b", TypeDef::new(LogicalType::Text))
        },
    ];
    let search =
        SearchDef { columns: &[SearchedColumn { column: 2, weight: SearchWeight::A }], language: "english" };
    let entity = EntityDef { table: HOSTILE, key: &[0, 1], ..books(columns.leak(), Some(search)) };
    let catalog = catalog(entity);
    let database = made(&catalog);
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let name = quoted(&format!("{HOSTILE}_search"));
    let row = format!(
        "INSERT INTO {} VALUES (x'00000000000040008000000000000001', 7, 'a genie''s lamp')",
        quoted(HOSTILE)
    );
    database.execute_batch(&row).expect("it is a row");
    let ask = format!("SELECT row_number FROM {name} WHERE {name} MATCH 'genie'");
    let found: i64 = database.query_row(&ask, [], |row| row.get(0)).expect("it answers");
    assert_eq!(found, 7);
    let observed = introspect(&database).expect("it is read");
    assert_eq!(deviations(&catalog, &observed.catalog), Vec::<String>::new());
    assert_eq!(observed.foreign, []);
    apply_script(&database, &sql(&way(&empty(), &catalog).inverted())).expect("nothing stands against it");
    let nothing = fingerprint(&Connection::open_in_memory().expect("memory is enough")).expect("it is read");
    assert_eq!(fingerprint(&database).expect("it is read"), nothing);
}

#[test]
fn what_is_missing_or_other_is_drift() {
    for column in KEYS {
        let catalog = with_key(column, Some(SEARCH));
        let create = sql(&way(&empty(), &catalog));
        let drifted = |change: &str| {
            let database = made(&catalog);
            let print = fingerprint(&database).expect("it is read");
            database.execute_batch(change).unwrap_or_else(|error| panic!("{error}\n{change}"));
            let drift = drift(&database, create.texts()).expect("both are read");
            assert!(drift.is_empty() || fingerprint(&database).expect("it is read") != print, "{change}");
            let is_virtual = |object: &&ForeignObject| object.kind == ForeignKind::Virtual;
            (drift.plan.steps.len(), drift.foreign.iter().filter(is_virtual).count())
        };
        assert_eq!(drifted("SELECT 1"), (0, 0));
        assert_eq!(drifted("DROP TRIGGER books_search_delete").0, 2, "it goes and comes");
        assert_eq!(
            drifted("INSERT INTO books_search (books_search, rank) VALUES ('rank', 'bm25(1.0)')").0,
            2
        );
        let other = "CREATE TRIGGER books_search_delete AFTER DELETE ON books BEGIN SELECT 1; END";
        assert_eq!(drifted(&format!("DROP TRIGGER books_search_delete; {other}")).0, 2);
        assert_eq!(drifted("CREATE VIRTUAL TABLE notes USING fts5(a)"), (0, 1), "it is none of ours");
        let foreign = "CREATE VIRTUAL TABLE notes USING fts5(a);
                       CREATE TRIGGER notes_insert AFTER INSERT ON books BEGIN INSERT INTO notes VALUES (NEW.title); END";
        assert_eq!(drifted(foreign).0, 1, "its trigger stands on our table");
    }
}
