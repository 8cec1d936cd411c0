//! The tables of a notebook.

use schema_as_code::{Entity, Schema};

/// Something to remember.
#[derive(Debug, Clone, PartialEq, Eq, Entity)]
pub struct Note {
    /// Counted up by the database.
    #[key(identity)]
    pub id: i64,
    /// In one line.
    #[column(len = 200)]
    pub title: String,
    /// In as many as it takes.
    #[column(text)]
    pub body: Option<String>,
}

/// The notebook's database.
#[derive(Schema)]
#[schema(postgres("15"), sqlite("3.40"), driver(sqlx), entities(Note))]
pub struct Notebook;
