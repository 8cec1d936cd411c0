//! Audit: when, by whom, how often.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

/// Columns that the database maintains.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Document, Revision, Edition, Release)
)]
pub struct Audit;

/// Has every role.
#[derive(Entity)]
#[audit(timestamps, actor, version)]
pub struct Document {
    /// Random.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who made it.
    pub created_by: Option<Uuid>,
    /// Who changed it last.
    pub updated_by: Option<Uuid>,
    /// How often it changed.
    pub version: i64,
}

/// Roles on fields of other names; actors as text.
#[derive(Entity)]
#[audit(timestamps, actor)]
pub struct Revision {
    /// First of the key.
    #[key]
    #[relation(Document, on_delete(cascade))]
    pub document_id: Uuid,
    /// Second of the key.
    #[key]
    pub number: i32,
    /// When it was made.
    #[column(role(created))]
    pub made_at: DateTime<Utc>,
    /// When it was last changed.
    #[column(role(updated))]
    pub touched_at: DateTime<Utc>,
    /// Who made it.
    #[column(role(created_by))]
    pub author: Option<String>,
    /// Who changed it last.
    #[column(role(updated_by))]
    pub editor: Option<String>,
}

/// Has fields that are called and typed like roles, and asks for none.
#[derive(Entity)]
pub struct Edition {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// When it was printed.
    pub created_at: DateTime<Utc>,
    /// When the application last wrote it.
    #[column(role(none))]
    pub updated_at: DateTime<Utc>,
    /// Who wrote it.
    pub created_by: Option<Uuid>,
    /// The printer's.
    pub updated_by: Option<Uuid>,
    /// Printed on the cover.
    pub version: i32,
}

/// Fields that are called like roles and say something else; one says its role, which asks for it.
#[derive(Entity)]
pub struct Release {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// By name.
    pub created_by: bool,
    /// Of the program: `1.2.3`.
    pub version: String,
    /// A day.
    pub deleted_at: Option<i32>,
    /// When it was last changed.
    #[column(role(updated))]
    pub updated_at: DateTime<Utc>,
}
