#![allow(dead_code)]

use schema_as_code::Entity;

// Many players have no nick, and those are not told apart by it: it is no key, and what hangs on `team` does not
// hang on one.
#[derive(Entity)]
#[determines(team -> nick)]
struct Player {
    id: i64,
    team: i64,
    #[column(unique)]
    nick: Option<String>,
}

fn main() {}
