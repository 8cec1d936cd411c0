//! Relations that are checked at the end of the transaction: PostgreSQL and SQLite.

use schema_as_code::{Entity, Schema};

/// Two entities that need each other, and one that needs itself.
#[derive(Schema)]
#[schema(postgres("14"), sqlite("3.40"), driver(sqlx), types(String(100)), entities(Team, Member))]
pub struct Deferrable;

/// People who work together.
#[derive(Entity)]
pub struct Team {
    /// Given by the application.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Who speaks for it.
    #[relation(Member, on_delete(restrict), deferrable)]
    pub speaker_id: i64,
}

/// Someone in a team.
#[derive(Entity)]
pub struct Member {
    /// Given by the application.
    pub id: i64,
    /// In which team.
    #[relation(Team, deferrable)]
    pub team_id: i64,
    /// Who stands in; at first, oneself.
    #[relation(Member, deferrable)]
    pub deputy_id: i64,
}
