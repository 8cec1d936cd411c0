//! Full-text indexes over plain columns.

use schema_as_code::{Entity, Schema};

/// Things that are found by their words.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(200)),
    entities(Note)
)]
pub struct FullText;

/// Something written down.
#[derive(Entity)]
#[index(title, body, using(fulltext), serves = "notes by their words")]
pub struct Note {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// What it is about.
    pub title: String,
    /// What it says.
    #[column(text)]
    pub body: String,
}
