#![allow(dead_code)]

use schema_as_code::Entity;

// Every player has a nick of its own, so what determines the nick determines the player.
#[derive(Entity)]
#[determines(team -> nick)]
struct Player {
    id: i64,
    team: i64,
    #[column(unique)]
    nick: String,
}

fn main() {}
