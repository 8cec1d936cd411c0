//! Soft delete: rows are marked, with what belongs to them, and can be restored.

use chrono::{DateTime, Utc};
use schema_as_code::{Entity, Schema};
use uuid::Uuid;

/// A blog, in which everything but the sessions can be restored.
#[derive(Schema)]
#[schema(
    postgres("15"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Member, Post, Comment, Session)
)]
pub struct SoftDelete;

/// Everything at once: kept, touched, counted, logged, shown.
#[derive(Entity)]
#[audit(timestamps, version, soft_delete(view), log)]
pub struct Member {
    /// Random.
    pub id: Uuid,
    /// Where the member is reached; free again when they left.
    #[column(unique(among(live)))]
    pub email: String,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
    /// How often it changed.
    pub version: i64,
    /// When the member left.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Belongs to a member; its mark has another name.
#[derive(Entity)]
#[audit(timestamps, soft_delete(view), log)]
#[waive(unlogged_action, reason = "members are removed for good by hand alone")]
pub struct Post {
    /// First of the key.
    #[key]
    #[relation(Member, on_delete(cascade))]
    pub member_id: Uuid,
    /// Second of the key.
    #[key]
    pub number: i32,
    /// What it is called.
    pub title: String,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
    /// When it was taken away.
    #[column(name = "gone \"since\" \\ 'then'", role(deleted))]
    pub gone: Option<DateTime<Utc>>,
}

/// Belongs to a post, and to whoever wrote it: two ways from a member.
#[derive(Entity)]
#[audit(soft_delete)]
#[relation(Post, on(post_member_id, post_number), on_delete(cascade))]
pub struct Comment {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Of the post's key.
    pub post_member_id: Uuid,
    /// Of the post's key.
    pub post_number: i32,
    /// Who wrote it, if not a guest.
    #[relation(Member, on_delete(cascade))]
    pub author_id: Option<Uuid>,
    /// When it was taken away.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Has no mark: stays until its member is removed for good.
#[derive(Entity)]
#[waive(hard_child_of_soft_delete, reason = "sessions of marked members are refused at sign-in")]
pub struct Session {
    /// Random.
    pub id: Uuid,
    /// Whose.
    #[relation(Member, on_delete(cascade))]
    pub member_id: Uuid,
}
