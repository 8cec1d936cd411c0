//! Scripts on a real SQLite: apply, behave, roll back, nothing left.

use rusqlite::Connection;
use schema_as_code_core::dialect::Dialect;

use super::{
    creation, refused,
    shop::{built_in, call, column, key, shop, table, text_column},
};
use crate::{
    catalog::{Catalog, Check, Column, Definition, Expr, Name, ScalarFunction, Table, TableOption},
    intent::Intent,
    lower::make,
    plan::{Object, Plan, plan},
    render::{Header, Script, can_match, script},
};

fn scripted(plan: &Plan<'_>) -> Script {
    script(plan, &Header::default()).unwrap()
}

fn apply(connection: &Connection, plan: &Plan<'_>) {
    connection.execute_batch(&scripted(plan).to_sql()).unwrap();
}

fn objects(connection: &Connection) -> Vec<(String, String)> {
    let mut statement = connection
        .prepare(
            "SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn value<T: rusqlite::types::FromSql>(connection: &Connection, sql: &str) -> T {
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn refusal(connection: &Connection, sql: &str) -> String {
    connection.execute_batch(sql).unwrap_err().to_string()
}

#[test]
fn the_shop_is_made_and_leaves_nothing() {
    let plan = creation(&shop(Dialect::Sqlite));
    let connection = Connection::open_in_memory().unwrap();
    for _ in 0..2 {
        apply(&connection, &plan);
        assert_eq!(objects(&connection).len(), 8);
        connection.execute_batch("INSERT INTO customer (email) VALUES ('a@b.cc')").unwrap();
        // Each needs the other: no order of dropping is right while keys are enforced.
        connection
            .execute_batch(
                "INSERT INTO \"order\" (customer_id) VALUES (1); UPDATE customer SET favorite_order_id = 1",
            )
            .unwrap();
        apply(&connection, &plan.inverted());
        assert_eq!(objects(&connection), []);
        assert_eq!(value::<i64>(&connection, "PRAGMA foreign_keys"), 1);
    }
}

#[test]
fn statements_one_by_one_do_the_same() {
    let script = scripted(&creation(&shop(Dialect::Sqlite)));
    let single = Connection::open_in_memory().unwrap();
    for sql in script.texts() {
        single.prepare(sql).unwrap().execute([]).unwrap();
    }
    let batch = Connection::open_in_memory().unwrap();
    batch.execute_batch(&script.to_sql()).unwrap();
    assert_eq!(objects(&single), objects(&batch));
}

#[test]
fn a_row_is_touched_once_and_a_stale_version_is_refused() {
    for pragma in ["PRAGMA recursive_triggers = OFF", "PRAGMA recursive_triggers = ON"] {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(pragma).unwrap();
        apply(&connection, &creation(&shop(Dialect::Sqlite)));
        let run = |sql: &str| connection.execute_batch(sql).unwrap();
        let version = || value::<i64>(&connection, "SELECT version FROM customer WHERE id = 1");
        run(
            "INSERT INTO customer (email, age, updated_at) VALUES ('a@b.cc', 1, '2020'), ('b@b.cc', 1, '2020')",
        );
        run("UPDATE customer SET age = 2 WHERE id = 1");
        assert_eq!(version(), 2);
        assert!(value::<bool>(&connection, "SELECT updated_at > '2021' FROM customer WHERE id = 1"));
        run("UPDATE customer SET age = 2");
        assert_eq!(version(), 2);
        assert_eq!(value::<i64>(&connection, "SELECT version FROM customer WHERE id = 2"), 2);
        // What was read is written back; the next version is written; an old one is not.
        run("UPDATE customer SET age = 3, version = 2 WHERE id = 1");
        run("UPDATE customer SET age = 4, version = version + 1 WHERE id = 1 AND version = 3");
        assert_eq!(version(), 4);
        assert_eq!(
            refusal(&connection, "UPDATE customer SET age = 5, version = 1 WHERE id = 1"),
            "stale version"
        );
        assert_eq!(refusal(&connection, "UPDATE customer SET version = 9 WHERE id = 1"), "stale version");
        // A change to and from NULL is a change.
        run("UPDATE customer SET age = NULL WHERE id = 1; UPDATE customer SET age = 1 WHERE id = 1");
        assert_eq!(version(), 6);
        run("INSERT INTO app_context VALUES (1, 'somebody'); UPDATE customer SET age = 6 WHERE id = 1");
        assert_eq!(value::<String>(&connection, "SELECT updated_by FROM customer WHERE id = 1"), "somebody");
    }
}

#[test]
fn comments_are_kept_and_harmless() {
    let mut catalog = Catalog::empty(Dialect::Sqlite, Dialect::Sqlite.oldest());
    let hostile =
        "*/ ); DROP TABLE x; -- 'a\" $$ \\ \r\n CREATE TABLE evil (a);\u{0}\u{2028}\u{202e}gnp.exe /* öß";
    let mut table = table(Dialect::Sqlite, "t");
    table.comment = Some(hostile.into());
    table.columns[0].comment = Some(hostile.into());
    catalog.tables.push(table);
    let connection = Connection::open_in_memory().unwrap();
    apply(&connection, &creation(&catalog));
    let objects = objects(&connection);
    assert_eq!(objects.len(), 1);
    assert_eq!(objects[0].1.matches("DROP TABLE x; -- 'a\" $$ \\").count(), 2, "{}", objects[0].1);
    assert!(!objects[0].1.contains('\u{202e}'));

    // A column that is added later keeps its comment, too.
    let mut next = catalog.clone();
    let mut column = text_column(Dialect::Sqlite, "later");
    column.is_nullable = true;
    column.comment = Some(hostile.into());
    next.tables[0].columns.push(column);
    let added = plan(&catalog, &next, &Intent::default()).unwrap();
    apply(&connection, &added);
    assert_eq!(self::objects(&connection)[0].1.matches("DROP TABLE x").count(), 3);
    apply(&connection, &added.inverted());
    connection.execute_batch("INSERT INTO t DEFAULT VALUES").unwrap();
}

const HOSTILE: [&str; 8] = [
    "quote\"d",
    "it's",
    "back\\slash",
    "line\nend",
    "*/ -- $$ ; DROP TABLE \"x\"",
    "`tick`",
    "\u{202e}evitcelfer",
    "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
];

#[test]
fn hostile_names_and_texts_arrive_as_they_are() {
    for name in HOSTILE {
        let mut catalog = Catalog::empty(Dialect::Sqlite, Dialect::Sqlite.oldest());
        let mut table = table(Dialect::Sqlite, name);
        let mut column = text_column(Dialect::Sqlite, format!("{name} column"));
        column.default = Some(Definition::Portable(Expr::Text(name.into())));
        let is_known = make::is_in(
            self::column(column.name.clone()),
            [Expr::Text(name.into()), Expr::Text("other".into())].into(),
        );
        table
            .checks
            .push(Check { name: format!("{name}_check").into(), definition: Definition::Portable(is_known) });
        table
            .indexes
            .push(super::shop::index(&format!("{name}_idx"), vec![key(self::column(column.name.clone()))]));
        table.foreign_keys.push(super::shop::foreign_key(&format!("{name}_fkey"), "id", name));
        table.columns.push(column);
        catalog.tables.push(table);
        let connection = Connection::open_in_memory().unwrap();
        let plan = creation(&catalog);
        apply(&connection, &plan);
        let quoted = name.replace('"', "\"\"");
        connection.execute_batch(&format!("INSERT INTO \"{quoted}\" (id) VALUES (1)")).unwrap();
        let read: String = value(&connection, &format!("SELECT \"{quoted} column\" FROM \"{quoted}\""));
        assert_eq!(read, name);
        let error = refusal(&connection, &format!("UPDATE \"{quoted}\" SET \"{quoted} column\" = 'no'"));
        assert!(error.contains(&format!("{name}_check")), "{error}");
        apply(&connection, &plan.inverted());
        assert_eq!(objects(&connection), []);
    }
}

#[test]
fn nul_is_refused() {
    let mut table = table(Dialect::Sqlite, "t");
    table.columns[0].name = "a\0b".into();
    assert!(refused(Object::Table(table.into()), Dialect::Sqlite).contains("it contains NUL"));
    for dialect in Dialect::ALL {
        let mut table = super::shop::table(dialect, "t");
        let mut column = text_column(dialect, "c");
        column.default = Some(Definition::Portable(Expr::Text("a\0".into())));
        table.columns.push(column);
        assert!(refused(Object::Table(table.into()), dialect).contains("it contains NUL"));
        let empty = Table::new(Name::new(""));
        assert!(!refused(Object::Table(empty.into()), dialect).is_empty());
    }
}

/// Every text is accepted by the check of `pattern` exactly when `is_match` says so.
#[track_caller]
fn check_pattern(pattern: &str, texts: &[&str], is_match: impl Fn(&str) -> bool) {
    can_match(Dialect::Sqlite, pattern).unwrap();
    let mut catalog = Catalog::empty(Dialect::Sqlite, Dialect::Sqlite.oldest());
    let mut table = Table::new(Name::new("t"));
    table.columns.push(Column::new("c", built_in("TEXT")));
    table.columns[0].is_nullable = true;
    table.options.push(TableOption::Strict);
    let matches = make::matches(column("c"), pattern.to_owned());
    table.checks.push(Check { name: "t_c_check".into(), definition: Definition::Portable(matches) });
    catalog.tables.push(table);
    let connection = Connection::open_in_memory().unwrap();
    apply(&connection, &creation(&catalog));
    connection.execute("INSERT INTO t VALUES (NULL)", []).unwrap();
    for text in texts {
        let result = connection.execute("INSERT INTO t VALUES (?1)", [text]);
        assert_eq!(result.is_ok(), is_match(text), "{pattern} of {text:?}: {result:?}");
    }
}

#[test]
fn a_repeated_class_is_said_exactly() {
    let texts = [
        "", "ab", "abc", "a_1", "a-b", "abcd", "ABC", "abc\n", "\nabc", "äbc", "abc\0!", "abcde", "ab]",
        "ab^",
    ];
    let is_in = |text: &str, least: usize, most: usize, inside: &dyn Fn(char) -> bool| {
        (least..=most).contains(&text.chars().count()) && text.chars().all(inside)
    };
    check_pattern("^[a-z0-9_]{3,4}$", &texts, |text| {
        is_in(text, 3, 4, &|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
    });
    check_pattern(r"^\w+$", &texts, |text| {
        is_in(text, 1, 99, &|one| one.is_ascii_alphanumeric() || one == '_')
    });
    check_pattern("^[^a-c]*$", &["", "xyz", "xay", "ABC", "\n"], |text| !text.contains(['a', 'b', 'c']));
    check_pattern(r"^[a-z\]\^-]{3}$", &["ab]", "ab^", "ab-", "a]^", "aB-", "]^-", "^-]"], |text| {
        text != "aB-"
    });
    check_pattern("^.{2,3}$", &["a", "ab", "abc", "abcd", "ab\n", "ä\n"], |text| {
        (2..=3).contains(&text.chars().count())
    });
    check_pattern("^a*$", &["", "aaa", "ab"], |text| text != "ab");
}

#[test]
fn fixed_parts_are_said_exactly() {
    let texts = ["", "DE1234", "de1234", "DE123", "DE12345", "xDE1234", "DE1234\n", "D*1234", "DE12?4"];
    check_pattern("^[A-Z]{2}[0-9]{4}$", &texts, |text| text == "DE1234");
    check_pattern("[A-Z]{2}[0-9]{4}", &texts, |text| text.contains("DE1234"));
    check_pattern("^DE", &texts, |text| text.starts_with("DE"));
    check_pattern(r"\*12", &texts, |text| text.contains("*12"));
    check_pattern(r"12\?4$", &texts, |text| text.ends_with("12?4"));
    check_pattern(r"^a\^b$", &["a^b", "ab"], |text| text == "a^b");
    check_pattern(r"[\^]", &["a^b", "ab"], |text| text.contains('^'));
    check_pattern("'--", &["'--", "x"], |text| text == "'--");
    let slug = ["a", "ab", "a-", "ab1_", "1ab", "Ab", "a\n", "", "aa", "aaz", "a1z", "az"];
    check_pattern("^[a-z][a-z0-9_]{1,3}$", &slug, |text| {
        text.len() >= 2
            && text.len() <= 4
            && text.starts_with(|one: char| one.is_ascii_lowercase())
            && text.chars().skip(1).all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
    });
    check_pattern("^a[0-9a]*z$", &slug, |text| {
        text.len() >= 2
            && text.starts_with('a')
            && text.ends_with('z')
            && text[1..text.len() - 1].chars().all(|one| one.is_ascii_digit() || one == 'a')
    });
}

#[test]
fn an_address_is_said_exactly() {
    let addresses = [
        "a@b.cc",
        "a.b+c%d_e-f@x-y.z.co",
        "a@b.c",
        "a@b",
        "@b.cc",
        "a@.cc",
        "a@b..cc",
        "a@b.cc.",
        "a@@b.cc",
        "a@b@c.dd",
        "a b@c.dd",
        "a@b c.dd",
        "a@b.c1",
        "a@b.cc\n",
        "\na@b.cc",
        "",
        "@",
        "a@b.CC",
        "ä@b.cc",
        "a@-.cc",
        "a@b.c-c",
        "a@b.cc\0x",
        "a@..cc",
        "a@b.c.dd",
        "A@B.Cd",
        "a@b.ccc.d",
    ];
    check_pattern(r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$", &addresses, |text| {
        let Some((local, domain)) = text.split_once('@') else { return false };
        let Some((host, label)) = domain.rsplit_once('.') else { return false };
        let is_local = |one: char| one.is_ascii_alphanumeric() || "._%+-".contains(one);
        let is_host = |one: char| one.is_ascii_alphanumeric() || ".-".contains(one);
        !local.is_empty()
            && local.chars().all(is_local)
            && !host.is_empty()
            && host.chars().all(is_host)
            && label.len() >= 2
            && label.chars().all(|one| one.is_ascii_alphabetic())
    });
}

#[test]
fn defaults_have_their_form() {
    let mut catalog = Catalog::empty(Dialect::Sqlite, Dialect::Sqlite.oldest());
    let mut table = table(Dialect::Sqlite, "t");
    for (name, ty, function) in [
        ("b", "BLOB", ScalarFunction::RandomUuidBytes),
        ("u", "TEXT", ScalarFunction::RandomUuidText),
        ("t", "TEXT", ScalarFunction::NowTextT),
        ("s", "TEXT", ScalarFunction::NowTextSpace),
        ("d", "TEXT", ScalarFunction::Today),
        ("o", "TEXT", ScalarFunction::TimeOfDay),
    ] {
        let mut column = Column::new(name, built_in(ty));
        column.default = Some(Definition::Portable(call(function)));
        table.columns.push(column);
    }
    catalog.tables.push(table);
    let connection = Connection::open_in_memory().unwrap();
    apply(&connection, &creation(&catalog));
    for _ in 0..500 {
        connection.execute_batch("INSERT INTO t DEFAULT VALUES").unwrap();
    }
    let is_all = |condition: &str| {
        value::<i64>(&connection, &format!("SELECT count(*) FROM t WHERE {condition}")) == 500
    };
    assert!(is_all("typeof(b) = 'blob' AND length(b) = 16 AND hex(b) GLOB '????????????4???[89AB]*'"));
    assert!(is_all("u GLOB '????????-????-4???-[89ab]???-????????????' AND length(u) = 36 AND u = lower(u)"));
    // A whole second has no fraction, as drivers write it: one row in a thousand.
    for (column, separator) in [("t", 'T'), ("s", ' ')] {
        let seconds = format!("{column} GLOB '????-??-??{separator}??:??:??");
        assert!(is_all(&format!("{seconds}.???+00:00' OR {seconds}+00:00'")));
        assert!(is_all(&format!("instr({column}, '.000') = 0")));
    }
    assert!(is_all("d GLOB '????-??-??' AND o GLOB '??:??:??.???'"));
    assert_eq!(value::<i64>(&connection, "SELECT count(DISTINCT b) + count(DISTINCT u) FROM t"), 1_000);
}
