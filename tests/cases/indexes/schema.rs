//! Indexes: plain, of several columns, descending, partial, of an expression.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};

/// Every kind of index that all dialects have.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Message)
)]
pub struct Indexes;

/// Something to be sent.
#[derive(Entity)]
#[index(folder, desc(sent_at), serves = "a folder, newest first")]
#[index(lower(subject), serves = "search by subject")]
#[index(scheduled_at, filter(scheduled_at.is_some(), !is_sent), serves = "what is due")]
#[index(size, include(subject), name = "messages_by_size")]
pub struct Message {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Where it lies.
    pub folder: i32,
    /// What it is about.
    pub subject: String,
    /// In bytes.
    pub size: i64,
    /// Who wrote it.
    #[column(index)]
    pub author: String,
    /// Whether it is gone.
    #[column(default = false)]
    pub is_sent: bool,
    /// When it shall go.
    pub scheduled_at: Option<DateTime<Utc>>,
    /// When it went.
    pub sent_at: Option<DateTime<Utc>>,
}
