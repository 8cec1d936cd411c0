//! Everything a database holds, as a list of facts that two moments can be compared by.
//!
//! Facts come from the engine's own catalogs, never from what we emitted.

use schema_as_code::{dialect::Dialect, emit::live};

use crate::Database;

const POSTGRES: &str = include_str!("fingerprint-postgres.sql");

/// The facts, one a line, in a fixed order.
///
/// # Panics
/// When the engine does not answer.
#[must_use]
pub fn fingerprint(database: &mut Database) -> Vec<String> {
    match database.engine().dialect() {
        Dialect::Postgres => postgres(database),
        Dialect::MySql | Dialect::MariaDb => mysql(database),
        Dialect::Sqlite => {
            let connection = database.sqlite().expect("sqlite is embedded");
            let fingerprint = live::sqlite::fingerprint(connection).expect("sqlite answers");
            fingerprint.facts().map(|(name, fact)| format!("{name} | {fact}")).collect()
        }
    }
}

fn postgres(database: &mut Database) -> Vec<String> {
    for sql in [
        "SET search_path = ''",
        "SET DateStyle = 'ISO, YMD'",
        "SET IntervalStyle = 'postgres'",
        "SET TimeZone = 'UTC'",
    ] {
        database.execute(sql).expect("a setting is accepted");
    }
    let facts = database.query(POSTGRES).expect("the catalogs answer");
    database.execute("RESET search_path").expect("a setting is accepted");
    facts
        .into_iter()
        .map(|row| row.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join(" | "))
        .collect()
}

fn mysql(database: &mut Database) -> Vec<String> {
    let mut facts = Vec::new();
    let schema = ask(
        database,
        "SELECT default_character_set_name, default_collation_name FROM information_schema.schemata WHERE schema_name = database()",
    );
    facts.extend(schema.into_iter().map(|row| format!("database | {}", row.join(" | "))));
    let objects = [
        (
            "TABLE",
            "SELECT table_name FROM information_schema.tables WHERE table_schema = database() AND table_type = 'BASE TABLE' ORDER BY BINARY table_name",
            1,
        ),
        (
            "VIEW",
            "SELECT table_name FROM information_schema.views WHERE table_schema = database() ORDER BY BINARY table_name",
            1,
        ),
        (
            "TRIGGER",
            "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = database() ORDER BY BINARY event_object_table, event_manipulation, action_timing, action_order",
            2,
        ),
        (
            "PROCEDURE",
            "SELECT routine_name FROM information_schema.routines WHERE routine_schema = database() AND routine_type = 'PROCEDURE' ORDER BY BINARY routine_name",
            2,
        ),
        (
            "FUNCTION",
            "SELECT routine_name FROM information_schema.routines WHERE routine_schema = database() AND routine_type = 'FUNCTION' ORDER BY BINARY routine_name",
            2,
        ),
        (
            "EVENT",
            "SELECT event_name FROM information_schema.events WHERE event_schema = database() ORDER BY BINARY event_name",
            3,
        ),
    ];
    for (kind, list, definition) in objects {
        for row in ask(database, list) {
            let name = &row[0];
            let shown = ask(database, &format!("SHOW CREATE {kind} `{}`", name.replace('`', "``")));
            facts.push(format!("{kind} {name} | {}", without_counter(&shown[0][definition])));
        }
    }
    let privileges = ask(
        database,
        "SELECT grantee, table_name, privilege_type FROM information_schema.table_privileges WHERE table_schema = database() ORDER BY 1, 2, 3",
    );
    facts.extend(privileges.into_iter().map(|row| format!("privilege | {}", row.join(" | "))));
    let name = database.name().to_owned();
    facts.into_iter().map(|fact| fact.replace(&name, "$DB")).collect()
}

fn ask(database: &mut Database, sql: &str) -> Vec<Vec<String>> {
    let rows = database.query(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect()
}

/// The counter of an identity column is data.
fn without_counter(sql: &str) -> String {
    let Some((before, after)) = sql.split_once(" AUTO_INCREMENT=") else { return sql.to_owned() };
    format!("{before}{}", after.trim_start_matches(|letter: char| letter.is_ascii_digit()))
}
