//! Soft delete along a tree and in a circle, across named schemas: what PostgreSQL alone follows.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};

/// Folders in folders.
#[derive(Schema)]
#[schema(postgres("14"), driver(sqlx), types(String(100)), entities(Folder, File, Link))]
pub struct SoftDeleteTree;

/// Is in a folder, and in a named schema.
#[derive(Entity)]
#[entity(in_schema = "drive's \"a\" \\")]
#[audit(soft_delete(view), log)]
pub struct Folder {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The folder it is in.
    #[relation(Folder, on_delete(cascade))]
    pub parent_id: Option<i64>,
    /// When it was thrown away.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Is in a folder.
#[derive(Entity)]
#[audit(soft_delete, log)]
pub struct File {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The folder it is in.
    #[relation(Folder, on_delete(cascade))]
    pub folder_id: i64,
    /// The link it was made for.
    #[relation(Link, on_delete(cascade))]
    pub link_id: Option<i64>,
    /// When it was thrown away.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Leads to a file, which may belong to another link: a circle.
#[derive(Entity)]
#[entity(in_schema = "drive's \"a\" \\")]
#[audit(soft_delete, log)]
pub struct Link {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Where it leads.
    #[relation(File, on_delete(cascade))]
    pub file_id: Option<i64>,
    /// When it was thrown away.
    pub deleted_at: Option<DateTime<Utc>>,
}
