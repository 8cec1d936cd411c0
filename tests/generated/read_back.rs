//! What a script made, read back: as it was declared, the second time as the first, and elsewhere the same.
// proves C3 E6

use schema_as_code::{
    dialect::Dialect,
    emit::{
        catalog::Catalog,
        live::{Drift, Introspection, mysql, postgres},
        render::Script,
    },
};
use support::Database;

/// What is in the database, where the engine can be read back.
///
/// # Errors
/// What of it is not as `declared`.
pub(crate) fn read(database: &mut Database, declared: &Catalog) -> Result<Option<Introspection>, String> {
    let (found, deviations) = match database.engine().dialect() {
        Dialect::Postgres => {
            let found = postgres::introspect(database, &[]).map_err(|error| error.to_string())?;
            let deviations = postgres::deviations(declared, &found.catalog);
            (found, deviations)
        }
        Dialect::MySql | Dialect::MariaDb => {
            let found = mysql::introspect(database).map_err(|error| error.to_string())?;
            let deviations = mysql::deviations(declared, &found.catalog);
            (found, deviations)
        }
        Dialect::Sqlite => return Ok(None),
    };
    // Of several triggers of ours for one event, one comes second on MySQL and MariaDB.
    let is_expected = |fact: &str| fact.starts_with("it is number ");
    let unheld = found.unheld.iter().filter(|unheld| !is_expected(&unheld.fact));
    let unheld = unheld.map(|unheld| format!("{}: {}", unheld.object, unheld.fact));
    let foreign = found.foreign.iter().map(|object| format!("`{}` is not ours", object.name));
    let lines: Vec<String> = deviations.into_iter().chain(unheld).chain(foreign).collect();
    if lines.is_empty() { Ok(Some(found)) } else { Err(lines.join("\n")) }
}

/// What the script makes in a schema of its own of the same database, where the engine has such.
///
/// # Errors
/// When it does not run there, or is not read.
pub(crate) fn elsewhere(database: &mut Database, create: &Script) -> Result<Option<Introspection>, String> {
    if database.engine().dialect() != Dialect::Postgres {
        return Ok(None);
    }
    postgres::rehearse(database, create.statements()).map(Some).map_err(|error| error.to_string())
}

/// # Errors
/// How what was read twice differs.
pub(crate) fn same(one: Option<&Introspection>, other: Option<&Introspection>) -> Result<(), String> {
    let (Some(one), Some(other)) = (one, other) else { return Ok(()) };
    let drift = Drift::between(one.clone(), other).map_err(|error| error.to_string())?;
    if drift.is_empty() { Ok(()) } else { Err(format!("{drift:?}")) }
}
