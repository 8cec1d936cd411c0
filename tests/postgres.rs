//! PostgreSQL is read back: what a script made is what it says, and what was changed since is told.

#[path = "postgres/cases.rs"]
mod cases;
#[path = "postgres/drifted.rs"]
mod drifted;
#[path = "postgres/facts.rs"]
mod facts;
#[path = "postgres/hostile.rs"]
mod hostile;
#[path = "postgres/many.rs"]
mod many;

use support::Engine;

const ENGINES: [Engine; 2] = [Engine::Postgres15, Engine::Postgres18];
