use chrono::{DateTime, Utc};
use schema_as_code::Entity;
use uuid::Uuid;

use super::User;

/// Someone who is signed in.
#[derive(Debug, Clone, PartialEq, Entity)]
#[check(expires_at > created_at, name = "sessions_expire_later")]
#[access(filter(token_hash), serves = "every request of who is signed in")]
#[access(filter(expires_at < now()), serves = "the job that removes expired sessions")]
pub struct Session {
    /// Random.
    pub id: Uuid,
    /// Who.
    #[relation(User, on_delete(cascade))]
    pub user_id: Uuid,
    /// Of the token that the browser has; never the token itself.
    #[column(len = 64, secret, unique)]
    pub token_hash: String,
    /// From then on the token is worth nothing.
    #[column(index)]
    pub expires_at: DateTime<Utc>,
    /// When the row was made.
    pub created_at: DateTime<Utc>,
    /// When the row was last changed.
    pub updated_at: DateTime<Utc>,
}
