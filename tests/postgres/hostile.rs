//! Names that mean something, objects that pretend, and sessions that are set otherwise.

use schema_as_code::emit::{
    catalog::Name,
    live::{Drift, IntrospectError, Server, postgres},
};
use support::Database;

use super::ENGINES;

/// Everything that a quoted name may hold and somebody might stumble over.
const NAMES: [&str; 8] = [
    "a\"b",
    "it's",
    "back\\slash\\",
    "two\nlines\ttab",
    "日本語 ümläut \u{202e}",
    "; DROP TABLE x; --",
    "$$ $body$ {}%s%I",
    "Select.Me, [\"x\"]",
];

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// An object of every kind that is called `name`, with `name` wherever a text stands.
fn objects(name: &str) -> Vec<String> {
    let (quoted, literal) = (quoted(name), literal(name));
    let target = self::quoted(&format!("{name}2"));
    let function = self::quoted(&format!("{name}()"));
    let kind = self::quoted(&format!("{name}3"));
    let unique = self::quoted(&format!("{name}8"));
    let table = self::quoted(&format!("{name}4"));
    vec![
        format!("CREATE TYPE {kind} AS ENUM ({literal}, 'other')"),
        format!("COMMENT ON TYPE {kind} IS {literal}"),
        format!("CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"),
        format!("CREATE TABLE {target} (id integer CONSTRAINT {quoted} PRIMARY KEY)"),
        format!(
            "CREATE TABLE {table} ({quoted} text DEFAULT {literal}, {kind} {kind} DEFAULT {literal}, id integer,
             CONSTRAINT {quoted} CHECK ({quoted} <> {literal}), CONSTRAINT {unique} UNIQUE ({quoted}, id),
             CONSTRAINT {kind} FOREIGN KEY (id) REFERENCES {target})"
        ),
    ]
    .into_iter()
    .chain(rest(name))
    .collect()
}

fn rest(name: &str) -> Vec<String> {
    let (quoted, literal) = (quoted(name), literal(name));
    let table = self::quoted(&format!("{name}4"));
    let function = self::quoted(&format!("{name}()"));
    vec![
        format!("COMMENT ON TABLE {table} IS {literal}"),
        format!("COMMENT ON COLUMN {table}.{quoted} IS {literal}"),
        format!(
            "CREATE INDEX {} ON {table} ({quoted}, (lower({quoted}))) WHERE {quoted} <> {literal}",
            self::quoted(&format!("{name}5"))
        ),
        format!(
            "CREATE TRIGGER {quoted} BEFORE UPDATE ON {table} FOR EACH ROW WHEN (OLD.{quoted} <> {literal}) EXECUTE FUNCTION {function}({literal})"
        ),
        format!(
            "CREATE VIEW {} AS SELECT {quoted} AS {table} FROM {table} WHERE {quoted} = {literal}",
            self::quoted(&format!("{name}6"))
        ),
        format!("ALTER TABLE {table} SET (autovacuum_enabled = false)"),
        format!("CREATE POLICY {quoted} ON {table} USING ({quoted} = {literal})"),
        format!("CREATE SEQUENCE {}", self::quoted(&format!("{name}7"))),
    ]
}

/// proves C3
#[test]
fn a_name_is_a_name_whatever_stands_in_it() {
    for engine in ENGINES {
        let Some(mut database) = Database::create(engine, "hostile") else { continue };
        // The schema in which all is made has such a name, too.
        for (schema, name) in NAMES.iter().zip(NAMES.iter().rev()) {
            let context = format!("{name:?} in {schema:?} on {engine}");
            database.run(&format!("CREATE SCHEMA {0}; SET search_path = {0}", quoted(schema)));
            objects(name).iter().for_each(|sql| database.run(sql));
            let found =
                postgres::introspect(&mut database, &[]).unwrap_or_else(|error| panic!("{context}: {error}"));

            let catalog = &found.catalog;
            assert_eq!(catalog.enums[0].values, [*name, "other"], "{context}");
            assert_eq!(catalog.routines[0].name, Name::new(format!("{name}()")), "{context}");
            let table = catalog.table(&Name::new(format!("{name}4"))).expect("the table is read");
            assert_eq!(table.comment.as_deref(), Some(*name), "{context}");
            assert_eq!(
                (&*table.columns[0].name, table.columns[0].comment.as_deref()),
                (*name, Some(*name)),
                "{context}"
            );
            assert_eq!((&*table.checks[0].name, &*table.triggers[0].name), (*name, *name), "{context}");
            assert_eq!(table.uniques[0].columns, [*name, "id"], "{context}");
            assert_eq!(table.foreign_keys[0].target, Name::new(format!("{name}2")), "{context}");
            assert_eq!(found.unheld.len(), 2, "{context}: {:?}", found.unheld);
            assert_eq!(found.foreign[0].name, format!("{name}7"), "{context}");

            // In a schema of an ordinary name it is the same.
            let statements = objects(name);
            let there =
                postgres::rehearse(&mut database, statements.iter().map(String::as_str)).expect("it is made");
            let drift = Drift::between(found.clone(), &there).expect("it agrees with itself");
            assert!(drift.is_empty(), "{context}: {drift:#?}");

            // Read from outside, the schema is part of the names.
            database.run("SET search_path = public");
            let named = postgres::introspect(&mut database, &[schema]).expect("it is read");
            assert_eq!(named.catalog.namespaces, [*schema], "{context}");
            assert!(
                named.catalog.table(&Name::qualified(Some(schema.to_string()), format!("{name}4"))).is_some(),
                "{context}"
            );
            assert_eq!(named.unheld.len(), 2, "{context}");
        }
    }
}

/// Somebody who may create objects in a schema must not run code with the rights of whoever reads it.
#[test]
fn an_object_that_pretends_to_be_the_servers_is_not_called() {
    for engine in ENGINES {
        let Some(mut database) = Database::create(engine, "trap") else { continue };
        database.run(
            "CREATE FUNCTION trap() RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''trapped''; END';
             CREATE TABLE t (a integer PRIMARY KEY, b text DEFAULT 'x' CHECK (b <> ''))",
        );
        let operators = ["=", "<>", "||", ">=", ">", "+", "-"];
        let types = [
            ("name", "text"),
            ("text", "name"),
            ("\"char\"", "text"),
            ("oid", "regclass"),
            ("oid", "integer"),
            ("varchar", "text"),
            ("smallint", "bigint"),
            ("name", "varchar"),
            ("text", "varchar"),
        ];
        for (number, (left, right)) in types.iter().enumerate() {
            database.run(&format!(
                "CREATE FUNCTION trap{number}(a {left}, b {right}) RETURNS boolean LANGUAGE sql AS 'SELECT public.trap()'"
            ));
            for operator in operators {
                // Some exist: those are the server's own.
                drop(database.execute(&format!(
                    "CREATE OPERATOR public.{operator} (FUNCTION = trap{number}, LEFTARG = {left}, RIGHTARG = {right})"
                )));
            }
        }
        for call in [
            "lower(varchar)",
            "length(name)",
            "length(varchar)",
            "format(text, name)",
            "pg_get_expr(pg_node_tree, oid)",
            "json_agg(text)",
            "unnest(smallint[])",
        ] {
            database.run(&format!(
                "CREATE FUNCTION public.{call} RETURNS boolean LANGUAGE sql AS 'SELECT public.trap()'"
            ));
        }
        let trapped = database.execute("SELECT 'a'::\"char\" = 'b'::text").expect_err("the trap is set");
        assert!(trapped.contains("trapped"), "{engine}: {trapped}");
        let found =
            postgres::introspect(&mut database, &[]).unwrap_or_else(|error| panic!("{engine}: {error}"));
        assert_eq!(found.catalog.tables.len(), 1, "{engine}");
        assert!(found.foreign.len() > 30, "{engine}: {:?}", found.foreign);
    }
}

/// What a session is set to neither changes what is read, nor is it changed.
#[test]
fn a_session_keeps_its_settings_and_they_do_not_matter() {
    for engine in ENGINES {
        let Some(mut database) = Database::create(engine, "session") else { continue };
        database.run(
            "CREATE TABLE t (a timestamptz DEFAULT '2020-02-03 04:05:06+00', b interval DEFAULT '1 day 2 hours', c bytea DEFAULT 'abc',
               d money DEFAULT 1.5, e float8 DEFAULT 0.1, CONSTRAINT k CHECK (a > '2001-02-03'), f text DEFAULT 'back\\slash')",
        );
        let plain = postgres::introspect(&mut database, &[]).expect("it is read");
        database.run(
            "SET DateStyle = 'SQL, DMY'; SET IntervalStyle = 'iso_8601'; SET TimeZone = 'Asia/Tokyo'; SET bytea_output = 'escape';
             SET extra_float_digits = -10; SET quote_all_identifiers = on; SET standard_conforming_strings = off;
             SET search_path = \"$user\", public",
        );
        let settings = "SELECT name, setting FROM pg_settings ORDER BY 1";
        let before = database.query(settings).expect("the server answers");
        let otherwise = postgres::introspect(&mut database, &[]).expect("it is read");
        assert_eq!(otherwise, plain, "{engine}");
        assert_eq!(database.query(settings).expect("the server answers"), before, "{engine}");
    }
}

#[test]
fn a_connection_without_a_schema_is_refused_and_keeps_its_settings() {
    for engine in ENGINES {
        let Some(mut database) = Database::create(engine, "nowhere") else { continue };
        for path in ["''", "absent", "pg_catalog"] {
            database.run(&format!("SET search_path = {path}"));
            let before = database.query("SHOW search_path").expect("the server answers");
            let error = postgres::introspect(&mut database, &[]).expect_err("there is nothing to read");
            assert!(matches!(error, IntrospectError::NoSchema), "{engine}: {error}");
            assert_eq!(database.query("SHOW search_path").expect("the server answers"), before, "{engine}");
        }
    }
}

/// A server that answers nothing, or nonsense.
struct Silent(Vec<Vec<Option<String>>>);

impl Server for Silent {
    type Error = std::convert::Infallible;

    fn rows(&mut self, _: &str) -> Result<Vec<Vec<Option<String>>>, Self::Error> {
        Ok(self.0.clone())
    }
}

#[test]
fn an_answer_that_is_none_is_an_error() {
    let error = |rows: Vec<Vec<Option<&str>>>| {
        let rows =
            rows.into_iter().map(|row| row.into_iter().map(|value| value.map(str::to_owned)).collect());
        let mut server = Silent(rows.collect());
        postgres::introspect(&mut server, &[]).expect_err("that is no answer").to_string()
    };
    assert_eq!(error(vec![]), "the server's answer about settings is not understood: a column is missing");
    let row = |version| [&[Some(version), Some("public")][..], &[Some("x"); 11]].concat();
    assert_eq!(
        error(vec![row("one")]),
        "the server's answer about settings is not understood: `one` is not a number"
    );
    assert_eq!(
        error(vec![row("130012")]),
        "the server's answer about the version is not understood: version 13 is older than 14"
    );
}
