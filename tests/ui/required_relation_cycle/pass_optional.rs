#![allow(dead_code)]

use schema_as_code::{Entity, Schema};
use uuid::Uuid;

#[derive(Entity)]
struct Team {
    id: Uuid,
    #[relation(Player)]
    captain_id: Option<Uuid>,
    #[relation(Club, deferrable)]
    club_id: Uuid,
}

#[derive(Entity)]
struct Player {
    id: Uuid,
    #[relation(Team)]
    team_id: Uuid,
    #[relation(Player)]
    mentor_id: Option<Uuid>,
}

#[derive(Entity)]
struct Club {
    id: Uuid,
    #[relation(Team)]
    first_team_id: Uuid,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Team, Player, Club))]
struct Shop;

fn main() {}
