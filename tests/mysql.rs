//! MySQL and MariaDB are read back: what a script made is what it says, and what was changed since is told.

#[path = "mysql/cases.rs"]
mod cases;
#[path = "mysql/drifted.rs"]
mod drifted;
#[path = "mysql/facts.rs"]
mod facts;
#[path = "mysql/hostile.rs"]
mod hostile;
#[path = "mysql/lost.rs"]
mod lost;
#[path = "mysql/many.rs"]
mod many;
#[path = "mysql/session.rs"]
mod session;

use schema_as_code::emit::{
    catalog::ObjectId,
    live::{Drift, Introspection, mysql},
};
use support::{Database, Engine};

const ENGINES: [Engine; 2] = [Engine::MySql, Engine::MariaDb];

/// A database in which `statements` ran; `None` where the server is not to be had.
fn made(engine: Engine, topic: &str, statements: &[&str]) -> Option<Database> {
    let mut database = Database::create(engine, topic)?;
    statements.iter().for_each(|sql| database.run(sql));
    Some(database)
}

fn read(database: &mut Database) -> Introspection {
    let engine = database.engine();
    mysql::introspect(database).unwrap_or_else(|error| panic!("{engine}: {error}"))
}

/// The objects that have drifted.
fn objects(drift: &Drift) -> Vec<ObjectId> {
    drift.objects().into_iter().collect()
}
