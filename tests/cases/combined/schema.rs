//! Everything that triggers and indexes do, on one table: none of it may spoil another.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

/// People and what they write.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Author, Essay)
)]
pub struct Combined;

/// Somebody who writes.
#[derive(Entity)]
#[audit(timestamps, soft_delete(view), actor, version, log)]
#[search(name(A), biography(B), language = "english")]
#[index(name, biography, using(fulltext), name = "authors_words")]
pub struct Author {
    /// Random.
    pub id: Uuid,
    /// What readers call them.
    pub name: String,
    /// Where they are reached.
    #[column(unique(ignore_case, among(live)))]
    pub email: String,
    /// Never the password itself.
    #[column(secret)]
    pub password_hash: String,
    /// What readers want to know.
    #[column(text)]
    pub biography: Option<String>,
    /// As it is compared.
    #[column(len = 100)]
    #[generated(lower(email))]
    pub folded: String,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// When they left.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Who made it.
    pub created_by: Option<Uuid>,
    /// Who changed it last.
    pub updated_by: Option<Uuid>,
    /// How often it changed.
    pub version: i64,
}

/// Something written; carries its author's name, and is found by it.
#[derive(Entity)]
#[audit(soft_delete, log)]
#[denormalized(author_id, author_name(name), sync(trigger), reason = "lists show it, and searches find it")]
#[search(title(A), author_name(C), language = "english")]
pub struct Essay {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Who wrote it.
    #[relation(Author, on_delete(cascade))]
    pub author_id: Uuid,
    /// Kept by a trigger.
    pub author_name: String,
    /// What it is called.
    pub title: String,
    /// When it was withdrawn.
    pub deleted_at: Option<DateTime<Utc>>,
}
