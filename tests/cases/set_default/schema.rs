//! A relation that falls back to a default: PostgreSQL and SQLite.

use schema_as_code::{Entity, Schema};

/// Tickets that are never without an owner.
#[derive(Schema)]
#[schema(postgres("14"), sqlite("3.40"), driver(sqlx), types(String(100)), entities(Agent, Ticket))]
pub struct SetDefault;

/// Someone who answers. Number 1 is everybody.
#[derive(Entity)]
pub struct Agent {
    /// Given by hand.
    pub id: i64,
    /// How they are called.
    pub name: String,
}

/// Something to answer.
#[derive(Entity)]
pub struct Ticket {
    /// Given by hand.
    pub id: i64,
    /// Who answers; everybody, once nobody does.
    #[relation(Agent, on_delete(set_default), on_update(set_default))]
    #[column(default = 1)]
    pub agent_id: i64,
}
